// The part of a text that decides where ICU breaks it into sentences.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace cotejo {

/// The basic idea: the rules of UAX #29 (SB5 to SB11) look at a stop, at the character before it, and at what follows
/// up to the first letter. Whatever stands between that letter and the character before the next stop decides nothing,
/// and is nearly all of a text. Without it ICU finds the same breaks for a tenth of the cost.
class Excerpt {
 public:
  /// Takes the place of the excerpt before. Line ends are shown as spaces: to ICU they end a paragraph.
  void assign(std::string_view text);

  /// Well-formed as far as the text is.
  [[nodiscard]] const std::string& shown() const { return shown_; }

  /// Where in the text that byte of shown() stands at which ICU breaks; the end of the one is the end of the other.
  /// Calls in rising order.
  [[nodiscard]] std::size_t place(std::size_t shown);

 private:
  void show(std::string_view text, std::size_t begin, std::size_t end);

  struct Piece {
    std::size_t shown, text;  // where it begins
  };

  std::string shown_;
  std::vector<Piece> pieces_;
  std::size_t piece_ = 0;  // of the latest place()
  std::size_t text_size_ = 0;
};

}  // namespace cotejo
