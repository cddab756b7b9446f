// What all modules that read or write JSON want of the library, whichever of its two kinds of objects they use.
#pragma once

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "cotejo/error.hpp"

namespace cotejo {

/// Errors: malformed, with "name:line" where the text is no JSON.
template <class Json>
Result<Json> read_json(std::string_view json, std::string_view name) {
  try {
    return Json::parse(json);
  } catch (const nlohmann::json::parse_error& refusal) {
    const std::string_view before = json.substr(0, refusal.byte == 0 ? 0 : refusal.byte - 1);
    const auto line = 1 + std::ranges::count(before, '\n');
    return fail(Errc::malformed, std::string(name) + ":" + std::to_string(line), "no JSON from here on");
  } catch (const nlohmann::json::out_of_range&) {
    return fail(Errc::malformed, std::string(name), "a number that is too large");
  }
}

/// On one line, without its end. Bytes that are no UTF-8 become U+FFFD.
template <class Json>
std::string json_line(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace cotejo
