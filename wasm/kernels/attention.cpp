#include "kernels/attention.hpp"

#include <algorithm>
#include <limits>

#include "kernels/causal_mask.hpp"
#include "kernels/multiply.hpp"
#include "kernels/softmax.hpp"

namespace spotlight::kernels {
namespace {

constexpr float kMinusInfinity = -std::numeric_limits<float>::infinity();

/// row: [kv_len], the scores of query i in, its masked scores out.
void mask_row(const AttentionMask& mask, Index i, Index kv_len, float* row) {
  const float* additive = mask.additive == nullptr ? nullptr : mask.additive + i * kv_len;
  const std::uint8_t* allowed = mask.allowed == nullptr ? nullptr : mask.allowed + i * kv_len;
  for (Index j = 0; j < kv_len; ++j) {
    if (additive != nullptr) row[j] += additive[j];
    // Set, not added: a hidden score of NaN or +inf would survive the addition of -inf.
    const bool hidden = (mask.causal && !causally_visible(i, j)) ||
                        (additive != nullptr && additive[j] == kMinusInfinity) ||
                        (allowed != nullptr && allowed[j] == 0);
    if (hidden) row[j] = kMinusInfinity;
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

}  // namespace

AttentionWorkspace::AttentionWorkspace(Index kv_len, Index head_dim)
    : transposed_key(static_cast<std::size_t>(kv_len * head_dim)),
      row(static_cast<std::size_t>(kv_len)) {}

void attention(const ConstMatrixView& q, const ConstMatrixView& k, const ConstMatrixView& v,
               float scale, const AttentionMask& mask, AttentionWorkspace& workspace,
               MatrixView output, const AttentionStages& stages) {
  const Index seq_len = q.rows();
  const Index kv_len = k.rows();
  const Index head_dim = q.cols();

  MatrixView k_transposed = view(workspace.transposed_key.data(), head_dim, kv_len);
  k_transposed = k.transpose();
  const ConstMatrixView keys = const_view(workspace.transposed_key.data(), head_dim, kv_len);

  // Row by row, so that nothing of size seq_len * kv_len is stored unless it was asked for.
  float* row = workspace.row.data();
  const auto keep = [&](float* stage, Index i) {
    if (stage != nullptr) std::copy_n(row, kv_len, stage + i * kv_len);
  };
  for (Index i = 0; i < seq_len; ++i) {
    const ConstMatrixView query_row(q.row(i).data(), 1, head_dim, RowStride(q.outerStride()));
    multiply(query_row, keys, view(row, 1, kv_len));
    for (Index j = 0; j < kv_len; ++j) row[j] *= scale;
    keep(stages.scores, i);

    mask_row(mask, i, kv_len, row);
    keep(stages.masked_scores, i);

    softmax(row, kv_len, 1, row);
    keep(stages.weights, i);

    add_weighted_values(row, v, output.row(i));
  }
}

}  // namespace spotlight::kernels
