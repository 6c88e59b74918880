/// Scaled dot-product attention of one head: softmax(q k^T * scale + mask) v.
/// Source: Vaswani et al., "Attention Is All You Need" (2017), equation 1.
#pragma once

#include <cstdint>
#include <vector>

#include "kernels/matrix.hpp"

namespace spotlight::kernels {

/// Which keys a query may attend to. All parts apply together; any one can hide a key.
struct AttentionMask {
  bool causal = false;
  /// [seq_len, kv_len], added to the scores; -inf hides the key. Null: none.
  const float* additive = nullptr;
  /// [seq_len, kv_len], 1 = may attend, 0 hides the key. Null: none.
  const std::uint8_t* allowed = nullptr;
};

/// Where each stage is written: [seq_len, kv_len] each, contiguous. Null: not wanted.
struct AttentionStages {
  float* scores = nullptr;         ///< q k^T * scale, before the mask, hidden keys included
  float* masked_scores = nullptr;  ///< scores + mask, -inf where the key is hidden
  float* weights = nullptr;        ///< softmax of the masked scores, exactly 0 where hidden
};

/// Memory for attention(): kept by the caller so that heads can share it.
struct AttentionWorkspace {
  std::vector<float> transposed_key;  // [head_dim, kv_len]
  std::vector<float> row;             // [kv_len]
  AttentionWorkspace(Index kv_len, Index head_dim);
};

/// q: [seq_len, head_dim], k: [kv_len, head_dim], v: [kv_len, value_dim],
/// output (out): [seq_len, value_dim]
///   scores = einsum('id,jd->ij', q, k) * scale
///   weights = softmax_j(scores + mask)
///   output = einsum('ij,jd->id', weights, v)
/// A query that may see nothing has weights 0 and output 0. What stands behind the mask is never
/// read into a result, so NaN or infinity there does not leak. A row's bits depend on its own query
/// and on the keys it sees, not on how many rows or hidden keys there are.
void attention(const ConstMatrixView& q, const ConstMatrixView& k, const ConstMatrixView& v,
               float scale, const AttentionMask& mask, AttentionWorkspace& workspace,
               MatrixView output, const AttentionStages& stages);

}  // namespace spotlight::kernels
