/// The gradients of attention of one head.
#pragma once

#include "kernels/attention_head.hpp"
#include "kernels/attention_statistics.hpp"
#include "kernels/attention_workspace.hpp"

namespace spotlight::kernels {

/// Where gradients go. Keys, values and masks are shared by queries, and by heads: theirs are added
/// to what stands there.
struct AttentionGradients {
  MatrixView q;  ///< [seq_len, head_dim]
  MatrixView k;  ///< [kv_len, head_dim]
  MatrixView v;  ///< [kv_len, value_dim]
  /// In the layout of mask.additive, or of mask.panels where there are those, summed over the
  /// queries that share a row. Null: not wanted.
  float* mask = nullptr;
  /// Given, not written: the gradient of the loss by the entropy (nats) of each row of weights,
  /// -sum_j(weights * log(weights)), for losses that have it as a term.
  float by_entropy = 0;
  /// What is measured on the way is added to it. Null: not wanted.
  AttentionStatistics* statistics = nullptr;
};

/// Writes the panel's rows of the query's gradient, and adds what they contribute to the others.
/// grad_output: [seq_len, value_dim], the gradient of some loss by the output; the rest as above
///   grad_weights = einsum('id,jd->ij', grad_output, v) - by_entropy * masked_scores
///   grad_masked = weights * (grad_weights - sum_j(grad_weights * weights))      (softmax)
///   grad_scores = grad_masked * (1 - (capped / softcap)^2), or grad_masked without a cap
///   grad_q = scale * einsum('ij,jd->id', grad_scores, k)
///   grad_k += scale * einsum('ij,id->jd', grad_scores, q)
///   grad_v += einsum('ij,id->jd', weights, grad_output)
/// The entropy is log(sum_j exp(masked_scores)) - sum_j(weights * masked_scores), so its gradient
/// by masked_scores is what the softmax makes of -masked_scores as grad_weights. Weights are
/// computed anew, a panel at a time: nothing of size seq_len * kv_len is stored. Hidden keys and
/// values get no gradient, and none leaks from behind the mask.
void attention_backward(const AttentionHead& head, const Panel& panel,
                        const ConstMatrixView& grad_output, AttentionWorkspace& workspace,
                        AttentionGradients gradients);

}  // namespace spotlight::kernels
