// XML on its way to a stream.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>
#include <string_view>

namespace cotejo::detail {

/// Puts small pieces together and hands them on in large ones, for a stream is far slower to take a piece than a
/// string.
class XmlOutput {
 public:
  explicit XmlOutput(std::ostream& out) : out_(out) {}  ///< flush() has to end its use
  XmlOutput(const XmlOutput&) = delete;
  XmlOutput& operator=(const XmlOutput&) = delete;

  /// As it is.
  XmlOutput& operator<<(std::string_view xml) {
    text_.append(xml);
    hand_on();
    return *this;
  }

  /// As the content of an element; see append_content.
  void content(std::string_view text);

  /// ' name="value"'.
  void attribute(std::string_view name, std::string_view value);

  /// Hands on what is left.
  void flush();

 private:
  static constexpr std::size_t kPiece = std::size_t{1} << 14U;  // bytes

  void hand_on() {
    if (text_.size() >= kPiece) flush();
  }
  std::ostream& out_;
  std::string text_;
};

}  // namespace cotejo::detail
