#include "kernels/attention_backward.hpp"

#include "kernels/panel_softmax.hpp"
#include "kernels/vector.hpp"

namespace spotlight::kernels {
namespace {

/// grads: [keys, kPanelQueries], in: by the weights, out: by the masked scores
///   grads = weights * (grads - sum_j(grads * weights))
/// Keys of weight 0 are left out, since 0 * NaN is NaN: a hidden value must not leak.
void softmax_backward(const float* weights, Range keys, float* grads) {
  for (Index column = 0; column < kPanelQueries; column += kVectorSize) {
    const auto weight = [&](Index j) { return load(weights + j * kPanelQueries + column); };
    const auto grad = [&](Index j) { return grads + j * kPanelQueries + column; };
    Vector total{};
    for_each_block(keys, [&](Range block) {
      Vector sum{};
      for (Index j = block.begin - keys.begin; j < block.end - keys.begin; ++j) {
        sum += weight(j) == 0.0F ? Vector{} : weight(j) * load(grad(j));
      }
      total += sum;
    });
    for (Index j = 0; j < keys.size(); ++j) {
      store(grad(j), weight(j) == 0.0F ? Vector{} : weight(j) * (load(grad(j)) - total));
    }
  }
}

/// grads: [keys, kPanelQueries], in place
///   grads *= 1 - (capped / softcap)^2
void cap_backward(const float* capped, float softcap, Index keys, float* grads) {
  for (Index i = 0; i < keys * kPanelQueries; i += kVectorSize) {
    const Vector grad = load(grads + i);
    const Vector ratio = load(capped + i) / softcap;
    store(grads + i, grad == 0.0F ? Vector{} : grad * (1.0F - ratio * ratio));
  }
}

/// grads: [keys, kPanelQueries], in place: grads -= by_entropy * masked
void add_entropy_gradients(const float* masked, float by_entropy, Index keys, float* grads) {
  for (Index i = 0; i < keys * kPanelQueries; i += kVectorSize) {
    store(grads + i, load(grads + i) - by_entropy * load(masked + i));
  }
}

/// A copy of a panel's numbers. numbers: [keys, kPanelQueries]
const float* copy_of(const float* numbers, Index keys, PanelMemory& memory) {
  float* const copy = memory.rows(keys);
  std::copy_n(numbers, keys * kPanelQueries, copy);
  return copy;
}

void add_mask_gradients(const AttentionHead& head, const Panel& panel, Range keys,
                        const float* grads, float* grad_mask) {
  if (head.mask.panels.data != nullptr) {
    float* const sums = grad_mask + head.mask.panels.offset_of(panel) + keys.begin * kPanelQueries;
    for (Index column = 0; column < panel.count; ++column) {
      for (Index j = 0; j < keys.size() * kPanelQueries; j += kPanelQueries) {
        sums[j + column] += grads[j + column];
      }
    }
    return;
  }
  for (Index column = 0; column < panel.count; ++column) {
    float* const row = grad_mask + (panel.first + column) * head.mask.additive.row_stride;
    // Beyond the end of a short mask all is hidden.
    const Index end = std::min(keys.end, head.mask.additive.length);
    for (Index j = keys.begin; j < end; ++j) {
      row[j] += grads[(j - keys.begin) * kPanelQueries + column];
    }
  }
}

/// weights: [keys, kPanelQueries], rows: [seq_len, width], sums (in and out): [kv_len, width]
///   sums += einsum('ji,ic->jc', weights, rows)
void add_to_keys(const AttentionHead& head, const Panel& panel, Range keys, const float* weights,
                 const ConstMatrixView& rows, MatrixView sums) {
  const StridedView left{.data = weights, .row_step = kPanelQueries, .column_step = 1};
  const ConstMatrixView right = rows_in(rows, {panel.first, panel.first + panel.count});
  const MatrixView out(sums.data() + keys.begin * sums.outerStride(), keys.size(), sums.cols(),
                       RowStride(sums.outerStride()));
  add_product(head, Weights::kA, left, right, out);
}

}  // namespace

void attention_backward(const AttentionHead& head, const Panel& panel,
                        const ConstMatrixView& grad_output, AttentionWorkspace& workspace,
                        AttentionGradients gradients) {
  const Range keys = keys_in_place(head.mask, panel);
  const float* const queries = load_queries(head, panel, workspace.queries);
  float* const weights = workspace.scores.rows(keys.size());
  score_panel(head, keys, queries, weights);
  cap_scores(head.softcap, keys.size(), weights);
  const float* const capped =
      head.softcap > 0 ? copy_of(weights, keys.size(), workspace.capped) : nullptr;
  PanelFlags sees_something{};
  mask_panel(head, panel, keys, weights, sees_something);
  const float* const masked =
      gradients.by_entropy != 0 ? copy_of(weights, keys.size(), workspace.masked) : nullptr;
  weigh_panel(head, panel, keys, sees_something, weights);

  add_to_keys(head, panel, keys, weights, grad_output, gradients.v);

  float* const grad_columns = workspace.grad_output.rows(head.v.cols());
  transpose_in(grad_output, panel, 1.0F, grad_columns);
  float* const grads = workspace.grad_scores.rows(keys.size());
  multiply(strided(rows_in(head.v, keys)), const_view(grad_columns, head.v.cols(), kPanelQueries),
           view(grads, keys.size(), kPanelQueries));
  if (masked != nullptr) {
    add_entropy_gradients(masked, gradients.by_entropy, keys.size(), grads);
  }
  softmax_backward(weights, keys, grads);
  if (gradients.statistics != nullptr) {
    add_statistics(panel, keys.size(), weights, grads, *gradients.statistics);
  }
  if (gradients.mask != nullptr) add_mask_gradients(head, panel, keys, grads, gradients.mask);
  if (capped != nullptr) cap_backward(capped, head.softcap, keys.size(), grads);
  for (Index i = 0; i < keys.size() * kPanelQueries; ++i) grads[i] *= head.scale;

  add_to_keys(head, panel, keys, grads, head.q, gradients.k);
  float* const grad_queries = workspace.grad_queries.rows_of_zeros(head.q.cols());
  add_weighted_rows(head, head.k, keys, grads, grad_queries);
  transpose_out(grad_queries, panel, gradients.q);
}

}  // namespace spotlight::kernels
