// robots.txt (RFC 9309): which of a site's pages may be asked for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cotejo::detail {

class RobotsRules {
 public:
  RobotsRules() = default;  ///< all may be seen

  /// The rules for `agent`, a name in lower case; where the file has none for it, those for all. What is no rule is
  /// passed over.
  static RobotsRules parse(std::string_view text, std::string_view agent);

  /// `target`: path and query. The longest rule that fits counts, of two as long the one that allows. Linear in the
  /// rules times the target's length at worst.
  [[nodiscard]] bool allows(std::string_view target) const;

 private:
  struct Rule {
    std::string pattern;  ///< "*" stands for anything, "$" at the end for the end
    bool is_allowed = true;
  };
  std::vector<Rule> rules_;
};

}  // namespace cotejo::detail
