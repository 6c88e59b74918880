// exp and tanh of vectors against the C library's in double.
#include "kernels/vector_math.hpp"

#include <gtest/gtest.h>

#include "helpers.hpp"

namespace spotlight {
namespace {

using kernels::Exp;
using kernels::splat;

double exp_of(float x) { return static_cast<double>(Exp{}(splat(x))[0]); }
double tanh_of(float x) { return static_cast<double>(kernels::tanh(splat(x), Exp{})[0]); }

TEST(VectorMath, ExpIsWithin4e7AndTwoRoundingsOfItsArgument) {
  // log2(e) is rounded, and so is its product with x.
  for (double x = -87; x <= 88; x += 0.0137) {
    const auto argument = static_cast<float>(x);
    const double want = std::exp(static_cast<double>(argument));
    EXPECT_NEAR(exp_of(argument) / want, 1, 4e-7 + std::abs(x) * 0x1p-23) << argument;
  }
}

TEST(VectorMath, ExpIsExactWhereBitsDependOnIt) {
  EXPECT_EQ(exp_of(0), 1);
  for (const float x : {-89.0F, -1e4F, -3e38F, -kInfinity}) EXPECT_EQ(exp_of(x), 0) << x;
  EXPECT_TRUE(std::isnan(exp_of(kNaN)));
}

TEST(VectorMath, ExpNeverFallsBelowZero) {
  for (double x = -89; x <= -86; x += 0.001) {
    const double got = exp_of(static_cast<float>(x));
    EXPECT_GE(got, 0);
    EXPECT_NEAR(got, std::exp(x), 1.2e-38);
  }
}

TEST(VectorMath, TanhIsWithin4e7) {
  for (double x = -20; x <= 20; x += 0.0137) {
    const auto argument = static_cast<float>(x);
    const double want = std::tanh(static_cast<double>(argument));
    EXPECT_NEAR(tanh_of(argument), want, 4e-7 * std::abs(want)) << argument;
  }
}

TEST(VectorMath, TanhKeepsSmallNumbersAndEnds) {
  for (const float x : {0.0F, 1e-20F, -1e-20F, 1e-40F}) EXPECT_EQ(tanh_of(x), x);
  EXPECT_EQ(tanh_of(kInfinity), 1);
  EXPECT_EQ(tanh_of(-kInfinity), -1);
  EXPECT_TRUE(std::isnan(tanh_of(kNaN)));
}

}  // namespace
}  // namespace spotlight
