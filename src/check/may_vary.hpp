// The user's list of what may vary.
#pragma once

#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "cotejo/check.hpp"

namespace cotejo {

class MayVaryList {
 public:
  explicit MayVaryList(std::span<const MayVary> entries);

  [[nodiscard]] bool has(std::string_view es, std::string_view en) const;

 private:
  std::set<std::pair<std::string, std::string>> entries_;  // the forms of their words
};

}  // namespace cotejo
