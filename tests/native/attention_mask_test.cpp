// What a mask hides stays hidden: no weight, no leak, whatever stands behind it.
#include <gtest/gtest.h>

#include "helpers.hpp"
#include "model/attention.hpp"
#include "model/causal_mask.hpp"

namespace spotlight {
namespace {

AttentionResult attend(const Tensor& query, const Tensor& key, const Tensor& value,
                       AttentionOptions options) {
  options.wants_scores = options.wants_masked_scores = options.wants_weights = true;
  return attention(query, key, value, options);
}

void expect_same(const AttentionResult& a, const AttentionResult& b) {
  EXPECT_TRUE(same_bits(*a.masked_scores, *b.masked_scores));
  EXPECT_TRUE(same_bits(*a.weights, *b.weights));
  EXPECT_TRUE(same_bits(a.output, b.output));
}

TEST(AttentionMask, FutureWeightsAreExactlyZero) {
  std::mt19937 rng(40);
  const auto result = attend(random_tensor({9, 4}, rng), random_tensor({12, 4}, rng),
                             random_tensor({12, 3}, rng), {.causal = true});
  for (Size i = 0; i < 9; ++i) {
    for (Size j = 0; j < 12; ++j) {
      const Size place = i * 12 + j;
      EXPECT_EQ(result.masked_scores->data[place] == -kInfinity, j > i);
      EXPECT_EQ(result.weights->data[place] == 0, j > i);
      EXPECT_TRUE(std::isfinite(result.scores->data[place]));
    }
  }
  expect_rows_sum_to_one(*result.weights);
}

TEST(AttentionMask, ThreeWaysToBeCausalHaveTheSameBits) {
  std::mt19937 rng(41);
  const Tensor x = random_tensor({2, 8, 5}, rng);
  const Tensor mask = create_causal_mask(8);
  AllowedTensor allowed({8, 8}, "allowed");
  for (std::size_t i = 0; i < 64; ++i) allowed.data[i] = mask.data[i] == 0 ? 1 : 0;
  const auto causal = attend(x, x, x, {.causal = true});
  expect_same(causal, attend(x, x, x, {.mask = &mask}));
  expect_same(causal, attend(x, x, x, {.allowed = &allowed}));
  expect_same(causal, attend(x, x, x, {.causal = true, .mask = &mask, .allowed = &allowed}));
}

TEST(AttentionMask, AnyPartCanHideAKey) {
  const Tensor query = tensor_of({3, 1}, {1, 1, 1});
  const Tensor mask = tensor_of({3, 3}, {0, 0, 0, 0, -kInfinity, 0, 0, 0, 0});
  const AllowedTensor allowed = allowed_of({3, 3}, {1, 1, 1, 1, 1, 1, 0, 1, 1});
  const auto result =
      attend(query, query, query, {.causal = true, .mask = &mask, .allowed = &allowed});
  EXPECT_EQ(result.weights->data, (std::vector<float>{1, 0, 0, 1, 0, 0, 0, 0.5F, 0.5F}));
}

TEST(AttentionMask, AFullyMaskedRowIsZero) {
  const Tensor x = tensor_of({2, 2}, {1, 2, 3, 4});
  const Tensor mask = tensor_of({2, 2}, {-kInfinity, -kInfinity, 0, 0});
  const AllowedTensor allowed = allowed_of({2, 2}, {0, 0, 1, 1});
  const auto expect_first_row_zero = [&](const AttentionResult& result) {
    EXPECT_EQ(first_rows(*result.weights, 1).data, std::vector(2, 0.0F));
    EXPECT_EQ(first_rows(result.output, 1).data, std::vector(2, 0.0F));
    EXPECT_GT(result.output.data[2], 0);
  };
  expect_first_row_zero(attend(x, x, x, {.mask = &mask}));
  expect_first_row_zero(attend(x, x, x, {.allowed = &allowed}));
}

TEST(AttentionMask, WhatStandsBehindItDoesNotLeak) {
  std::mt19937 rng(42);
  const Tensor query = random_tensor({3, 4}, rng);
  const Tensor key = random_tensor({3, 4}, rng);
  const Tensor value = random_tensor({3, 2}, rng);
  const Tensor mask = tensor_of({3, 3}, {0, 0, -kInfinity, 0, 0, -kInfinity, 0, 0, -kInfinity});
  const auto clean = attend(query, key, value, {.mask = &mask});
  for (const float poison : {kNaN, kInfinity, -kInfinity, 3e38F}) {
    Tensor bad_key = key;
    Tensor bad_value = value;
    for (Size d = 0; d < 4; ++d) bad_key.data[2 * 4 + d] = poison;
    for (Size d = 0; d < 2; ++d) bad_value.data[2 * 2 + d] = poison;
    expect_same(clean, attend(query, bad_key, bad_value, {.mask = &mask}));
  }
}

TEST(AttentionMask, AHiddenScoreOfNaNIsShownBeforeTheMaskAndGoneAfter) {
  const Tensor query = tensor_of({1, 1}, {1});
  const Tensor key = tensor_of({3, 1}, {kNaN, kInfinity, 2});
  const Tensor value = tensor_of({3, 1}, {5, 6, 7});
  const AllowedTensor allowed = allowed_of({1, 3}, {0, 0, 1});
  const Tensor mask = tensor_of({1, 3}, {-kInfinity, -kInfinity, 0});
  const std::vector<AttentionOptions> ways = {{.mask = &mask}, {.allowed = &allowed}};
  for (const AttentionOptions& way : ways) {
    const auto result = attend(query, key, value, way);
    expect_close(result.scores->data, std::vector{kNaN, kInfinity, 2.0F}, 0, 0);
    EXPECT_EQ(result.masked_scores->data, (std::vector{-kInfinity, -kInfinity, 2.0F}));
    EXPECT_EQ(result.weights->data, (std::vector<float>{0, 0, 1}));
    EXPECT_EQ(result.output.data, std::vector{7.0F});
  }
}

TEST(AttentionMask, RawScoresAreTheSameWithAndWithoutIt) {
  std::mt19937 rng(43);
  const Tensor x = random_tensor({7, 3}, rng);
  const Tensor mask = random_mask({7, 7}, rng);
  const auto masked = attend(x, x, x, {.causal = true, .mask = &mask});
  EXPECT_TRUE(same_bits(*masked.scores, *attend(x, x, x, {}).scores));
}

TEST(AttentionMask, OneForAllHeadsEqualsACopyForEach) {
  std::mt19937 rng(44);
  const Tensor x = random_tensor({2, 3, 4, 5}, rng);
  const Tensor shared = random_mask({4, 4}, rng);
  Tensor each({2, 3, 4, 4}, "mask");
  for (std::size_t i = 0; i < each.data.size(); ++i) each.data[i] = shared.data[i % 16];
  const auto expected = attend(x, x, x, {.mask = &each});
  const std::vector<Shape> shapes = {{4, 4}, {1, 4, 4}, {1, 1, 4, 4}};
  for (const Shape& shape : shapes) {
    const Tensor mask = tensor_of(shape, numbers_of(shared));
    expect_same(expected, attend(x, x, x, {.mask = &mask}));
  }
}

TEST(AttentionMask, OneForEachHeadOrEachBatchIsRepeatedOverTheOther) {
  std::mt19937 rng(45);
  const Tensor x = random_tensor({2, 3, 4, 5}, rng);
  const auto expect_repeated = [&](const Shape& shape, Size batch_step, Size head_step) {
    const Tensor mask = random_mask(shape, rng);
    Tensor each({2, 3, 4, 4}, "mask");
    for (Size b = 0; b < 2; ++b) {
      for (Size h = 0; h < 3; ++h) {
        std::copy_n(mask.data.begin() + b * batch_step + h * head_step, 16,
                    each.data.begin() + (b * 3 + h) * 16);
      }
    }
    expect_same(attend(x, x, x, {.mask = &each}), attend(x, x, x, {.mask = &mask}));
  };
  expect_repeated({3, 4, 4}, 0, 16);
  expect_repeated({1, 3, 4, 4}, 0, 16);
  expect_repeated({2, 1, 4, 4}, 16, 0);
}

}  // namespace
}  // namespace spotlight
