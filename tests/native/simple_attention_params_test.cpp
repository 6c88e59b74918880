// SimpleAttention's parameters: how they are drawn, and how they are replaced.
#include <gtest/gtest.h>

#include "helpers.hpp"
#include "model/simple_attention.hpp"

namespace spotlight {
namespace {

std::vector<std::string> names_of(const SimpleAttention& layer) {
  std::vector<std::string> names;
  for (const auto& [name, tensor] : layer.params()) names.push_back(name);
  return names;
}

void expect_same_params(const Params& a, const Params& b) {
  ASSERT_EQ(a.size(), b.size());
  for (const auto& [name, tensor] : a) EXPECT_TRUE(same_bits(tensor, b.at(name))) << name;
}

TEST(SimpleAttentionParams, AreFourSquareMatrices) {
  const SimpleAttention layer(64, 4);
  EXPECT_EQ(names_of(layer), (std::vector<std::string>{"w_k", "w_o", "w_q", "w_v"}));
  for (const auto& [name, tensor] : layer.params()) EXPECT_EQ(tensor.shape, (Shape{64, 64}));
}

TEST(SimpleAttentionParams, HaveMeanZeroAndVarianceTwoOverEmbedDim) {
  for (const double embed_dim : {64.0, 256.0}) {
    const SimpleAttention layer(embed_dim, 4);
    for (const auto& [name, tensor] : layer.params()) {
      const auto count = static_cast<double>(tensor.data.size());
      double sum = 0;
      double sum_of_squares = 0;
      for (const float value : tensor.data) {
        sum += value;
        sum_of_squares += value * value;
      }
      const double variance = 2 / embed_dim;
      // Five standard errors: of the mean, and of a normal distribution's variance.
      EXPECT_NEAR(sum / count, 0, 5 * std::sqrt(variance / count)) << name;
      EXPECT_NEAR(sum_of_squares / count, variance, 5 * variance * std::sqrt(2 / count)) << name;
    }
  }
}

TEST(SimpleAttentionParams, FollowFromTheSeed) {
  expect_same_params(SimpleAttention(16, 2, 7).params(), SimpleAttention(16, 2, 7).params());
  expect_same_params(SimpleAttention(16, 2).params(), SimpleAttention(16, 2, 42).params());
  expect_same_params(SimpleAttention(16, 2).params(), SimpleAttention(16, 8).params());
}

TEST(SimpleAttentionParams, DifferForEverySeedAndEveryMatrix) {
  const Params params = SimpleAttention(16, 2, 7).params();
  for (const double seed : {0.0, 8.0, 4294967303.0 /* 7 + 2^32 */, 9007199254740991.0}) {
    const Params others = SimpleAttention(16, 2, seed).params();
    for (const auto& [name, tensor] : params) {
      EXPECT_NE(tensor.data, others.at(name).data) << name << ", seed " << seed;
    }
  }
  EXPECT_NE(params.at("w_q").data, params.at("w_k").data);
  EXPECT_NE(params.at("w_k").data, params.at("w_v").data);
  EXPECT_NE(params.at("w_v").data, params.at("w_o").data);
}

TEST(SimpleAttentionParams, BiasesStartAtZeroAndChangeNothing) {
  std::mt19937 rng(60);
  const SimpleAttention plain(12, 3, 1);
  const SimpleAttention biased(12, 3, 1, true);
  EXPECT_EQ(names_of(biased),
            (std::vector<std::string>{"b_k", "b_o", "b_q", "b_v", "w_k", "w_o", "w_q", "w_v"}));
  for (const char* name : {"b_q", "b_k", "b_v", "b_o"}) {
    EXPECT_EQ(biased.params().at(name).shape, (Shape{12}));
    EXPECT_EQ(biased.params().at(name).data, std::vector(12, 0.0F));
  }
  const Tensor x = random_tensor({4, 12}, rng);
  EXPECT_EQ(plain.self_attention(x, {}).data, biased.self_attention(x, {}).data);
}

TEST(SimpleAttentionParams, TheOutputBiasIsAddedToEveryRow) {
  std::mt19937 rng(61);
  SimpleAttention layer(4, 2, 1, true);
  const Tensor x = random_tensor({3, 4}, rng);
  const Tensor before = layer.self_attention(x, {});
  layer.set_params({{"b_o", tensor_of({4}, {1, 2, 3, 4})}});
  const Tensor after = layer.self_attention(x, {});
  for (std::size_t i = 0; i < 12; ++i) {
    EXPECT_EQ(after.data[i], before.data[i] + static_cast<float>(i % 4 + 1));
  }
}

TEST(SimpleAttentionParams, SettingSomeKeepsTheOthers) {
  std::mt19937 rng(62);
  SimpleAttention layer(4, 2);
  Params expected = layer.params();
  expected.at("w_k") = random_tensor({4, 4}, rng);
  layer.set_params({{"w_k", expected.at("w_k")}});
  expect_same_params(layer.params(), expected);
  layer.set_params({});
  expect_same_params(layer.params(), expected);
}

/// The bad tensor comes with a good w_k, which sorts before it: neither may be taken.
void expect_nothing_set(const std::string& name, const Tensor& bad, bool bias, ErrorCode code,
                        const std::string& message) {
  SimpleAttention layer(2, 1, 42, bias);
  const Params before = layer.params();
  expect_error(code, message, [&] {
    layer.set_params({{"w_k", tensor_of({2, 2}, {1, 2, 3, 4})}, {name, bad}});
  });
  expect_same_params(layer.params(), before);
}

TEST(SimpleAttentionParams, AreSetAllOrNothing) {
  const Tensor good = tensor_of({2, 2}, {1, 2, 3, 4});
  expect_nothing_set("w_z", good, false, ErrorCode::kInvalidArgument,
                     "set_params: expected w_q, w_k, w_v, w_o (there is no bias), got w_z");
  expect_nothing_set("x_q", good, true, ErrorCode::kInvalidArgument,
                     "set_params: expected w_q, w_k, w_v, w_o, b_q, b_k, b_v or b_o, got x_q");
  expect_nothing_set("b_q", tensor_of({2}, {1, 2}), false, ErrorCode::kInvalidArgument,
                     "set_params: expected w_q, w_k, w_v, w_o (there is no bias), got b_q");
  expect_nothing_set("w_q", tensor_of({4}, {1, 2, 3, 4}), false, ErrorCode::kShapeMismatch,
                     "set_params: w_q: expected shape [2, 2], got [4]");
  expect_nothing_set("b_q", tensor_of({1, 2}, {1, 2}), true, ErrorCode::kShapeMismatch,
                     "set_params: b_q: expected shape [2], got [1, 2]");
  expect_nothing_set("w_v", tensor_of({2, 2}, {1, 2, kNaN, 4}), false, ErrorCode::kNonFinite,
                     "set_params: w_v: expected finite numbers, got NaN at [1, 0]");
  expect_nothing_set("w_v", tensor_of({2, 2}, {1, -kInfinity, 3, 4}), false, ErrorCode::kNonFinite,
                     "set_params: w_v: expected finite numbers, got -Infinity at [0, 1]");
}

}  // namespace
}  // namespace spotlight
