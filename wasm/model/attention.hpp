/// The attention operation on whole tensors: validation, batches and heads around the kernel.
#pragma once

#include <optional>
#include <string_view>

#include "model/tensor.hpp"

namespace spotlight {

struct AttentionOptions {
  /// Factor on query dot key. Absent: 1 / sqrt(head_dim). 1 is the unscaled form.
  std::optional<float> scale = std::nullopt;
  /// A query sees keys up to its own place only. Combines with mask and allowed.
  bool causal = false;
  /// Added to the scores; -inf hides a key. [seq_len, kv_len], [heads, seq_len, kv_len] or
  /// [batch, heads, seq_len, kv_len]; batch and heads may be 1. Null: none.
  const Tensor* mask = nullptr;
  /// The same shapes; 1 = may attend, 0 hides a key. Null: none.
  const AllowedTensor* allowed = nullptr;
  /// Intermediates to return.
  bool wants_scores = false;
  bool wants_masked_scores = false;
  bool wants_weights = false;
};

struct AttentionResult {
  /// The query's shape with value_dim for head_dim.
  Tensor output;
  /// Each [..., seq_len, kv_len], if it was wanted.
  std::optional<Tensor> scores = std::nullopt;
  std::optional<Tensor> masked_scores = std::nullopt;
  /// Rows sum to 1, or are 0 if they see nothing.
  std::optional<Tensor> weights = std::nullopt;
};

/// query: [..., seq_len, head_dim], key: [..., kv_len, head_dim], value: [..., kv_len, value_dim],
/// where ... is nothing, [heads] or [batch, heads].
///   output = softmax(query key^T * scale + mask) value
/// Any floats are taken, NaN included. Throws invalid_argument (rank, scale), shape_mismatch,
/// out_of_memory. `caller` opens the messages.
AttentionResult attention(const Tensor& query, const Tensor& key, const Tensor& value,
                          const AttentionOptions& options, std::string_view caller = "attention");

}  // namespace spotlight
