/// Scaled dot-product attention of one head: softmax(q k^T * scale + mask) v.
/// Source: Vaswani et al., "Attention Is All You Need" (2017), equation 1.
#pragma once

#include <cstdint>
#include <vector>

#include "kernels/matrix.hpp"

namespace spotlight::kernels {

/// One mask of one head. Row i starts at data + i * row_stride (0: all queries share one row) and
/// is `length` long; keys beyond it are hidden. Null data: there is none.
template <typename T>
struct MaskPart {
  const T* data = nullptr;
  Index row_stride = 0;
  Index length = 0;
};

/// Which keys a query may attend to. All parts apply together; any one can hide a key. Query i
/// stands at place i + offset among the keys.
struct AttentionMask {
  /// Keys after the query's place are hidden.
  bool causal = false;
  /// Keys more than this many places before or after the query's are hidden; negative: an open
  /// side.
  Index window_left = -1;
  Index window_right = -1;
  Index offset = 0;
  /// Only the first so many keys are there.
  Index visible_len = 0;
  MaskPart<float> additive;        ///< added to the scores; -inf hides the key
  MaskPart<std::uint8_t> allowed;  ///< 1 = may attend, 0 hides the key
};

/// Where each stage is written: [seq_len, kv_len] each, contiguous. Null: not wanted.
struct AttentionStages {
  float* scores = nullptr;         ///< q k^T * scale, before cap and mask, hidden keys included
  float* capped_scores = nullptr;  ///< softcap * tanh(scores / softcap); the scores without a cap
  float* masked_scores = nullptr;  ///< capped scores + mask, -inf where the key is hidden
  float* weights = nullptr;        ///< softmax of the masked scores, exactly 0 where hidden
};

/// Memory for attention(): kept by the caller so that heads can share it.
struct AttentionWorkspace {
  std::vector<float> transposed_key;  // [head_dim, kv_len]
  std::vector<float> row;             // [kv_len]
  std::vector<float> capped_row;      // [kv_len], used by attention_backward() only
  std::vector<float> grad_row;        // [kv_len], the same
  std::vector<std::uint8_t> hidden;   // [kv_len]
  AttentionWorkspace(Index kv_len, Index head_dim);
};

/// q: [seq_len, head_dim], k: [kv_len, head_dim], v: [kv_len, value_dim],
/// output (out): [seq_len, value_dim]
///   scores = einsum('id,jd->ij', q, k) * scale
///   capped = softcap * tanh(scores / softcap), or the scores if softcap is 0 (Gemma 2, 2024)
///   weights = softmax_j(capped + mask)
///   output = einsum('ij,jd->id', weights, v)
/// A query that may see nothing has weights 0 and output 0. What stands behind the mask is never
/// read into a result, so NaN or infinity there does not leak. A row's bits depend on its own query
/// and on the keys it sees, not on how many rows or hidden keys there are.
void attention(const ConstMatrixView& q, const ConstMatrixView& k, const ConstMatrixView& v,
               float scale, float softcap, const AttentionMask& mask, AttentionWorkspace& workspace,
               MatrixView output, const AttentionStages& stages);

/// Where gradients are added up; all start at what the caller put there.
struct AttentionGradients {
  MatrixView q;  ///< [seq_len, head_dim]
  MatrixView k;  ///< [kv_len, head_dim]
  MatrixView v;  ///< [kv_len, value_dim]
  /// In the layout of mask.additive, summed over the queries that share a row. Null: not wanted.
  float* mask = nullptr;
};

/// grad_output: [seq_len, value_dim], the gradient of some loss by the output; the rest as above
///   grad_weights = einsum('id,jd->ij', grad_output, v)
///   grad_masked = weights * (grad_weights - sum_j(grad_weights * weights))      (softmax)
///   grad_scores = grad_masked * (1 - (capped / softcap)^2), or grad_masked without a cap
///   grad_q += scale * einsum('ij,jd->id', grad_scores, k)
///   grad_k += scale * einsum('ij,id->jd', grad_scores, q)
///   grad_v += einsum('ij,id->jd', weights, grad_output)
/// Weights are computed anew, row by row: nothing of size seq_len * kv_len is stored. Hidden keys
/// and values get no gradient, and none leaks from behind the mask.
void attention_backward(const ConstMatrixView& q, const ConstMatrixView& k,
                        const ConstMatrixView& v, float scale, float softcap,
                        const AttentionMask& mask, const ConstMatrixView& grad_output,
                        AttentionWorkspace& workspace, AttentionGradients gradients);

}  // namespace spotlight::kernels
