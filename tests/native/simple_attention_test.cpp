// SimpleAttention's results: against a double reference, and against attention() itself.
#include "model/simple_attention.hpp"

#include <gtest/gtest.h>

#include "helpers.hpp"
#include "reference.hpp"

namespace spotlight {
namespace {

using reference::DoubleTensor;

DoubleTensor joined(const DoubleTensor& heads) {
  const Size head_dim = heads.size(2);
  DoubleTensor result({heads.size(1), heads.size(0) * head_dim}, "joined");
  for (Size i = 0; i < result.size(0); ++i) {
    for (Size column = 0; column < result.size(1); ++column) {
      reference::at(result, 0, 0, i, column) =
          reference::at(heads, 0, column / head_dim, i, column % head_dim);
    }
  }
  return result;
}

reference::Attention reference_multi_head(const SimpleAttention& layer, const Tensor& query,
                                          const Tensor& key, const Tensor& value,
                                          const AttentionOptions& options) {
  const Params& params = layer.params();
  const auto project = [&](const DoubleTensor& x, const char* weight, const char* bias) {
    const auto found = params.find(bias);
    return reference::project(x, params.at(weight),
                              found == params.end() ? nullptr : &found->second);
  };
  const auto heads = [&](const Tensor& x, const char* weight, const char* bias) {
    return reference::split_heads(project(reference::widened(x), weight, bias), layer.num_heads());
  };
  reference::Attention result = reference::attention(
      heads(query, "w_q", "b_q"), heads(key, "w_k", "b_k"), heads(value, "w_v", "b_v"), options);
  result.output = project(joined(result.output), "w_o", "b_o");
  return result;
}

void give_random_biases(SimpleAttention& layer, std::mt19937& rng) {
  Params biases;
  for (const char* name : {"b_q", "b_k", "b_v", "b_o"}) {
    biases.emplace(name, random_tensor({layer.embed_dim()}, rng));
  }
  layer.set_params(biases);
}

TEST(SimpleAttention, SplitsSixtyFourIntoEightHeadsOfEight) {
  const SimpleAttention layer(64, 8);
  EXPECT_EQ(layer.embed_dim(), 64);
  EXPECT_EQ(layer.num_heads(), 8);
  EXPECT_EQ(layer.head_dim(), 8);
}

TEST(SimpleAttention, FiveQueriesLookAtEightKeys) {
  std::mt19937 rng(50);
  const SimpleAttention layer(64, 8);
  const Tensor query = random_tensor({5, 64}, rng);
  const Tensor key = random_tensor({8, 64}, rng);
  const auto result = layer.multi_head_attention(query, key, key, {.wants_weights = true});
  EXPECT_EQ(result.output.shape, (Shape{5, 64}));
  EXPECT_EQ(result.weights->shape, (Shape{8, 5, 8}));
  expect_rows_sum_to_one(*result.weights);
}

TEST(SimpleAttention, EveryLengthKeepsItsShapesAndRowsSumToOne) {
  std::mt19937 rng(51);
  const SimpleAttention layer(16, 4);
  for (Size length = 1; length <= 50; ++length) {
    const auto result =
        layer.forward(random_tensor({length, 16}, rng), {.causal = length % 2 == 0}, true);
    EXPECT_EQ(result.output.shape, (Shape{length, 16}));
    EXPECT_EQ(result.weights->shape, (Shape{4, length, length}));
    expect_rows_sum_to_one(*result.weights);
  }
}

TEST(SimpleAttention, MultiHeadAgreesWithTheDefinition) {
  std::mt19937 rng(52);
  for (const Size num_heads : {1, 2, 3, 6, 12}) {
    for (const bool bias : {false, true}) {
      SimpleAttention layer(12, static_cast<double>(num_heads), 7, bias);
      if (bias) give_random_biases(layer, rng);
      const Tensor query = random_tensor({5, 12}, rng);
      const Tensor key = random_tensor({8, 12}, rng);
      const Tensor value = random_tensor({8, 12}, rng);
      const Tensor mask = random_mask({num_heads, 5, 8}, rng);
      const AllowedTensor allowed = random_allowed({5, 8}, rng);
      const AttentionOptions options = {.causal = bias,
                                        .mask = &mask,
                                        .allowed = &allowed,
                                        .wants_scores = true,
                                        .wants_masked_scores = true,
                                        .wants_weights = true};
      const auto got = layer.multi_head_attention(query, key, value, options);
      const auto want = reference_multi_head(layer, query, key, value, options);
      // Relative as well, since scores here reach about 30.
      expect_close(got.scores->data, want.scores.data, 1e-5, 1e-5);
      expect_close(got.masked_scores->data, want.masked_scores.data, 1e-5, 1e-5);
      expect_close(got.weights->data, want.weights.data, 1e-5, 1e-6);
      expect_close(got.output.data, want.output.data, 1e-5, 1e-5);
    }
  }
}

TEST(SimpleAttention, OneHeadWithIdentityParamsIsPlainAttention) {
  std::mt19937 rng(53);
  SimpleAttention layer(6, 1);
  Tensor identity({6, 6}, "identity");
  for (Size i = 0; i < 6; ++i) identity.data[i * 6 + i] = 1;
  layer.set_params({{"w_q", identity}, {"w_k", identity}, {"w_v", identity}, {"w_o", identity}});
  const Tensor query = random_tensor({4, 6}, rng);
  const Tensor key = random_tensor({7, 6}, rng);
  const Tensor value = random_tensor({7, 6}, rng);
  const auto layered = layer.multi_head_attention(query, key, value, {.wants_weights = true});
  const auto plain = attention(query, key, value, {.wants_weights = true});
  EXPECT_EQ(layered.output.data, plain.output.data);
  EXPECT_EQ(layered.weights->data, plain.weights->data);
  EXPECT_EQ(layered.weights->shape, (Shape{1, 4, 7}));
}

TEST(SimpleAttention, DotProductIsAttentionOfScaleOneOnAnyWidth) {
  std::mt19937 rng(54);
  const SimpleAttention layer(64, 8);
  const Tensor query = random_tensor({4, 10}, rng);
  const Tensor key = random_tensor({7, 10}, rng);
  const Tensor value = random_tensor({7, 3}, rng);
  const auto plain = layer.dot_product_attention(query, key, value, {.causal = true});
  const auto plain_expected =
      attention(query, key, value, {.scale = 1.0F, .causal = true, .wants_weights = true});
  EXPECT_TRUE(same_bits(plain.output, plain_expected.output));
  EXPECT_TRUE(same_bits(*plain.weights, *plain_expected.weights));

  const auto scaled = layer.scaled_dot_product_attention(query, key, value, {});
  const auto scaled_expected = attention(query, key, value, {.wants_weights = true});
  EXPECT_TRUE(same_bits(scaled.output, scaled_expected.output));
  EXPECT_TRUE(same_bits(*scaled.weights, *scaled_expected.weights));
}

TEST(SimpleAttention, ForwardAndSelfAttentionAreMultiHeadOnOneInput) {
  std::mt19937 rng(55);
  const SimpleAttention layer(12, 3);
  const Tensor x = random_tensor({6, 12}, rng);
  const Tensor mask = random_mask({6, 6}, rng);
  const Masks masks = {.mask = &mask, .causal = true};
  const auto expected =
      layer.multi_head_attention(x, x, x, {.causal = true, .mask = &mask, .wants_weights = true});
  const auto forward = layer.forward(x, masks, true);
  EXPECT_TRUE(same_bits(forward.output, expected.output));
  EXPECT_TRUE(same_bits(*forward.weights, *expected.weights));
  const auto bare = layer.forward(x, masks, false);
  EXPECT_FALSE(bare.weights);
  EXPECT_TRUE(same_bits(layer.self_attention(x, masks), bare.output));
  // Without weights nothing of their size is stored; that way agrees to rounding.
  expect_close(bare.output.data, expected.output.data, 1e-5, 1e-5);
}

TEST(SimpleAttention, ACausalPrefixHasTheBitsOfTheWhole) {
  std::mt19937 rng(56);
  const SimpleAttention layer(16, 4);
  const Tensor x = random_tensor({50, 16}, rng);
  const Tensor whole = layer.self_attention(x, {.causal = true});
  for (Size length = 1; length <= 50; ++length) {
    const Tensor part = layer.self_attention(first_rows(x, length), {.causal = true});
    EXPECT_TRUE(same_bits(part, first_rows(whole, length))) << length << " words";
  }
}

/// The loss sum(output * grad_output) of the double reference, with one float32 changed a little up
/// and down: element by element of x. `step` is exact in float32.
template <typename Loss>
std::vector<double> float_differences(Tensor& x, const Loss& loss) {
  constexpr float kStep = 0x1p-10F;
  std::vector<double> gradients;
  for (float& element : x.data) {
    const float before = element;
    element = before + kStep;
    const double up = static_cast<double>(element);
    const double after = loss();
    element = before - kStep;
    gradients.push_back((after - loss()) / (up - static_cast<double>(element)));
    element = before;
  }
  return gradients;
}

TEST(SimpleAttention, GradientsAgreeWithCentralDifferences) {
  std::mt19937 rng(51);
  SimpleAttention layer(6, 2, 7, true);
  give_random_biases(layer, rng);
  Tensor query = random_tensor({4, 6}, rng);
  Tensor key = random_tensor({5, 6}, rng);
  Tensor value = random_tensor({5, 6}, rng);
  const Tensor grad_output = random_tensor({4, 6}, rng);
  const Tensor mask = random_mask({2, 4, 5}, rng);
  Params params = layer.params();
  const auto loss = [&] {
    layer.set_params(params);
    const auto output =
        reference_multi_head(layer, query, key, value, {.causal = true, .mask = &mask}).output;
    double sum = 0;
    for (std::size_t i = 0; i < output.data.size(); ++i) {
      sum += output.data[i] * static_cast<double>(grad_output.data[i]);
    }
    return sum;
  };
  const MultiHeadGradients got = layer.multi_head_attention_backward(
      query, key, value, grad_output, {.mask = &mask, .causal = true});
  // The step squared times a third derivative of some hundreds, and float32 sums of large scores.
  expect_close(got.grad_query.data, float_differences(query, loss), 1e-3, 1e-2);
  expect_close(got.grad_key.data, float_differences(key, loss), 1e-3, 1e-2);
  expect_close(got.grad_value.data, float_differences(value, loss), 1e-3, 1e-3);
  ASSERT_EQ(got.grad_params.size(), params.size());
  for (auto& [name, tensor] : params) {
    SCOPED_TRACE(name);
    ASSERT_EQ(got.grad_params.at(name).shape, tensor.shape);
    expect_close(got.grad_params.at(name).data, float_differences(tensor, loss), 1e-3, 2e-2);
  }
}

TEST(SimpleAttention, HasNoGradientsOfBiasesThatItHasNot) {
  const SimpleAttention layer(4, 2);
  std::mt19937 rng(52);
  const Tensor x = random_tensor({3, 4}, rng);
  const auto got = layer.multi_head_attention_backward(x, x, x, x, {});
  std::vector<std::string> names;
  for (const auto& [name, tensor] : got.grad_params) names.push_back(name);
  EXPECT_EQ(names, (std::vector<std::string>{"w_k", "w_o", "w_q", "w_v"}));
}

}  // namespace
}  // namespace spotlight
