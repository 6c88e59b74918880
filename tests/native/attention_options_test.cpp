// What the Attention operator of ONNX adds to plain attention, against a double reference: shared
// key-value heads, cap, windows, past keys, lengths, short and shared masks.
#include <gtest/gtest.h>

#include "helpers.hpp"
#include "model/attention.hpp"
#include "random_call.hpp"
#include "reference.hpp"

namespace spotlight {
namespace {

Tensor row(const std::vector<float>& data) {
  return tensor_of({1, static_cast<Size>(data.size())}, data);
}
Tensor column(const std::vector<float>& data) {
  return tensor_of({static_cast<Size>(data.size()), 1}, data);
}

/// Weights of queries of 0: every key that is seen has the same, so they show what is seen.
std::vector<float> seen(Size seq_len, Size kv_len, AttentionOptions options) {
  options.wants_weights = true;
  const Tensor query({seq_len, 1}, "query");
  const Tensor key({kv_len, 1}, "key");
  std::vector<float> weights = numbers_of(*attention(query, key, key, options).weights);
  for (float& weight : weights) weight = weight > 0 ? 1.0F : 0.0F;
  return weights;
}

TEST(AttentionOptions, AgreeWithTheReferenceInAllCombinations) {
  std::mt19937 rng(11);
  for (int call = 0; call < 400; ++call) {
    const RandomCall random(rng);
    const auto got = attention(random.query, random.key, random.value, random.options);
    const auto want =
        reference::attention(reference::widened(random.query), reference::widened(random.key),
                             reference::widened(random.value), random.options);
    ASSERT_EQ(got.output.shape, want.output.shape);
    expect_close(got.scores->data, want.scores.data, 0, 1e-5);
    expect_close(got.capped_scores->data, want.capped_scores.data, 0, 1e-5);
    expect_close(got.masked_scores->data, want.masked_scores.data, 0, 1e-5);
    expect_close(got.weights->data, want.weights.data, 1e-5, 1e-7);
    expect_close(got.output.data, want.output.data, 0, 1e-5);
    ASSERT_EQ(got.present_key.has_value(), random.options.wants_present);
    if (!got.present_key) continue;
    const auto keys = reference::joined(&random.past_key, reference::widened(random.key));
    ASSERT_EQ(got.present_key->shape, keys.shape);
    expect_close(got.present_key->data, keys.data, 0, 0);
  }
}

TEST(AttentionOptions, CausalIsTopLeftWithoutAPastAndShiftedWithOne) {
  EXPECT_EQ(seen(2, 4, {.causal = true}), (std::vector<float>{1, 0, 0, 0, 1, 1, 0, 0}));
  const Tensor past({2, 1}, "past");
  EXPECT_EQ(seen(2, 2, {.causal = true, .past_key = &past, .past_value = &past}),
            (std::vector<float>{1, 1, 1, 0, 1, 1, 1, 1}));
}

TEST(AttentionOptions, WindowsIncludeBothEnds) {
  EXPECT_EQ(seen(3, 4, {.window = Window{.left = 0, .right = 0}}),
            (std::vector<float>{1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0}));
  EXPECT_EQ(seen(3, 4, {.window = Window{.left = 1, .right = -1}}),
            (std::vector<float>{1, 1, 1, 1, 1, 1, 1, 1, 0, 1, 1, 1}));
}

TEST(AttentionOptions, FewerKeysThanQueriesLeaveTheFirstQueriesNothing) {
  EXPECT_EQ(seen(3, 4, {.causal = true, .kv_lengths = {2}}),
            (std::vector<float>{0, 0, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0}));
  EXPECT_EQ(seen(1, 4, {.kv_lengths = {0}}), (std::vector<float>{0, 0, 0, 0}));
}

TEST(AttentionOptions, AShortMaskHidesTheKeysBeyondIt) {
  const Tensor mask = row({0, 0});
  EXPECT_EQ(seen(2, 4, {.mask = &mask}), (std::vector<float>{1, 1, 0, 0, 1, 1, 0, 0}));
  const AllowedTensor first = allowed_of({1}, {1});
  EXPECT_EQ(seen(2, 3, {.allowed = &first}), (std::vector<float>{1, 0, 0, 1, 0, 0}));
}

TEST(AttentionOptions, VisibleKeysThatAllScoreMinusInfinityGiveNaNAndNotZero) {
  // A row sees nothing only if the mask says so.
  const Tensor query = row({1});
  const Tensor key = column({-kInfinity, -kInfinity, 1});
  const Tensor value = column({1, 2, 3});
  const Tensor mask = row({0, 0, -kInfinity});
  const auto got = attention(query, key, value, {.mask = &mask, .wants_weights = true});
  expect_close(got.weights->data, std::vector<double>{kNaN, kNaN, 0}, 0, 0);
}

TEST(AttentionOptions, AHugeNegativeMaskIsNotAHiddenRow) {
  const Tensor x = column({1, 1});
  const Tensor value = column({2, 4});
  const Tensor mask = tensor_of({2, 2}, {-1e30F, -1e30F, 0, 0});
  expect_close(attention(x, x, value, {.mask = &mask}).output.data, std::vector<double>{3, 3}, 0,
               0);
}

TEST(AttentionOptions, ThatCannotBeAreRefused) {
  const Tensor x({2, 1}, "x");
  const auto refused = [&](ErrorCode code, const std::string& message,
                           const AttentionOptions& options) {
    expect_error(code, "attention: " + message, [&] { attention(x, x, x, options); });
  };
  for (const float softcap : {-1.0F, kNaN, kInfinity}) {
    refused(ErrorCode::kInvalidArgument,
            "softcap: expected a finite number of 0 or more, got " + number_text(softcap),
            {.softcap = softcap});
  }
  refused(ErrorCode::kInvalidArgument,
          "window: expected a whole number from -1 to 2147483646, got -2",
          {.window = Window{.left = -2}});
  refused(ErrorCode::kInvalidArgument,
          "window: expected a whole number from -1 to 2147483646, got 0.5",
          {.window = Window{.right = 0.5}});
  refused(ErrorCode::kInvalidArgument, "expected past key and past value together, got one",
          {.past_key = &x});
  const Tensor wide({2, 3}, "wide");
  refused(ErrorCode::kShapeMismatch, "past key: expected shape [2, 1], got [2, 3]",
          {.past_key = &wide, .past_value = &x});
  refused(ErrorCode::kShapeMismatch, "past value: expected shape [2, 1], got [2, 3]",
          {.past_key = &x, .past_value = &wide});
  refused(ErrorCode::kInvalidArgument, "kv lengths: expected no past or present beside them",
          {.past_key = &x, .past_value = &x, .kv_lengths = {1}});
  refused(ErrorCode::kShapeMismatch, "kv lengths: expected 1 numbers, one for each batch, got 2",
          {.kv_lengths = {1, 1}});
  refused(ErrorCode::kInvalidArgument, "kv lengths: expected a whole number from 0 to 2, got 3",
          {.kv_lengths = {3}});
}

}  // namespace
}  // namespace spotlight
