/// Scaled dot-product attention of one head.
/// Source: Vaswani et al., "Attention Is All You Need" (2017), equation 1; without storing all
/// weights: Dao et al., "FlashAttention" (2022).
#pragma once

#include "kernels/attention_head.hpp"
#include "kernels/attention_workspace.hpp"

namespace spotlight::kernels {

/// Where each stage is written: [seq_len, kv_len] each, contiguous. Null: not wanted.
struct AttentionStages {
  float* scores = nullptr;         ///< q k^T * scale, before cap and mask, hidden keys included
  float* capped_scores = nullptr;  ///< softcap * tanh(scores / softcap); the scores without a cap
  float* masked_scores = nullptr;  ///< capped scores + mask, -inf where the key is hidden
  float* weights = nullptr;        ///< softmax of the masked scores, exactly 0 where hidden

  [[nodiscard]] bool any() const {
    return scores != nullptr || capped_scores != nullptr || masked_scores != nullptr ||
           weights != nullptr;
  }
};

/// Computes the panel's rows of output (out): [seq_len, value_dim]
///   scores = einsum('id,jd->ij', q, k) * scale
///   capped = softcap * tanh(scores / softcap), or the scores if softcap is 0 (Gemma 2, 2024)
///   weights = softmax_j(capped + mask)
///   output = einsum('ij,jd->id', weights, v)
/// A query that may see nothing has weights 0 and output 0. What stands behind the mask is never
/// read into a result, so NaN or infinity there does not leak. A row's bits depend on its own query
/// and on the keys it sees, not on how many rows or hidden keys there are.
/// The keys stream through a block at a time, and nothing of the size of all keys is stored.
void attention(const AttentionHead& head, const Panel& panel, AttentionWorkspace& workspace,
               MatrixView output);

/// The same with the panel's rows of all stages that are wanted; the output agrees to rounding.
void attention(const AttentionHead& head, const Panel& panel, AttentionWorkspace& workspace,
               MatrixView output, const AttentionStages& stages);

}  // namespace spotlight::kernels
