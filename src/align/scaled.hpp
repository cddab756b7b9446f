// Probabilities too small, and likelihoods too large, for a floating-point number.
#pragma once

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numbers>
#include <utility>

namespace cotejo {

/// A number m · 2^e >= 0. Sums of products over a whole document neither overflow nor vanish, and take no logarithms:
/// an alignment of 300 sentences may be e^2000 times as likely as another that turns out to be the better one.
/// Products and sums of a few dozen numbers may be taken before one has to be normalized.
class Scaled {
 public:
  constexpr Scaled() = default;  ///< 0
  constexpr explicit Scaled(double mantissa, std::int32_t exponent = 0) : mantissa_(mantissa), exponent_(exponent) {}

  /// e^ln, to seven digits.
  static Scaled from_log(float ln) {
    const double power = double{ln} * std::numbers::log2e;
    const auto whole = static_cast<std::int32_t>(power);
    return Scaled(double{std::exp2(static_cast<float>(power - whole))}, whole);
  }
  /// Minus infinity for 0.
  [[nodiscard]] double log() const {
    if (is_zero()) return -std::numeric_limits<double>::infinity();
    return std::log(mantissa_) + exponent_ * std::numbers::ln2;
  }
  /// As it is, or 0 below 2^-60.
  [[nodiscard]] double value() const { return mantissa_ * power_of_two(exponent_); }

  [[nodiscard]] constexpr bool is_zero() const { return mantissa_ == 0; }

  [[nodiscard]] Scaled inverse() const { return Scaled(1 / mantissa_, -exponent_).normalized(); }
  [[nodiscard]] Scaled normalized() const {
    if (is_zero()) return {};
    const auto bits = std::bit_cast<std::uint64_t>(mantissa_);
    const auto shift = static_cast<std::int32_t>(bits >> kMantissaBits) - kBias;
    return Scaled(std::bit_cast<double>((bits & kFraction) | kOne), exponent_ + shift);
  }

  friend constexpr Scaled operator*(Scaled a, Scaled b) {
    return Scaled(a.mantissa_ * b.mantissa_, a.exponent_ + b.exponent_);
  }
  friend Scaled operator+(Scaled a, Scaled b) { return a += b; }
  Scaled& operator+=(Scaled other) {
    if (exponent_ < other.exponent_) std::swap(*this, other);
    mantissa_ += other.mantissa_ * power_of_two(other.exponent_ - exponent_);
    return *this;
  }

 private:
  static constexpr int kMantissaBits = 52, kBias = 1023;
  static constexpr std::uint64_t kOne = std::uint64_t{kBias} << kMantissaBits;  // the bits of 1.0
  static constexpr std::uint64_t kFraction = (std::uint64_t{1} << kMantissaBits) - 1;
  static constexpr std::int32_t kZero = std::numeric_limits<std::int32_t>::min() / 4;  // far below every other exponent
  static constexpr std::int32_t kLeast = -60;  // a difference that does not show in a sum

  /// 0 below kLeast. Requires what is at most kBias.
  static double power_of_two(std::int32_t exponent) {
    if (exponent < kLeast) return 0;
    return std::bit_cast<double>(static_cast<std::uint64_t>(exponent + kBias) << kMantissaBits);
  }

  friend class SmallScaled;

  double mantissa_ = 0;
  std::int32_t exponent_ = kZero;
};

/// The same to seven digits, in half the memory.
class SmallScaled {
 public:
  constexpr SmallScaled() = default;  ///< 0
  explicit SmallScaled(Scaled number) : mantissa_(static_cast<float>(number.mantissa_)), exponent_(number.exponent_) {}

  [[nodiscard]] bool is_zero() const { return mantissa_ == 0; }
  explicit operator Scaled() const { return Scaled(double{mantissa_}, exponent_); }

 private:
  float mantissa_ = 0;
  std::int32_t exponent_ = 0;
};

}  // namespace cotejo
