/// One head of scaled dot-product attention, and the parts that its forward and backward kernels
/// share: softmax(cap(q k^T * scale) + mask) v. All work on one panel of queries (panel.hpp).
#pragma once

#include "kernels/attention_mask.hpp"
#include "kernels/attention_workspace.hpp"
#include "kernels/matrix.hpp"
#include "kernels/multiply.hpp"
#include "kernels/panel.hpp"

namespace spotlight::kernels {

struct AttentionHead {
  ConstMatrixView q;  ///< [seq_len, head_dim]
  ConstMatrixView k;  ///< [kv_len, head_dim]
  ConstMatrixView v;  ///< [kv_len, value_dim]
  float scale;        ///< factor on q k^T
  float softcap;      ///< scores become softcap * tanh(score / softcap); 0: they stay
  AttentionMask mask;
  /// Whether none of the matrices that are given holds NaN or infinity. If one does, products with
  /// a weight of 0 are left out: what stands behind the mask must not leak.
  bool all_finite;
};

/// Keys are taken a block at a time, and sums kept per block and then added up: that is more exact
/// than one long sum. Blocks start at multiples of this, whatever the range of keys, so that a
/// row's bits do not depend on keys that it does not see. A block of keys 64 wide fits a cache of
/// 32 KiB.
inline constexpr Index kKeyBlock = 128;

/// Calls take(block) for each block of the range, in order.
template <typename Take>
void for_each_block(Range keys, const Take& take) {
  for (Index start = keys.begin / kKeyBlock * kKeyBlock; start < keys.end; start += kKeyBlock) {
    take(Range{.begin = std::max(start, keys.begin), .end = std::min(start + kKeyBlock, keys.end)});
  }
}

/// The panel's queries in that memory: [head_dim, kPanelQueries], times the scale.
const float* load_queries(const AttentionHead& head, const Panel& panel, PanelMemory& memory);

/// queries: from load_queries(). scores (out): [keys, kPanelQueries]
///   scores = einsum('jd,di->ji', k, queries)
void score_panel(const AttentionHead& head, Range keys, const float* queries, float* scores);

/// scores: [keys, kPanelQueries], in place: softcap * tanh(scores / softcap), if there is a cap.
void cap_scores(float softcap, Index keys, float* scores);

/// Masks the scores, if anything is hidden from any query of the panel.
void mask_panel(const AttentionHead& head, const Panel& panel, Range keys, float* scores,
                PanelFlags& sees_something);

/// Softmax of each column of masked scores, in place. scores: [keys, kPanelQueries]. A query that
/// sees nothing has weights 0. Whether it sees nothing is decided by the mask: keys that may be
/// seen but all score -inf give no defined weights, which is NaN and not 0.
void weigh_panel(const AttentionHead& head, const Panel& panel, Range keys,
                 const PanelFlags& sees_something, float* scores);

/// out += a b, where what weighs nothing is left out if anything may be NaN or infinite.
void add_product(const AttentionHead& head, Weights weights, const StridedView& a,
                 const ConstMatrixView& b, MatrixView out);

/// weights: [keys, kPanelQueries], rows: [kv_len, width], sums (in and out): [width, kPanelQueries]
///   sums += einsum('ji,jc->ci', weights, rows)
void add_weighted_rows(const AttentionHead& head, const ConstMatrixView& rows, Range keys,
                       const float* weights, float* sums);

}  // namespace spotlight::kernels
