/// The attention operation on whole tensors: validation, batches and heads around the kernel.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "model/tensor.hpp"

namespace spotlight {

/// How far a query sees from its own place: so many keys before and after. -1 is an open side.
struct Window {
  double left = -1;
  double right = -1;
};

struct AttentionOptions {
  /// Factor on query dot key. Absent: 1 / sqrt(head_dim). 1 is the unscaled form.
  std::optional<float> scale = std::nullopt;
  /// Scores are kept within (-softcap, softcap) before any mask: softcap * tanh(score / softcap).
  /// 0: no cap. Typically 20 to 50.
  float softcap = 0;
  /// A query sees keys up to its own place only. Combines with all other masks.
  bool causal = false;
  std::optional<Window> window = std::nullopt;
  /// Added to the scores; -inf hides a key. Of 1 to 4 axes, aligned at the end with
  /// [batch, heads, seq_len, kv_len]; all but the last may be 1, for all. The last may be shorter
  /// than kv_len: keys beyond it are hidden. Null: none.
  const Tensor* mask = nullptr;
  /// The same shapes; 1 = may attend, 0 hides a key. Null: none.
  const AllowedTensor* allowed = nullptr;
  /// Keys and values of earlier calls, which come before the new ones: key's and value's shapes
  /// with past_len for kv_len. Both or none. The first query then stands at place past_len.
  const Tensor* past_key = nullptr;
  const Tensor* past_value = nullptr;
  /// How many of the keys are there, one number a batch; the last query stands at the last of them.
  /// Not together with past_key. Empty: all.
  std::vector<double> kv_lengths = {};
  /// Intermediates to return.
  bool wants_scores = false;
  bool wants_capped_scores = false;
  bool wants_masked_scores = false;
  bool wants_weights = false;
  bool wants_present = false;
};

struct AttentionResult {
  /// The query's shape with value_dim for head_dim.
  Tensor output;
  /// Each [..., seq_len, past_len + kv_len], if it was wanted.
  std::optional<Tensor> scores = std::nullopt;
  std::optional<Tensor> capped_scores = std::nullopt;
  std::optional<Tensor> masked_scores = std::nullopt;
  /// Rows sum to 1, or are 0 if they see nothing.
  std::optional<Tensor> weights = std::nullopt;
  /// Past and new keys and values, one after the other.
  std::optional<Tensor> present_key = std::nullopt;
  std::optional<Tensor> present_value = std::nullopt;
};

/// query: [..., seq_len, head_dim], key: [..., kv_len, head_dim], value: [..., kv_len, value_dim],
/// where ... is nothing, [heads] or [batch, heads]. Key and value may have fewer heads, which
/// divide the query's: consecutive heads of the query share one (grouped and multi-query
/// attention).
///   output = softmax(cap(query key^T * scale) + mask) value
/// Source: the Attention operator of ONNX, opset 25. Any floats are taken, NaN included. Throws
/// invalid_argument (rank, scale, softcap, window, kv_lengths), shape_mismatch, out_of_memory.
/// `caller` opens the messages.
AttentionResult attention(const Tensor& query, const Tensor& key, const Tensor& value,
                          const AttentionOptions& options, std::string_view caller = "attention");

/// Gradients of a loss, each with the shape of what it belongs to.
struct AttentionGradients {
  Tensor grad_query;
  Tensor grad_key;
  Tensor grad_value;
  /// Where there is a mask; summed over what was shared. 0 where the mask hides.
  std::optional<Tensor> grad_mask = std::nullopt;
  /// Where there is a past.
  std::optional<Tensor> grad_past_key = std::nullopt;
  std::optional<Tensor> grad_past_value = std::nullopt;
};

/// The gradients for a given gradient of the output, whose shape grad_output has. The same options
/// and errors; the intermediates that they want are not given.
AttentionGradients attention_backward(const Tensor& query, const Tensor& key, const Tensor& value,
                                      const Tensor& grad_output, const AttentionOptions& options,
                                      std::string_view caller = "attention_backward");

}  // namespace spotlight
