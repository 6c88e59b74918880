// A projection of a caller's tensors: its values, its order of summation, and what fits what.
#include "model/linear.hpp"

#include <gtest/gtest.h>

#include "helpers.hpp"
#include "reference.hpp"

namespace spotlight {
namespace {

TEST(Linear, AgreesWithDouble) {
  std::mt19937 rng(12);
  for (int trial = 0; trial < 50; ++trial) {
    const Tensor x = random_tensor({random_size(rng, 1, 20), random_size(rng, 1, 70)}, rng);
    const Tensor weight = random_tensor({x.size(1), random_size(rng, 1, 40)}, rng);
    const Tensor bias = random_tensor({weight.size(1)}, rng);
    const Tensor* const added = trial % 2 == 0 ? &bias : nullptr;
    const Tensor got = linear(x, weight, added);
    EXPECT_EQ(got.shape, (Shape{x.size(0), weight.size(1)}));
    const auto want = reference::project(reference::widened(x), weight, added);
    expect_close(got.data, want.data, 0, 2e-5);
  }
}

TEST(Linear, AddsTheProductsInOrderAndTheBiasLast) {
  // In float32, 1 vanishes beside 2^24 unless both ones came together; here each order differs.
  const float large = 16777216.0F;
  const Tensor x = tensor_of({1, 3}, {large, 1, -large});
  const Tensor ones = tensor_of({3, 1}, {1, 1, 1});
  const Tensor one = tensor_of({1}, {1});
  EXPECT_EQ(linear(x, ones, nullptr).data[0], 0.0F);
  EXPECT_EQ(linear(x, ones, &one).data[0], 1.0F);
}

TEST(Linear, ComputesWithNaNAndInfinityAsWithAnyNumber) {
  const Tensor zero = tensor_of({1, 1}, {0});
  EXPECT_TRUE(std::isnan(linear(zero, tensor_of({1, 1}, {kInfinity}), nullptr).data[0]));
  EXPECT_TRUE(std::isnan(linear(zero, tensor_of({1, 1}, {kNaN}), nullptr).data[0]));
  const Tensor infinity = tensor_of({1}, {-kInfinity});
  EXPECT_EQ(linear(zero, zero, &infinity).data[0], -kInfinity);
}

TEST(Linear, RejectsShapesThatDoNotFit) {
  const Tensor x = tensor_of({2, 3}, {1, 2, 3, 4, 5, 6});
  const Tensor weight = tensor_of({3, 1}, {1, 2, 3});
  const Tensor pair = tensor_of({2}, {1, 2});
  const auto expect_mismatch = [](const std::string& message, const auto& call) {
    expect_error(ErrorCode::kShapeMismatch, message, call);
  };
  expect_mismatch("linear: x: expected shape [n, in], got [2]",
                  [&] { linear(pair, weight, nullptr); });
  expect_mismatch("linear: weight: expected shape [3, out], got [2, 3]",
                  [&] { linear(x, x, nullptr); });
  expect_mismatch("linear: weight: expected shape [3, out], got [2]",
                  [&] { linear(x, pair, nullptr); });
  expect_mismatch("linear: bias: expected shape [1], got [2]", [&] { linear(x, weight, &pair); });
}

}  // namespace
}  // namespace spotlight
