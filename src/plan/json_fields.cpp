#include "plan/json_fields.hpp"

#include <algorithm>
#include <utility>

namespace cotejo::detail {
namespace {

const Json& nothing() {
  static const Json kNothing;
  return kNothing;
}

bool is_list_of_texts(const Json& json) {
  return json.is_array() && std::ranges::all_of(json, [](const Json& item) { return item.is_string(); });
}

}  // namespace

Result<Json> read_json_line(std::string_view line, const std::string& place) {
  Json json = Json::parse(line, nullptr, false);
  if (json.is_discarded()) return fail(Errc::malformed, place, "no JSON");
  return json;
}

JsonFields::JsonFields(const Json& json, std::string place) : json_(json), place_(std::move(place)) {
  if (!json.is_object()) refuse({"no object (expected one)", {}});
}

bool JsonFields::has(const char* key) const { return json_.is_object() && json_.contains(key); }

const Json& JsonFields::value(const char* key) { return has(key) ? json_[key] : nothing(); }

void JsonFields::refuse(Message what) {
  if (std::exchange(is_sound_, false)) refusal_ = std::move(what);
}

std::string JsonFields::text(const char* key) {
  const Json& json = value(key);
  if (json.is_string()) return json.get<std::string>();
  refuse({"'{1}' is no text (expected a string)", {key}});
  return {};
}

std::uint64_t JsonFields::number(const char* key) {
  const Json& json = value(key);
  if (json.is_number_unsigned()) return json.get<std::uint64_t>();
  refuse({"'{1}' is no number (expected a whole one, not below 0)", {key}});
  return 0;
}

std::vector<std::string> JsonFields::list(const char* key) {
  const Json& json = value(key);
  if (is_list_of_texts(json)) return json.get<std::vector<std::string>>();
  refuse({"'{1}' is no list of texts (expected strings)", {key}});
  return {};
}

const Json& JsonFields::object(const char* key) {
  const Json& json = value(key);
  if (json.is_object()) return json;
  refuse({"'{1}' is no object (expected one)", {key}});
  return nothing();
}

const Json& JsonFields::array(const char* key) {
  const Json& json = value(key);
  if (json.is_array()) return json;
  refuse({"'{1}' is no list (expected one)", {key}});
  return nothing();
}

}  // namespace cotejo::detail
