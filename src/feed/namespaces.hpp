#pragma once

#include <cstddef>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace cotejo::feeds {

struct Namespace {
  std::string_view uri;
  std::string_view space;  ///< the usual prefix
};

/// What prefixes stand for, from the inside out.
class Namespaces {
 public:
  void open() { counts_.push_back(0); }
  void close() {
    for (; counts_.back() > 0; --counts_.back()) {
      by_prefix_[declared_.back()].pop_back();
      declared_.pop_back();
    }
    counts_.pop_back();
  }
  void declare(std::string_view prefix, Namespace meaning) {
    by_prefix_[prefix].push_back(meaning);
    declared_.push_back(prefix);
    ++counts_.back();
  }
  [[nodiscard]] const Namespace* find(std::string_view prefix) const {
    const auto found = by_prefix_.find(prefix);
    return found == by_prefix_.end() || found->second.empty() ? nullptr : &found->second.back();
  }

 private:
  std::unordered_map<std::string_view, std::vector<Namespace>> by_prefix_;
  std::vector<std::string_view> declared_;
  std::vector<std::size_t> counts_;
};

}  // namespace cotejo::feeds
