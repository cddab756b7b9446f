#include "fetch/robots.hpp"

#include <algorithm>
#include <optional>

#include "text/ascii.hpp"

namespace cotejo::detail {
namespace {

struct Line {
  std::string name;  ///< in lower case
  std::string_view value;
};

std::optional<Line> read_line(std::string_view line) {
  line = line.substr(0, line.find('#'));
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  return Line{ascii::lower(ascii::trim(line.substr(0, colon))), ascii::trim(line.substr(colon + 1))};
}

bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

/// The same path always the same way: bytes beyond ASCII as %XX, in capitals.
std::string normal(std::string_view path) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (std::size_t k = 0; k < path.size(); ++k) {
    const auto byte = static_cast<unsigned char>(path[k]);
    if (byte == '%' && k + 2 < path.size() && is_hex(path[k + 1]) && is_hex(path[k + 2])) {
      for (const char c : path.substr(k, 3)) out += c >= 'a' && c <= 'f' ? static_cast<char>(c - 32) : c;
      k += 2;
    } else if (byte >= 0x80) {
      out.append({'%', kDigits[byte >> 4U], kDigits[byte & 15U]});
    } else {
      out += path[k];
    }
  }
  return out;
}

/// Each piece between stars as far to the left as it is found: if any way fits, this one does.
bool fits(std::string_view pattern, std::string_view target) {
  const bool is_anchored = pattern.ends_with('$');
  if (is_anchored) pattern.remove_suffix(1);
  std::size_t at = 0;
  for (bool is_first = true;; is_first = false) {
    const std::size_t star = pattern.find('*');
    const std::string_view piece = pattern.substr(0, star);
    if (star == std::string_view::npos && is_anchored) {
      const std::string_view rest = target.substr(at);
      return is_first ? rest == piece : rest.ends_with(piece);
    }
    const std::size_t found =
        is_first ? (target.starts_with(piece) ? 0 : std::string_view::npos) : target.find(piece, at);
    if (found == std::string_view::npos) return false;
    if (star == std::string_view::npos) return true;
    at = found + piece.size();
    pattern.remove_prefix(star + 1);
  }
}

}  // namespace

RobotsRules RobotsRules::parse(std::string_view text, std::string_view agent) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  RobotsRules own, of_all;
  bool has_own = false, is_own = false, is_for_all = false, is_in_heads = false;
  while (!text.empty()) {
    const std::size_t end = text.find_first_of("\r\n");
    const std::optional<Line> line = read_line(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (!line) continue;
    if (line->name == "user-agent") {
      if (!is_in_heads) is_own = is_for_all = false;
      is_in_heads = true;
      const std::string name = ascii::lower(line->value);
      is_own = is_own || name == agent || name.starts_with(std::string(agent) + "/");
      is_for_all = is_for_all || name == "*";
      has_own = has_own || is_own;
    } else if (line->name == "allow" || line->name == "disallow") {
      is_in_heads = false;
      if (line->value.empty()) continue;
      const Rule rule{normal(line->value), line->name == "allow"};
      if (is_own) own.rules_.push_back(rule);
      if (is_for_all) of_all.rules_.push_back(rule);
    }
  }
  return has_own ? own : of_all;
}

bool RobotsRules::allows(std::string_view target) const {
  const std::string path = normal(target);
  const Rule* best = nullptr;
  for (const Rule& rule : rules_) {
    const bool is_better = best == nullptr || rule.pattern.size() > best->pattern.size() ||
                           (rule.pattern.size() == best->pattern.size() && rule.is_allowed);
    if (is_better && fits(rule.pattern, path)) best = &rule;
  }
  return best == nullptr || best->is_allowed;
}

}  // namespace cotejo::detail
