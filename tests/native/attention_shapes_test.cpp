// Both ways of attention, with streaming keys and with stored stages, against the double reference
// over shapes and values that the tiles, blocks and tails of the kernels have to get right.
#include <gtest/gtest.h>

#include "helpers.hpp"
#include "model/attention.hpp"
#include "reference.hpp"

namespace spotlight {
namespace {

struct Call {
  Tensor query;
  Tensor key;
  Tensor value;
  AttentionOptions options = {};
};

Call random_call(Size seq_len, Size kv_len, Size head_dim, Size value_dim, std::mt19937& rng) {
  return {.query = random_tensor({seq_len, head_dim}, rng),
          .key = random_tensor({kv_len, head_dim}, rng),
          .value = random_tensor({kv_len, value_dim}, rng)};
}

double largest_of(const std::vector<double>& numbers) {
  double largest = 0;
  for (const double number : numbers) {
    if (std::isfinite(number)) largest = std::max(largest, std::abs(number));
  }
  return largest;
}

/// Every score is off by some 2^-24 of the sizes that were added up in it, which is a factor in
/// its weight. `spread` is how many times larger the terms of a score are than the score itself.
void expect_both_ways_right(const Call& call, double spread = 4) {
  const auto want =
      reference::attention(reference::widened(call.query), reference::widened(call.key),
                           reference::widened(call.value), call.options);
  const double score_error = spread * 0x1p-24 * largest_of(want.scores.data);
  const double value_size = largest_of(reference::widened(call.value).data);
  const double atol = (1e-6 + score_error) * std::max(1.0, value_size);

  const auto streamed = attention(call.query, call.key, call.value, call.options);
  expect_close(streamed.output.data, want.output.data, 0, atol);

  AttentionOptions with_stages = call.options;
  with_stages.wants_weights = with_stages.wants_masked_scores = true;
  const auto stored = attention(call.query, call.key, call.value, with_stages);
  expect_close(stored.output.data, want.output.data, 0, atol);
  expect_close(stored.weights->data, want.weights.data, 0, 1e-6 + score_error);
  expect_close(stored.masked_scores->data, want.masked_scores.data, 0, 1e-5 + score_error);
  for (std::size_t i = 0; i < want.weights.data.size(); ++i) {
    if (std::isinf(want.masked_scores.data[i])) ASSERT_EQ(stored.weights->data[i], 0.0F);
  }
}

TEST(AttentionShapes, OfAnySizeUpTo300) {
  std::mt19937 rng(41);
  for (int trial = 0; trial < 60; ++trial) {
    // Few are large in all dimensions at once: the reference is slow.
    const auto size = [&](Size limit) {
      return random_size(rng, 1, rng() % 3 == 0 ? limit : std::min<Size>(limit, 40));
    };
    Call call = random_call(size(300), size(300), size(256), size(256), rng);
    call.options.causal = rng() % 2 == 0;
    if (rng() % 3 == 0) {
      call.options.window = Window{.left = static_cast<double>(random_size(rng, -1, 150)),
                                   .right = static_cast<double>(random_size(rng, -1, 150))};
    }
    if (rng() % 4 == 0) call.options.softcap = 3;
    SCOPED_TRACE(to_string(call.query.shape) + to_string(call.key.shape) +
                 to_string(call.value.shape));
    expect_both_ways_right(call);
  }
}

TEST(AttentionShapes, AroundTheSizesOfTilesAndBlocks) {
  std::mt19937 rng(42);
  for (const Size seq_len : {15, 16, 17}) {
    for (const Size kv_len : {127, 128, 129, 255, 257}) {
      for (const Size dim : {1, 2, 3, 4, 5, 16, 17}) {
        Call call = random_call(seq_len, kv_len, dim, dim, rng);
        SCOPED_TRACE(to_string(call.query.shape) + to_string(call.key.shape));
        expect_both_ways_right(call);
        call.options.causal = true;
        call.options.window = Window{.left = 3};
        expect_both_ways_right(call);
      }
    }
  }
}

TEST(AttentionShapes, MasksWhoseFirstBlocksAreEmpty) {
  std::mt19937 rng(43);
  for (const Size first_seen : {1, 2, 127, 128, 129, 200, 299}) {
    Call call = random_call(20, 300, 8, 8, rng);
    Tensor mask = random_mask({20, 300}, rng);
    AllowedTensor allowed = random_allowed({1, 300}, rng);
    for (Size i = 0; i < 20; ++i) {
      for (Size j = 0; j < first_seen; ++j) mask.data[i * 300 + j] = -kInfinity;
      mask.data[i * 300 + 299] = 0;
    }
    allowed.data[299] = 1;
    call.options.mask = &mask;
    expect_both_ways_right(call);
    call.options.allowed = &allowed;
    expect_both_ways_right(call);
    // A window that starts late: whole blocks are out of place.
    Call late = random_call(300, 300, 5, 5, rng);
    late.options.causal = true;
    late.options.window = Window{.left = static_cast<double>(300 - first_seen)};
    expect_both_ways_right(late);
  }
}

TEST(AttentionShapes, PeakedScoresUpTo10000) {
  std::mt19937 rng(44);
  for (const float peak : {10.0F, 100.0F, 1e3F, 1e4F}) {
    Call call = random_call(33, 150, 16, 7, rng);
    call.options.scale = peak / 64;  // the largest of 16 products below 4
    expect_both_ways_right(call);
    call.options.causal = true;
    expect_both_ways_right(call);
  }
}

TEST(AttentionShapes, IdenticalKeysGiveTheMeanOfWhatIsSeen) {
  std::mt19937 rng(45);
  Call call = random_call(40, 300, 9, 5, rng);
  for (Size j = 1; j < 300; ++j) {
    std::copy_n(call.key.data.begin(), 9, call.key.data.begin() + j * 9);
  }
  expect_both_ways_right(call);
  const AttentionOptions options{.causal = true, .wants_weights = true};
  const auto weights = *attention(call.query, call.key, call.value, options).weights;
  for (Size i = 0; i < 40; ++i) {
    // One exactly rounded division.
    EXPECT_EQ(weights.data[i * 300], 1.0F / static_cast<float>(i + 1));
  }
}

TEST(AttentionShapes, DenormalsAreNumbersLikeOthers) {
  std::mt19937 rng(46);
  Call call = random_call(18, 130, 6, 6, rng);
  for (float& number : call.query.data) number *= 1e-40F;
  for (float& number : call.value.data) number *= 1e-40F;
  expect_both_ways_right(call);
  const auto got = attention(call.query, call.key, call.value, {});
  const auto want =
      reference::attention(reference::widened(call.query), reference::widened(call.key),
                           reference::widened(call.value), {});
  expect_close(got.output.data, want.output.data, 0, 1e-43);
}

TEST(AttentionShapes, HugeScoresOfBothSignsOverflowNowhere) {
  Call call{.query = tensor_of({2, 1}, {1e19F, -1e19F}),
            .key = tensor_of({3, 1}, {1e19F, -1e19F, 0}),
            .value = tensor_of({3, 1}, {1, 2, 3}),
            .options = {.scale = 1.0F}};
  expect_close(attention(call.query, call.key, call.value, call.options).output.data,
               std::vector<double>{1, 2}, 0, 0);
}

TEST(AttentionShapes, AKeyOfInfiniteValueThatWeighsNothingIsLeftOut) {
  // Seen first, and then outweighed until its weight is 0: in this block or a later one.
  for (const Size kv_len : {3, 200}) {
    Tensor key({kv_len, 1}, "key");
    Tensor value({kv_len, 1}, "value");
    value.data[0] = kInfinity;
    key.data[kv_len - 1] = 1000;
    value.data[kv_len - 1] = 5;
    const Tensor query = tensor_of({1, 1}, {1});
    for (const bool wants_weights : {false, true}) {
      const AttentionOptions options{.wants_weights = wants_weights};
      EXPECT_EQ(attention(query, key, value, options).output.data[0], 5.0F);
    }
  }
}

}  // namespace
}  // namespace spotlight
