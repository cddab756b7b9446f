#include "align/scaled.hpp"

#include <gtest/gtest.h>

namespace cotejo {
namespace {

TEST(Scaled, GoesToLogarithmsAndBack) {
  for (const float ln : {0.0F, 1.0F, -1.0F, 88.0F, -103.5F, 1234.5F, -98765.0F})
    EXPECT_NEAR(Scaled::from_log(ln).log(), double{ln}, 1e-6 * (1 + std::abs(double{ln}))) << ln;
}

TEST(Scaled, ZeroStaysZero) {
  EXPECT_TRUE(Scaled().is_zero());
  EXPECT_TRUE((Scaled() * Scaled::from_log(500)).is_zero());
  EXPECT_TRUE(Scaled().normalized().is_zero());
  EXPECT_TRUE(std::isinf(Scaled().log()));
  EXPECT_EQ((Scaled() + Scaled(3)).value(), 3);
  EXPECT_EQ((Scaled(3) + Scaled()).value(), 3);
  EXPECT_EQ(Scaled().value(), 0);
}

TEST(Scaled, AddsWhatIsNearAndForgetsWhatIsFar) {
  EXPECT_NEAR((Scaled::from_log(700) + Scaled::from_log(700)).log(), 700 + std::log(2), 1e-6);
  EXPECT_NEAR((Scaled::from_log(-700) + Scaled::from_log(-699)).log(), -699 + std::log1p(std::exp(-1)), 1e-6);
  EXPECT_EQ((Scaled::from_log(700) + Scaled::from_log(100)).log(), Scaled::from_log(700).log());
  EXPECT_EQ((Scaled::from_log(100) + Scaled::from_log(700)).log(), Scaled::from_log(700).log());
}

TEST(Scaled, ProductsOfALongDocumentDoNotVanish) {
  Scaled product(1);
  for (int k = 0; k < 10000; ++k) product = (product * Scaled::from_log(-3)).normalized();
  EXPECT_NEAR(product.log(), -30000, 0.01);
  EXPECT_NEAR((product * product.normalized().inverse()).value(), 1, 1e-12);
}

TEST(Scaled, LargeMantissasAreNormalizedToo) {
  for (const double mantissa : {0x1p61, 0x1p-61, 3e300, 3e-300})
    EXPECT_NEAR(Scaled(mantissa).normalized().log(), std::log(mantissa), 1e-9) << mantissa;
}

TEST(Scaled, SmallOnesKeepSevenDigits) {
  const Scaled number = Scaled::from_log(-1000.25F) + Scaled::from_log(-1001);
  EXPECT_NEAR(Scaled(SmallScaled(number)).log(), number.log(), 1e-6);
  EXPECT_TRUE(SmallScaled().is_zero());
  EXPECT_TRUE(Scaled(SmallScaled()).is_zero());
}

}  // namespace
}  // namespace cotejo
