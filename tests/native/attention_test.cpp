// Attention against a double reference on random shapes, and its promises about bits.
#include "model/attention.hpp"

#include <gtest/gtest.h>

#include "helpers.hpp"
#include "reference.hpp"

namespace spotlight {
namespace {

struct Inputs {
  Tensor query;
  Tensor key;
  Tensor value;
};

/// Tensors of random sizes; `leading` is the shape before [seq_len, head_dim].
Inputs random_inputs(const Shape& leading, std::mt19937& rng) {
  const Size kv_len = random_size(rng, 1, 40);
  const Size head_dim = random_size(rng, 1, 33);
  const auto tensor = [&](Size length, Size width) {
    Shape shape = leading;
    shape.insert(shape.end(), {length, width});
    return random_tensor(shape, rng);
  };
  return {.query = tensor(random_size(rng, 1, 40), head_dim),
          .key = tensor(kv_len, head_dim),
          .value = tensor(kv_len, random_size(rng, 1, 33))};
}

AttentionOptions with_all_stages() {
  AttentionOptions options;
  options.wants_scores = options.wants_masked_scores = options.wants_weights = true;
  return options;
}

/// Runs attention and compares every stage with the definition.
void expect_agrees(const Inputs& inputs, const AttentionOptions& options) {
  const auto got = attention(inputs.query, inputs.key, inputs.value, options);
  const auto want =
      reference::attention(reference::widened(inputs.query), reference::widened(inputs.key),
                           reference::widened(inputs.value), options);
  EXPECT_EQ(got.output.shape, want.output.shape);
  EXPECT_EQ(got.weights->shape, want.weights.shape);
  // A score is a float32 sum of up to 33 products below 4, each addition rounded to 2^-24 of it.
  // exp() turns an absolute error of the score into a relative one of the weight.
  expect_close(got.scores->data, want.scores.data, 0, 1e-5);
  expect_close(got.masked_scores->data, want.masked_scores.data, 0, 1e-5);
  expect_close(got.weights->data, want.weights.data, 1e-5, 1e-7);
  expect_close(got.output.data, want.output.data, 0, 1e-5);
}

/// The mask shapes that [.., seq_len, kv_len] scores accept, by number.
Shape random_mask_shape(const Inputs& inputs, std::mt19937& rng) {
  Shape full = inputs.query.shape;
  full.back() = inputs.key.size(-2);
  const Size leading = inputs.query.rank() - 2;
  const Size dropped = random_size(rng, 0, leading);
  Shape shape(full.begin() + dropped, full.end());
  for (Size axis = 0; axis < leading - dropped; ++axis) {
    if (rng() % 3 == 0) shape[axis] = 1;
  }
  return shape;
}

TEST(Attention, AgreesWithTheDefinitionForEveryRankMaskAndScale) {
  std::mt19937 rng(30);
  const std::vector<Shape> leadings = {{}, {1}, {3}, {1, 2}, {2, 1}, {2, 3}};
  for (const Shape& leading : leadings) {
    for (unsigned parts = 0; parts < 16; ++parts) {  // one bit for each part of the options
      const Inputs inputs = random_inputs(leading, rng);
      const Tensor mask = random_mask(random_mask_shape(inputs, rng), rng);
      const AllowedTensor allowed = random_allowed(random_mask_shape(inputs, rng), rng);
      AttentionOptions options = with_all_stages();
      options.causal = (parts & 1U) != 0;
      if ((parts & 2U) != 0) options.mask = &mask;
      if ((parts & 4U) != 0) options.allowed = &allowed;
      if ((parts & 8U) != 0) options.scale = random_number(rng) / 4;
      SCOPED_TRACE("query " + to_string(inputs.query.shape) + ", key " +
                   to_string(inputs.key.shape) + ", mask " + to_string(mask.shape) + ", allowed " +
                   to_string(allowed.shape) + ", options " + std::to_string(parts));
      expect_agrees(inputs, options);
    }
  }
}

TEST(Attention, AnExampleByHand) {
  // Scores 1 and 0 without scale; the weight of the first key is e / (e + 1).
  const auto result = attention(tensor_of({1, 2}, {1, 0}), tensor_of({2, 2}, {1, 0, 0, 1}),
                                tensor_of({2, 1}, {10, 20}),
                                {.scale = 1.0F, .wants_scores = true, .wants_weights = true});
  EXPECT_EQ(result.scores->data, (std::vector<float>{1, 0}));
  expect_close(result.weights->data, std::vector{0.7310586, 0.2689414}, 1e-6, 0);
  expect_close(result.output.data, std::vector{12.689414}, 1e-6, 0);
}

TEST(Attention, ReturnsOnlyTheStagesAskedFor) {
  const Tensor x = tensor_of({1, 1}, {1});
  const auto none = attention(x, x, x, {});
  EXPECT_FALSE(none.scores || none.masked_scores || none.weights);
  const auto one = attention(x, x, x, {.wants_masked_scores = true});
  EXPECT_FALSE(one.scores || one.weights);
  EXPECT_EQ(one.masked_scores->data, std::vector{1.0F});
}

TEST(Attention, WeightsOfEveryRowSumToOneAtEveryLength) {
  std::mt19937 rng(31);
  for (Size length = 1; length <= 50; ++length) {
    const Tensor x = random_tensor({2, length, 6}, rng);
    const auto result = attention(x, x, x, {.causal = length % 2 == 0, .wants_weights = true});
    EXPECT_EQ(result.weights->shape, (Shape{2, length, length}));
    expect_rows_sum_to_one(*result.weights);
  }
}

TEST(Attention, GivesTheSameBitsTwiceAndAgreesWithoutTheStages) {
  std::mt19937 rng(32);
  const Inputs inputs = random_inputs({2, 3}, rng);
  const auto first = attention(inputs.query, inputs.key, inputs.value, with_all_stages());
  const auto second = attention(inputs.query, inputs.key, inputs.value, with_all_stages());
  EXPECT_TRUE(same_bits(first.output, second.output));
  EXPECT_TRUE(same_bits(*first.scores, *second.scores));
  EXPECT_TRUE(same_bits(*first.weights, *second.weights));
  const auto bare = attention(inputs.query, inputs.key, inputs.value, {});
  EXPECT_TRUE(same_bits(bare.output, attention(inputs.query, inputs.key, inputs.value, {}).output));
  // Without them the keys stream through, and are weighed in another order.
  expect_close(bare.output.data, first.output.data, 1e-6, 1e-6);
}

TEST(Attention, ARowDoesNotDependOnTheOtherQueries) {
  std::mt19937 rng(33);
  const Tensor query = random_tensor({20, 7}, rng);
  const Tensor key = random_tensor({11, 7}, rng);
  const Tensor value = random_tensor({11, 5}, rng);
  const auto whole = attention(query, key, value, {});
  for (Size rows = 1; rows < 20; ++rows) {
    const auto part = attention(first_rows(query, rows), key, value, {});
    EXPECT_TRUE(same_bits(part.output, first_rows(whole.output, rows))) << rows << " rows";
  }
}

TEST(Attention, ACausalPrefixHasTheBitsOfTheWhole) {
  std::mt19937 rng(34);
  const Tensor x = random_tensor({50, 13}, rng);
  const auto whole = attention(x, x, x, {.causal = true, .wants_weights = true});
  for (Size length = 1; length <= 50; ++length) {
    const Tensor prefix = first_rows(x, length);
    const auto part = attention(prefix, prefix, prefix, {.causal = true, .wants_weights = true});
    EXPECT_TRUE(same_bits(part.output, first_rows(whole.output, length))) << length << " words";
    for (Size i = 0; i < length; ++i) {
      EXPECT_TRUE(same_bits(&part.weights->data[i * length], &whole.weights->data[i * 50], length))
          << length << " words, row " << i;
    }
  }
}

}  // namespace
}  // namespace spotlight
