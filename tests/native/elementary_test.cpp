// The portable logarithm, sine and cosine against the standard library's.
#include "kernels/elementary.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <random>

namespace spotlight::kernels {
namespace {

/// long double where the platform has more: the comparison then has no rounding of its own.
void expect_log(double x) {
  const long double want = std::log(static_cast<long double>(x));
  const long double error = std::abs(static_cast<long double>(portable_log(x)) - want);
  EXPECT_LE(error, 1e-15L * std::abs(want)) << "log " << x;
}

void expect_sine_cosine(double turns) {
  const long double angle = 2 * std::numbers::pi_v<long double> * turns;
  const SineCosine got = portable_sine_cosine(turns);
  EXPECT_NEAR(static_cast<double>(got.sine - std::sin(angle)), 0, 1e-15) << turns << " turns";
  EXPECT_NEAR(static_cast<double>(got.cosine - std::cos(angle)), 0, 1e-15) << turns << " turns";
}

TEST(Elementary, LogAgreesWithTheStandardLibrary) {
  std::mt19937 rng(20);
  for (int i = 0; i < 50000; ++i) {
    const double uniform = (rng() + 0.5) * 0x1p-32;  // as the random numbers ask for it
    expect_log(uniform);
    expect_log(std::ldexp(uniform, static_cast<int>(rng() % 1800) - 900));
  }
}

TEST(Elementary, LogIsAccurateAtItsEdges) {
  EXPECT_EQ(portable_log(1), 0);
  const double edges[] = {0x1p-33, 1 - 0x1p-33, 1 - 0x1p-53, 1 + 0x1p-52, 0.5, 2, 1e-300, 1e300};
  for (const double x : edges) expect_log(x);
  // Where the mantissa changes sides, from both sides.
  expect_log(std::numbers::sqrt2 / 2);
  expect_log(std::nextafter(std::numbers::sqrt2 / 2, 0));
}

TEST(Elementary, SineAndCosineAgreeWithTheStandardLibrary) {
  std::mt19937 rng(21);
  for (int i = 0; i < 50000; ++i) expect_sine_cosine((rng() + 0.5) * 0x1p-32);
}

TEST(Elementary, SineAndCosineAreAccurateWhereQuartersMeet) {
  for (int eighth = 0; eighth < 8; ++eighth) {
    expect_sine_cosine(eighth / 8.0);
    expect_sine_cosine(std::nextafter(eighth / 8.0, 1));
    expect_sine_cosine(std::nextafter((eighth + 1) / 8.0, 0));
  }
}

TEST(Elementary, QuarterTurnsAreExact) {
  EXPECT_EQ(portable_sine_cosine(0).sine, 0);
  EXPECT_EQ(portable_sine_cosine(0).cosine, 1);
  EXPECT_EQ(portable_sine_cosine(0.25).sine, 1);
  EXPECT_EQ(portable_sine_cosine(0.25).cosine, 0);
  EXPECT_EQ(portable_sine_cosine(0.5).cosine, -1);
  EXPECT_EQ(portable_sine_cosine(0.75).sine, -1);
}

}  // namespace
}  // namespace spotlight::kernels
