#include <algorithm>
#include <numeric>

#include "cotejo/plan.hpp"

namespace cotejo {
namespace {

/// sum * part / parts, without the product, which could be too large.
std::uint64_t share(std::uint64_t sum, std::size_t part, std::size_t parts) {
  return sum / parts * part + sum % parts * part / parts;
}

/// The border that is nearest to where it would be if things could be cut; every run has at least one of them.
class Cutter {
 public:
  Cutter(std::span<const std::uint64_t> sizes, std::size_t parts)
      : sizes_(sizes), parts_(parts), sum_(std::accumulate(sizes.begin(), sizes.end(), std::uint64_t{0})) {}

  std::vector<std::size_t> cut() {
    std::vector<std::size_t> borders = {0};
    for (std::size_t part = 1; part < parts_; ++part) {
      const std::size_t last = sizes_.size() - (parts_ - part);
      go_to(share(sum_, part, parts_), borders.back() + 1, last);
      borders.push_back(at_);
    }
    borders.push_back(sizes_.size());
    return borders;
  }

 private:
  void go_to(std::uint64_t wanted, std::size_t first, std::size_t last) {
    while (at_ < first || (at_ < last && is_nearer_after(wanted))) before_ += sizes_[at_++];
  }

  /// Whether the next border is nearer than this one.
  [[nodiscard]] bool is_nearer_after(std::uint64_t wanted) const {
    if (before_ >= wanted) return false;
    const std::uint64_t after = before_ + sizes_[at_];
    return after <= wanted || after - wanted < wanted - before_;
  }

  std::span<const std::uint64_t> sizes_;
  std::size_t parts_;
  std::uint64_t sum_;
  std::uint64_t before_ = 0;  // the sum of what lies before at_
  std::size_t at_ = 0;
};

}  // namespace

std::vector<std::size_t> cut(std::span<const std::uint64_t> sizes, std::size_t parts) {
  return Cutter(sizes, std::clamp<std::size_t>(parts, 1, std::max<std::size_t>(sizes.size(), 1))).cut();
}

}  // namespace cotejo
