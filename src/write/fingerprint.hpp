// Names for texts that are the same on every machine, which std::hash does not promise.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace cotejo::detail {

/// FNV-1a, 64 bits, over texts with a NUL between two of them, which none can hold, so that no two lists of texts run
/// into the same bytes. Two of a million different lists meet with a probability of 3e-8.
class Fingerprint {
 public:
  void add(std::string_view text) {
    if (!is_first_) mix('\0');
    is_first_ = false;
    for (const char c : text) mix(c);
  }

  [[nodiscard]] std::uint64_t value() const { return state_; }

  [[nodiscard]] std::string hexadecimal() const {
    std::string digits(16, '0');
    std::uint64_t rest = state_;
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit, rest >>= 4U) {
      *digit = "0123456789abcdef"[rest & 0xFU];
    }
    return digits;
  }

 private:
  void mix(char c) { state_ = (state_ ^ static_cast<unsigned char>(c)) * 0x100000001B3U; }

  std::uint64_t state_ = 0xCBF29CE484222325U;
  bool is_first_ = true;
};

}  // namespace cotejo::detail
