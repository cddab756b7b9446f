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

std::string json_line(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

Result<Json> read_json(std::string_view json, std::string_view name) {
  try {
    return Json::parse(json);
  } catch (const Json::parse_error& refusal) {
    const std::string_view before = json.substr(0, refusal.byte == 0 ? 0 : refusal.byte - 1);
    const auto line = 1 + std::ranges::count(before, '\n');
    return fail(Errc::malformed, std::string(name) + ":" + std::to_string(line), "no JSON from here on");
  } catch (const Json::out_of_range&) {
    return fail(Errc::malformed, std::string(name), "a number that is too large");
  }
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
