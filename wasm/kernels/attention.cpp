#include "kernels/attention.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "kernels/causal_mask.hpp"
#include "kernels/multiply.hpp"
#include "kernels/softmax.hpp"

namespace spotlight::kernels {
namespace {

constexpr float kMinusInfinity = -std::numeric_limits<float>::infinity();

/// Whether the places alone hide key j from query i.
bool hidden_by_place(const AttentionMask& mask, Index i, Index j) {
  const Index place = i + mask.offset;
  return j >= mask.visible_len || (mask.causal && !causally_visible(place, j)) ||
         (mask.window_left >= 0 && j < place - mask.window_left) ||
         (mask.window_right >= 0 && j > place + mask.window_right);
}

/// row: [kv_len], the capped scores of query i in, its masked scores out. hidden (out): [kv_len].
/// Returns whether any key can be seen.
bool mask_row(const AttentionMask& mask, Index i, Index kv_len, float* row, std::uint8_t* hidden) {
  const auto& [bias, bias_stride, bias_length] = mask.additive;
  const auto& [allowed, allowed_stride, allowed_length] = mask.allowed;
  bool sees_something = false;
  for (Index j = 0; j < kv_len; ++j) {
    bool is_hidden = hidden_by_place(mask, i, j);
    if (bias != nullptr) {
      const float added = j < bias_length ? bias[i * bias_stride + j] : kMinusInfinity;
      row[j] += added;
      is_hidden = is_hidden || added == kMinusInfinity;
    }
    if (allowed != nullptr) {
      is_hidden = is_hidden || j >= allowed_length || allowed[i * allowed_stride + j] == 0;
    }
    // Set, not added: a hidden score of NaN or +inf would survive the addition of -inf.
    if (is_hidden) row[j] = kMinusInfinity;
    hidden[j] = is_hidden ? 1 : 0;
    sees_something = sees_something || !is_hidden;
  }
  return sees_something;
}

/// Softmax of a masked row, in place. Whether a row sees nothing is decided by the mask: keys that
/// may be seen but all score -inf give no defined weights, which is NaN and not 0.
void weigh_row(bool sees_something, Index kv_len, const std::uint8_t* hidden, float* row) {
  const bool no_score = std::all_of(row, row + kv_len, [](float s) { return s == kMinusInfinity; });
  softmax(row, kv_len, 1, row);
  if (!sees_something || !no_score) return;
  for (Index j = 0; j < kv_len; ++j) {
    if (hidden[j] == 0) row[j] = std::numeric_limits<float>::quiet_NaN();
  }
}

/// weights: [kv_len], v: [kv_len, value_dim], output_row (out): [value_dim]
///   output_row = einsum('j,jd->d', weights, v)
/// Keys of weight 0 are left out, since 0 * NaN is NaN: a hidden value must not leak.
template <typename Row>
void add_weighted_values(const float* weights, const ConstMatrixView& v, Row output_row) {
  output_row.setZero();
  for (Index j = 0; j < v.rows(); ++j) {
    if (weights[j] != 0.0F) output_row += weights[j] * v.row(j);
  }
}

/// k: [kv_len, head_dim] -> [head_dim, kv_len], in the workspace: a query then meets all keys at
/// once.
ConstMatrixView transpose_keys(const ConstMatrixView& k, AttentionWorkspace& workspace) {
  view(workspace.transposed_key.data(), k.cols(), k.rows()) = k.transpose();
  return const_view(workspace.transposed_key.data(), k.cols(), k.rows());
}

/// keys: [head_dim, kv_len]. Leaves the weights of query i in workspace.row, and on the way hands
/// each stage of the row to keep(stage, row).
template <typename Keep>
void weigh_query(const ConstMatrixView& q, const ConstMatrixView& keys, Index i, float scale,
                 float softcap, const AttentionMask& mask, AttentionWorkspace& workspace,
                 const Keep& keep) {
  const Index kv_len = keys.cols();
  float* row = workspace.row.data();
  const ConstMatrixView query_row(q.row(i).data(), 1, q.cols(), RowStride(q.outerStride()));
  multiply(query_row, keys, view(row, 1, kv_len));
  for (Index j = 0; j < kv_len; ++j) row[j] *= scale;
  keep(&AttentionStages::scores, row);

  if (softcap > 0) {
    for (Index j = 0; j < kv_len; ++j) row[j] = softcap * std::tanh(row[j] / softcap);
  }
  keep(&AttentionStages::capped_scores, row);

  const bool sees_something = mask_row(mask, i, kv_len, row, workspace.hidden.data());
  keep(&AttentionStages::masked_scores, row);

  weigh_row(sees_something, kv_len, workspace.hidden.data(), row);
  keep(&AttentionStages::weights, row);
}

}  // namespace

AttentionWorkspace::AttentionWorkspace(Index kv_len, Index head_dim)
    : transposed_key(static_cast<std::size_t>(kv_len * head_dim)),
      row(static_cast<std::size_t>(kv_len)),
      hidden(static_cast<std::size_t>(kv_len)) {}

void attention(const ConstMatrixView& q, const ConstMatrixView& k, const ConstMatrixView& v,
               float scale, float softcap, const AttentionMask& mask, AttentionWorkspace& workspace,
               MatrixView output, const AttentionStages& stages) {
  const Index kv_len = k.rows();
  const ConstMatrixView keys = transpose_keys(k, workspace);
  // Row by row, so that nothing of size seq_len * kv_len is stored unless it was asked for.
  for (Index i = 0; i < q.rows(); ++i) {
    weigh_query(q, keys, i, scale, softcap, mask, workspace, [&](auto stage, const float* row) {
      float* kept = stages.*stage;
      if (kept != nullptr) std::copy_n(row, kv_len, kept + i * kv_len);
    });
    add_weighted_values(workspace.row.data(), v, output.row(i));
  }
}

void attention_backward(const ConstMatrixView& q, const ConstMatrixView& k,
                        const ConstMatrixView& v, float scale, float softcap,
                        const AttentionMask& mask, const ConstMatrixView& grad_output,
                        AttentionWorkspace& workspace, AttentionGradients gradients) {
  const Index kv_len = k.rows();
  const ConstMatrixView keys = transpose_keys(k, workspace);
  std::vector<float>& capped = workspace.capped_row;
  std::vector<float>& grad_weights = workspace.grad_row;
  capped.resize(static_cast<std::size_t>(kv_len));
  grad_weights.resize(static_cast<std::size_t>(kv_len));
  for (Index i = 0; i < q.rows(); ++i) {
    weigh_query(q, keys, i, scale, softcap, mask, workspace, [&](auto stage, const float* row) {
      if (stage == &AttentionStages::capped_scores) std::copy_n(row, kv_len, capped.data());
    });
    const float* weights = workspace.row.data();

    // Keys of weight 0 are left out throughout, since 0 * NaN is NaN: a hidden value must not leak.
    double weighted_sum = 0;
    for (Index j = 0; j < kv_len; ++j) {
      if (weights[j] == 0.0F) continue;
      grad_weights[j] = grad_output.row(i).dot(v.row(j));
      weighted_sum += static_cast<double>(grad_weights[j]) * static_cast<double>(weights[j]);
      gradients.v.row(j) += weights[j] * grad_output.row(i);
    }
    for (Index j = 0; j < kv_len; ++j) {
      if (weights[j] == 0.0F) continue;
      float gradient = weights[j] * (grad_weights[j] - static_cast<float>(weighted_sum));
      if (gradients.mask != nullptr) gradients.mask[i * mask.additive.row_stride + j] += gradient;
      if (softcap > 0) gradient *= 1 - (capped[j] / softcap) * (capped[j] / softcap);
      gradients.q.row(i) += gradient * scale * k.row(j);
      gradients.k.row(j) += gradient * scale * q.row(i);
    }
  }
}

}  // namespace spotlight::kernels
