// What ICU says of the characters that nearly all text is made of.
#pragma once

#include <array>

namespace cotejo {

/// Nearly every character of Spanish and English is below U+0250, and a look-up there costs less than ICU's properties,
/// which are asked for the rest.
template <class Property>
class LowCharacters {
 public:
  using Ask = Property (*)(char32_t);

  explicit LowCharacters(Ask ask) : ask_(ask) {
    for (char32_t c = 0; c < known_.size(); ++c) known_[c] = ask(c);
  }

  [[nodiscard]] Property operator()(char32_t c) const { return c < known_.size() ? known_[c] : ask_(c); }

 private:
  std::array<Property, 0x250> known_{};
  Ask ask_;
};

}  // namespace cotejo
