#include "feed/json.hpp"

namespace cotejo::feeds {
namespace {

/// Brackets inside texts do not nest.
bool is_deeper(std::string_view text, std::size_t max_depth) {
  std::size_t depth = 0;
  bool is_in_text = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '"') is_in_text = !is_in_text;
    if (is_in_text && c == '\\') ++at;
    if (is_in_text) continue;
    if ((c == '[' || c == '{') && ++depth > max_depth) return true;
    if ((c == ']' || c == '}') && depth > 0) --depth;
  }
  return false;
}

}  // namespace

std::optional<Json> read_json(std::string_view text, std::size_t max_depth) {
  if (is_deeper(text, max_depth)) return std::nullopt;
  Json value = Json::parse(text, nullptr, false);
  if (value.is_discarded()) return std::nullopt;
  return value;
}

std::string text_of(const Json& object, std::initializer_list<const char*> names) {
  if (!object.is_object()) return {};
  for (const char* name : names) {
    const auto found = object.find(name);
    if (found == object.end()) continue;
    if (found->is_string() && !found->get_ref<const std::string&>().empty()) return found->get<std::string>();
    if (found->is_number()) return found->dump();
  }
  return {};
}

const Json& list_of(const Json& object, const char* name) {
  static const Json kNone = Json::array();
  if (!object.is_object()) return kNone;
  const auto found = object.find(name);
  return found != object.end() && (found->is_array() || found->is_object()) ? *found : kNone;
}

}  // namespace cotejo::feeds
