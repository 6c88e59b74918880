/// SimpleAttention(embed_dim, num_heads): the cheat sheet's class, with real parameters.
#pragma once

#include <memory>
#include <string>

#include "model/attention.hpp"
#include "model/multi_head_job.hpp"
#include "model/params.hpp"
#include "model/tensor.hpp"

namespace spotlight {

/// Masks of one call; shapes as in AttentionOptions. Additive ones may hold -inf.
struct Masks {
  const Tensor* mask = nullptr;
  const AllowedTensor* allowed = nullptr;
  bool causal = false;
};

/// Multi-head attention with its own parameters. Inputs are two-dimensional and finite; each method
/// throws shape_mismatch, non_finite (also for parameters) or out_of_memory.
class SimpleAttention {
 public:
  /// The four matrices are drawn from N(0, 2 / embed_dim) by the seed, biases are 0.
  /// Throws invalid_argument unless embed_dim and num_heads are whole, 1 or more, and divisible.
  SimpleAttention(double embed_dim, double num_heads, double seed = 42, bool bias = false);

  [[nodiscard]] Size embed_dim() const { return embed_dim_; }
  [[nodiscard]] Size num_heads() const { return num_heads_; }
  [[nodiscard]] Size head_dim() const { return embed_dim_ / num_heads_; }

  /// Without parameters: query [seq_len, width], key [kv_len, width], value [kv_len, value_dim] of
  /// any width; scale 1. Gives output [seq_len, value_dim] and weights [seq_len, kv_len].
  [[nodiscard]] AttentionResult dot_product_attention(const Tensor& query, const Tensor& key,
                                                      const Tensor& value,
                                                      const Masks& masks) const;
  /// The same with scale 1 / sqrt(width).
  [[nodiscard]] AttentionResult scaled_dot_product_attention(const Tensor& query, const Tensor& key,
                                                             const Tensor& value,
                                                             const Masks& masks) const;

  /// query [seq_len, embed_dim], key and value [kv_len, embed_dim], projected and split into heads:
  ///   head_h = attention(query w_q, key w_k, value w_v) on the columns of head h
  ///   output = concat(head_1 ... head_n) w_o
  /// Gives output [seq_len, embed_dim] and the stages wanted [num_heads, seq_len, kv_len].
  [[nodiscard]] AttentionResult multi_head_attention(const Tensor& query, const Tensor& key,
                                                     const Tensor& value,
                                                     const AttentionOptions& options) const;

  /// The gradients for grad_output [seq_len, embed_dim], the gradient of a loss by the output.
  [[nodiscard]] MultiHeadGradients multi_head_attention_backward(const Tensor& query,
                                                                 const Tensor& key,
                                                                 const Tensor& value,
                                                                 const Tensor& grad_output,
                                                                 const Masks& masks) const;

  /// x [seq_len, embed_dim] attends to itself. Gives [seq_len, embed_dim].
  [[nodiscard]] Tensor self_attention(const Tensor& x, const Masks& masks) const;
  /// The same, with weights [num_heads, seq_len, seq_len] if return_weights.
  [[nodiscard]] AttentionResult forward(const Tensor& x, const Masks& masks,
                                        bool return_weights) const;

  /// The four above in steps: the same checks, and the same results. `caller` opens the messages.
  [[nodiscard]] std::unique_ptr<MultiHeadJob> multi_head_job(const Tensor& query, const Tensor& key,
                                                             const Tensor& value,
                                                             const AttentionOptions& options) const;
  [[nodiscard]] std::unique_ptr<MultiHeadJob> self_attention_job(const Tensor& x,
                                                                 const Masks& masks,
                                                                 bool return_weights,
                                                                 std::string_view caller) const;
  [[nodiscard]] std::unique_ptr<MultiHeadBackwardJob> multi_head_backward_job(
      const Tensor& query, const Tensor& key, const Tensor& value, const Tensor& grad_output,
      const Masks& masks) const;

  [[nodiscard]] const Params& params() const { return *params_; }
  /// Replaces the parameters that are given and keeps the others. All or nothing: throws
  /// invalid_argument (unknown name), shape_mismatch or non_finite before anything is changed.
  void set_params(const Params& params);

 private:
  void require_inputs(const Tensor& query, const Tensor& key, const Tensor& value,
                      std::string_view caller) const;
  void require_masks(const AttentionOptions& options, Size seq_len, Size kv_len,
                     std::string_view caller) const;
  void require_embeddings(const Tensor& x, std::string_view length_name,
                          std::string_view name) const;
  [[nodiscard]] std::unique_ptr<MultiHeadJob> checked_job(const Tensor& query, const Tensor& key,
                                                          const Tensor& value,
                                                          const AttentionOptions& options,
                                                          std::string_view caller) const;

  Size embed_dim_;
  Size num_heads_;
  /// Replaced as a whole when some are set: jobs that run go on with what they began with.
  std::shared_ptr<const Params> params_;
};

}  // namespace spotlight
