// The border to the JSON library: what is read is of the kind that is expected, or there is an error.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "cotejo/error.hpp"

namespace cotejo::detail {

using Json = nlohmann::ordered_json;

/// Errors: malformed.
Result<Json> read_json_line(std::string_view line, const std::string& place);

/// The fields of an object. The first one that is not what is asked for is remembered, and the rest is empty or 0.
class JsonFields {
 public:
  /// `place` is how the user knows the object.
  JsonFields(const Json& json, std::string place);

  std::string text(const char* key);
  std::uint64_t number(const char* key);
  /// Of texts.
  std::vector<std::string> list(const char* key);
  /// The value, of whatever kind; null when there is none.
  const Json& value(const char* key);
  /// Null unless the value is of that kind.
  const Json& object(const char* key);
  const Json& array(const char* key);
  [[nodiscard]] bool has(const char* key) const;

  void refuse(Message what);
  /// `value`, or the error.
  template <class T>
  Result<T> conclude(T value) {
    if (is_sound_) return value;
    return tl::unexpected(Error{Errc::malformed, place_, refusal_});
  }

 private:
  const Json& json_;
  std::string place_;
  bool is_sound_ = true;
  Message refusal_;
};

}  // namespace cotejo::detail
