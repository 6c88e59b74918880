// Half precision against its definition: every half there is, and floats at and beside every place
// where rounding turns.
#include "model/float16.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <limits>
#include <random>

namespace spotlight {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

bool is_nan(unsigned half) { return (half & 0x7C00U) == 0x7C00 && (half & 0x3FFU) != 0; }

/// (-1)^sign 2^(exponent - 15) (1 + fraction / 1024), and the subnormal and infinite ones.
double value_of(unsigned half) {
  const int exponent = static_cast<int>(half >> 10U & 0x1FU);
  const double fraction = (half & 0x3FFU) / 1024.0;
  const double magnitude = exponent == 31  ? kInfinity
                           : exponent == 0 ? std::ldexp(fraction, -14)
                                           : std::ldexp(1 + fraction, exponent - 15);
  return (half & 0x8000U) == 0 ? magnitude : -magnitude;
}

/// The nearest half, found in double: to whole multiples of the unit in its last place.
double rounded(float value) {
  if (value == 0 || std::isinf(value)) return value;
  const double magnitude = std::abs(static_cast<double>(value));
  const double unit = std::ldexp(1, std::max(std::ilogb(magnitude), -14) - 10);
  const double nearest = std::nearbyint(magnitude / unit) * unit;  // of two, the even multiple
  return std::copysign(nearest >= 65536 ? kInfinity : nearest, value);
}

void expect_rounded(float value) {
  const double got = value_of(half_from(value));
  ASSERT_EQ(got, rounded(value)) << value;
  ASSERT_EQ(std::signbit(got), std::signbit(value)) << value;
}

TEST(Float16, EveryHalfHasTheValueOfItsDefinition) {
  for (unsigned half = 0; half < 0x10000; ++half) {
    const float value = float_from(static_cast<std::uint16_t>(half));
    if (is_nan(half)) {
      ASSERT_TRUE(std::isnan(value)) << half;
    } else {
      ASSERT_EQ(value, value_of(half)) << half;
    }
    ASSERT_EQ(std::signbit(value), half >= 0x8000) << half;
  }
}

TEST(Float16, EveryHalfComesBackAsItWasNaNsIncluded) {
  for (unsigned half = 0; half < 0x10000; ++half) {
    ASSERT_EQ(half_from(float_from(static_cast<std::uint16_t>(half))), half);
  }
}

TEST(Float16, FloatsAtAndBesideEveryMidpointGoToTheNearestOrTheEvenHalf) {
  constexpr unsigned kLargest = 0x7BFF;
  for (unsigned half = 0; half <= kLargest; ++half) {
    const double above = half == kLargest ? 65536 : value_of(half + 1);
    const auto midpoint = static_cast<float>((value_of(half) + above) / 2);
    for (const float value : {std::nextafter(midpoint, 0.0F), midpoint,
                              std::nextafter(midpoint, std::numeric_limits<float>::max())}) {
      expect_rounded(value);
      expect_rounded(-value);
    }
  }
}

TEST(Float16, AnyFloatGoesToTheNearestHalf) {
  std::mt19937 rng(16);
  for (int n = 0; n < 300'000; ++n) {
    const auto value = std::bit_cast<float>(static_cast<std::uint32_t>(rng()));
    if (std::isnan(value)) {
      ASSERT_TRUE(is_nan(half_from(value)));
    } else {
      expect_rounded(value);
    }
  }
}

TEST(Float16, NaNStaysNaNEvenWhereItsBitsDoNotFit) {
  EXPECT_TRUE(is_nan(half_from(std::bit_cast<float>(0x7F800001U))));
  EXPECT_TRUE(is_nan(half_from(std::bit_cast<float>(0xFF801FFFU))));
}

}  // namespace
}  // namespace spotlight
