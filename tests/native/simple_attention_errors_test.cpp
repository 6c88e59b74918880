// What SimpleAttention refuses, and what it says.
#include <gtest/gtest.h>

#include "helpers.hpp"
#include "model/simple_attention.hpp"

namespace spotlight {
namespace {

Tensor zeros(const Shape& shape) { return {shape, "zeros"}; }

void expect_no_layer(double embed_dim, double num_heads, double seed, ErrorCode code,
                     const std::string& message) {
  expect_error(code, "SimpleAttention: " + message,
               [&] { SimpleAttention(embed_dim, num_heads, seed); });
}

TEST(SimpleAttentionErrors, EmbedDimNotDivisibleByNumHeads) {
  expect_no_layer(64, 7, 42, ErrorCode::kInvalidArgument,
                  "expected embed_dim divisible by num_heads, got embed_dim 64 and num_heads 7");
  expect_no_layer(4, 8, 42, ErrorCode::kInvalidArgument,
                  "expected embed_dim divisible by num_heads, got embed_dim 4 and num_heads 8");
}

TEST(SimpleAttentionErrors, SizesThatAreNotWholeOrNotPositive) {
  const auto expect_bad_size = [](double size, const std::string& got) {
    const std::string message = ": expected a whole number of 1 or more, got " + got;
    expect_no_layer(size, 1, 42, ErrorCode::kInvalidArgument, "embed_dim" + message);
    expect_no_layer(64, size, 42, ErrorCode::kInvalidArgument, "num_heads" + message);
  };
  expect_bad_size(0, "0");
  expect_bad_size(-64, "-64");
  expect_bad_size(0.5, "0.5");
  expect_bad_size(64.25, "64.25");
  expect_bad_size(kNaN, "NaN");
  expect_bad_size(kInfinity, "Infinity");
}

TEST(SimpleAttentionErrors, SizesTooLargeToAddress) {
  expect_no_layer(65536, 8, 42, ErrorCode::kOutOfMemory,
                  "w_q, w_k, w_v, w_o [4, 65536, 65536] is too large: expected at most 536870912 "
                  "elements");
  expect_no_layer(2147483647, 1, 42, ErrorCode::kOutOfMemory,
                  "w_q, w_k, w_v, w_o [4, 2147483647, 2147483647] is too large: expected at most "
                  "536870912 elements");
  expect_no_layer(1e20, 1, 42, ErrorCode::kOutOfMemory,
                  "embed_dim: 1e+20 is too large for any array");
}

TEST(SimpleAttentionErrors, MoreHeadsThanDimensionsAreNoQuestionOfMemory) {
  expect_no_layer(64, 4294967296, 42, ErrorCode::kInvalidArgument,
                  "expected embed_dim divisible by num_heads, got embed_dim 64 and num_heads "
                  "4294967296");
}

TEST(SimpleAttentionErrors, SeedsThatAreNoSafeIntegers) {
  for (const double seed : {-1.0, 0.5, 9007199254740992.0, 1e300, double{kNaN}}) {
    EXPECT_THROW(SimpleAttention(4, 2, seed), Error) << seed;
  }
  expect_no_layer(4, 2, -1, ErrorCode::kInvalidArgument,
                  "seed: expected a whole number from 0 to 9007199254740991, got -1");
  EXPECT_NO_THROW(SimpleAttention(4, 2, 9007199254740991.0));
}

TEST(SimpleAttentionErrors, InputsOfAnotherWidth) {
  const SimpleAttention layer(64, 4);
  expect_error(ErrorCode::kShapeMismatch, "forward: x: expected shape [seq_len, 64], got [10, 32]",
               [&] {
                 (void)layer.forward(zeros({10, 32}), {}, false);
               });
  expect_error(ErrorCode::kShapeMismatch,
               "self_attention: x: expected shape [seq_len, 64], got [1, 10, 64]", [&] {
                 (void)layer.self_attention(zeros({1, 10, 64}), {});
               });
  const auto expect_multi_head = [&](const std::string& message, const Shape& query,
                                     const Shape& key, const Shape& value) {
    expect_error(ErrorCode::kShapeMismatch, "multi_head_attention: " + message, [&] {
      (void)layer.multi_head_attention(zeros(query), zeros(key), zeros(value), {});
    });
  };
  expect_multi_head("query: expected shape [seq_len, 64], got [64]", {64}, {8, 64}, {8, 64});
  expect_multi_head("key: expected shape [kv_len, 64], got [8, 63]", {5, 64}, {8, 63}, {8, 64});
  expect_multi_head("value: expected shape [kv_len, 64], got [8, 1]", {5, 64}, {8, 64}, {8, 1});
  expect_multi_head("value: expected shape [8, 64], got [7, 64]", {5, 64}, {8, 64}, {7, 64});
}

TEST(SimpleAttentionErrors, DotProductsOfAnotherRankOrWidth) {
  const SimpleAttention layer(64, 4);
  expect_error(
      ErrorCode::kShapeMismatch,
      "dot_product_attention: query: expected shape [seq_len, width], got [1, 5, 8]", [&] {
        (void)layer.dot_product_attention(zeros({1, 5, 8}), zeros({5, 8}), zeros({5, 8}), {});
      });
  expect_error(
      ErrorCode::kShapeMismatch,
      "scaled_dot_product_attention: value: expected shape [kv_len, value_dim], got [7]", [&] {
        (void)layer.scaled_dot_product_attention(zeros({5, 8}), zeros({7, 8}), zeros({7}), {});
      });
  expect_error(
      ErrorCode::kShapeMismatch,
      "scaled_dot_product_attention: key: expected shape [7, 8], got [7, 9]", [&] {
        (void)layer.scaled_dot_product_attention(zeros({5, 8}), zeros({7, 9}), zeros({7, 8}), {});
      });
}

TEST(SimpleAttentionErrors, NumbersThatAreNotFinite) {
  const SimpleAttention layer(4, 2);
  const Tensor good = zeros({2, 4});
  Tensor bad = good;
  bad.data[6] = kInfinity;
  const auto expect_non_finite = [](const std::string& message, const auto& call) {
    expect_error(ErrorCode::kNonFinite,
                 message + ": expected finite numbers, got Infinity at [1, 2]", call);
  };
  expect_non_finite("forward: x", [&] { (void)layer.forward(bad, {}, true); });
  expect_non_finite("self_attention: x", [&] { (void)layer.self_attention(bad, {}); });
  expect_non_finite("multi_head_attention: query",
                    [&] { (void)layer.multi_head_attention(bad, good, good, {}); });
  expect_non_finite("multi_head_attention: key",
                    [&] { (void)layer.multi_head_attention(good, bad, good, {}); });
  expect_non_finite("multi_head_attention: value",
                    [&] { (void)layer.multi_head_attention(good, good, bad, {}); });
  expect_non_finite("dot_product_attention: key",
                    [&] { (void)layer.dot_product_attention(good, bad, good, {}); });
  expect_non_finite("scaled_dot_product_attention: value",
                    [&] { (void)layer.scaled_dot_product_attention(good, good, bad, {}); });
}

TEST(SimpleAttentionErrors, MasksThatAreNeitherFiniteNorMinusInfinity) {
  const SimpleAttention layer(4, 2);
  const Tensor x = zeros({2, 4});
  const Tensor bad = tensor_of({2, 2}, {0, -kInfinity, kNaN, 0});
  const Tensor good = tensor_of({2, 2}, {0, -kInfinity, -1, 0});
  const std::string rest = ": mask: expected finite numbers or -Infinity, got NaN at [1, 0]";
  expect_error(ErrorCode::kNonFinite, "forward" + rest,
               [&] { (void)layer.forward(x, {.mask = &bad}, false); });
  expect_error(ErrorCode::kNonFinite, "multi_head_attention" + rest,
               [&] { (void)layer.multi_head_attention(x, x, x, {.mask = &bad}); });
  expect_error(ErrorCode::kNonFinite, "dot_product_attention" + rest,
               [&] { (void)layer.dot_product_attention(x, x, x, {.mask = &bad}); });
  EXPECT_NO_THROW((void)layer.forward(x, {.mask = &good}, false));
}

TEST(SimpleAttentionErrors, MasksOfAnotherShape) {
  const SimpleAttention layer(4, 2);
  const Tensor x = zeros({3, 4});
  for (const Shape& shape : {Shape{2, 2}, {3, 2}, {1, 3}, {3}, {1, 2, 3, 3}, {3, 3, 3}}) {
    const Tensor mask = zeros(shape);
    expect_error(ErrorCode::kShapeMismatch,
                 "forward: mask: expected shape [3, 3] or [2, 3, 3], got " + to_string(shape),
                 [&] { (void)layer.forward(x, {.mask = &mask}, false); });
  }
}

}  // namespace
}  // namespace spotlight
