// Where in a TMX a reader is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace cotejo::detail {

/// Takes the elements of a well-formed file in order. Where an element stands decides what it is, so that one out of
/// place is nothing.
class TmxPlace {
 public:
  enum class Kind : std::uint8_t { outside, unit, note, property, variant, segment };

  [[nodiscard]] Kind kind() const { return kind_; }

  /// Whether the element opens a place of its own, which then is kind().
  bool start(std::string_view element);
  /// Whether the element's end closes what was kind() before.
  bool end(std::string_view element);

 private:
  bool open(Kind kind);

  Kind kind_ = Kind::outside;
  std::size_t inline_depth_ = 0;  // of elements in the segment
};

}  // namespace cotejo::detail
