// What attention refuses, and that its messages say what was expected and what came.
#include <gtest/gtest.h>

#include "helpers.hpp"
#include "model/attention.hpp"

namespace spotlight {
namespace {

Tensor zeros(const Shape& shape) { return {shape, "zeros"}; }

void expect_refused(ErrorCode code, const std::string& message, const Shape& query,
                    const Shape& key, const Shape& value) {
  expect_error(code, message, [&] { attention(zeros(query), zeros(key), zeros(value), {}); });
}

void expect_shape_mismatch(const std::string& message, const Shape& query, const Shape& key,
                           const Shape& value) {
  expect_refused(ErrorCode::kShapeMismatch, message, query, key, value);
}

void expect_mask_refused(const Shape& query, const Shape& key, const Shape& mask_shape,
                         const std::string& expectation) {
  const Tensor mask = zeros(mask_shape);
  const AllowedTensor allowed(mask_shape, "allowed");
  const std::string message = expectation + ", got " + to_string(mask_shape);
  expect_error(ErrorCode::kShapeMismatch, "attention: mask: " + message,
               [&] { attention(zeros(query), zeros(key), zeros(key), {.mask = &mask}); });
  expect_error(ErrorCode::kShapeMismatch, "attention: allowed: " + message,
               [&] { attention(zeros(query), zeros(key), zeros(key), {.allowed = &allowed}); });
}

TEST(AttentionErrors, QueryOfAnotherRank) {
  const std::string expectation =
      "attention: query: expected [seq_len, head_dim], [heads, seq_len, head_dim] or [batch, "
      "heads, seq_len, head_dim], got ";
  expect_refused(ErrorCode::kInvalidArgument, expectation + "[4]", {4}, {4}, {4});
  expect_refused(ErrorCode::kInvalidArgument, expectation + "[1, 1, 1, 1, 1]", {1, 1, 1, 1, 1},
                 {1, 1, 1, 1, 1}, {1, 1, 1, 1, 1});
}

TEST(AttentionErrors, KeyOrValueOfAnotherRankThanTheQuery) {
  expect_shape_mismatch("attention: key: expected shape [2, 5, 8], got [5, 8]", {2, 5, 8}, {5, 8},
                        {5, 8});
  expect_shape_mismatch("attention: value: expected shape [5, 8], got [1, 5, 8]", {5, 8}, {5, 8},
                        {1, 5, 8});
  expect_shape_mismatch("attention: key: expected shape [5, 8], got [8]", {5, 8}, {8}, {8});
}

TEST(AttentionErrors, KeyOfAnotherWidth) {
  expect_shape_mismatch("attention: key: expected shape [7, 8], got [7, 6]", {5, 8}, {7, 6},
                        {7, 8});
}

TEST(AttentionErrors, ValueOfAnotherLength) {
  expect_shape_mismatch("attention: value: expected shape [7, 3], got [6, 3]", {5, 8}, {7, 8},
                        {6, 3});
}

TEST(AttentionErrors, OtherHeadsOrBatches) {
  expect_shape_mismatch("attention: key: expected shape [4, 7, 8], got [3, 7, 8]", {4, 5, 8},
                        {3, 7, 8}, {3, 7, 8});
  expect_shape_mismatch("attention: value: expected shape [2, 7, 8], got [4, 7, 8]", {4, 5, 8},
                        {2, 7, 8}, {4, 7, 8});
  expect_shape_mismatch("attention: value: expected shape [2, 4, 7, 8], got [3, 4, 7, 8]",
                        {2, 4, 5, 8}, {2, 4, 7, 8}, {3, 4, 7, 8});
}

TEST(AttentionErrors, MaskOfAnotherShape) {
  const std::string plain = "expected shape [5, 7], or one for each head [1, 5, 7]";
  expect_mask_refused({5, 8}, {7, 8}, {7, 5}, plain);
  expect_mask_refused({5, 8}, {7, 8}, {5, 8}, plain);
  expect_mask_refused({5, 8}, {7, 8}, {4, 7}, plain);
  expect_mask_refused({5, 8}, {7, 8}, {8}, plain);
  expect_mask_refused({5, 8}, {7, 8}, {2, 5, 7}, plain);
  expect_mask_refused({5, 8}, {7, 8}, {1, 1, 1, 5, 7}, plain);
  // Found by the fuzzer: the last axis of a mask without axes was read all the same.
  expect_mask_refused({5, 8}, {7, 8}, {}, plain);
  const std::string heads = "expected shape [5, 7], or one for each head [4, 5, 7]";
  expect_mask_refused({4, 5, 8}, {4, 7, 8}, {3, 5, 7}, heads);
  expect_mask_refused({2, 4, 5, 8}, {2, 4, 7, 8}, {3, 4, 5, 7}, heads);
  expect_mask_refused({2, 4, 5, 8}, {2, 4, 7, 8}, {2, 2, 5, 7}, heads);
}

TEST(AttentionErrors, ScaleThatIsNoNumber) {
  const Tensor x = zeros({1, 1});
  for (const float scale : {kNaN, kInfinity, -kInfinity}) {
    expect_error(ErrorCode::kInvalidArgument,
                 "attention: scale: expected a finite number, got " + number_text(scale),
                 [&] { attention(x, x, x, {.scale = scale}); });
  }
}

TEST(AttentionErrors, StagesTooLargeToAddressAreRefusedBeforeAnyWork) {
  // 70000^2 passes 32 bits; the result would be 19.6 GB, so this ends at once or not at all.
  const Tensor x = zeros({70000, 1});
  expect_error(
      ErrorCode::kOutOfMemory,
      "attention: weights [70000, 70000] is too large: expected at most 536870912 elements",
      [&] { attention(x, x, x, {.wants_weights = true}); });
  expect_error(ErrorCode::kOutOfMemory,
               "attention: scores [70000, 70000] is too large: expected at most 536870912 elements",
               [&] { attention(x, x, x, {.wants_scores = true}); });
  expect_error(ErrorCode::kOutOfMemory,
               "attention: masked scores [70000, 70000] is too large: expected at most 536870912 "
               "elements",
               [&] { attention(x, x, x, {.wants_masked_scores = true}); });
}

TEST(AttentionErrors, AnOutputTooLargeToAddressIsRefused) {
  // Small inputs, but 70000 rows of 70000 values each.
  expect_error(ErrorCode::kOutOfMemory,
               "attention: output [70000, 70000] is too large: expected at most 536870912 elements",
               [&] {
                 attention(zeros({70000, 1}), zeros({1, 1}), zeros({1, 70000}), {});
               });
}

TEST(AttentionErrors, MessagesOpenWithTheCaller) {
  const Tensor x = zeros({2, 2});
  expect_error(ErrorCode::kShapeMismatch, "my_layer: value: expected shape [2, 2], got [3, 2]",
               [&] {
                 attention(x, x, zeros({3, 2}), {}, "my_layer");
               });
}

}  // namespace
}  // namespace spotlight
