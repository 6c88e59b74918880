#include "kernels/attention_head.hpp"

#include <limits>

#include "kernels/panel_softmax.hpp"
#include "kernels/pointwise.hpp"
#include "kernels/vector_math.hpp"

namespace spotlight::kernels {
namespace {

/// Whether the places alone hide any of the keys from any query of the panel.
bool places_hide(const AttentionMask& mask, const Panel& panel, Range keys) {
  return keys.begin < keys_in_place(mask, panel.first + panel.count - 1).begin ||
         keys.end > keys_in_place(mask, panel.first).end;
}

}  // namespace

const float* load_queries(const AttentionHead& head, const Panel& panel, PanelMemory& memory) {
  float* const queries = memory.rows(head.q.cols());
  transpose_in(head.q, panel, head.scale, queries);
  return queries;
}

void score_panel(const AttentionHead& head, Range keys, const float* queries, float* scores) {
  multiply(strided(rows_in(head.k, keys)), view(queries, head.k.cols(), kPanelQueries),
           view(scores, keys.size(), kPanelQueries));
}

void cap_scores(float softcap, Index keys, float* scores) {
  if (softcap <= 0) return;
  const Exp exp;
  float* const end = scores + keys * kPanelQueries;
  for (; scores != end; scores += kVectorSize) {
    store(scores, tanh(load(scores) / softcap, exp) * softcap);
  }
}

void mask_panel(const AttentionHead& head, const Panel& panel, Range keys, float* scores,
                PanelFlags& sees_something) {
  const AttentionMask& mask = head.mask;
  if (mask.panels.data != nullptr) {
    const Index start = mask.panels.offset_of(panel) + keys.begin * kPanelQueries;
    add(mask.panels.data + start, scores, keys.size() * kPanelQueries);
    sees_something.fill(true);
  } else if (mask.additive.data != nullptr || mask.allowed.data != nullptr ||
             places_hide(mask, panel, keys)) {
    mask_scores(mask, panel, keys, scores, sees_something);
  } else if (keys.size() > 0) {
    sees_something.fill(true);
  }
}

void weigh_panel(const AttentionHead& head, const Panel& panel, Range keys,
                 const PanelFlags& sees_something, float* scores) {
  PanelNumbers largest = no_score_yet();
  PanelNumbers sums{};
  raise_largest(scores, keys.size(), largest);
  for_each_block(keys, [&](Range block) {
    exponentiate(scores + (block.begin - keys.begin) * kPanelQueries, block.size(), largest, sums);
  });
  divide_visible(scores, keys.size(), sums);
  for (Index column = 0; column < panel.count; ++column) {
    if (sums[column] != 0.0F || !sees_something[column]) continue;
    for (Index j = keys.begin; j < keys.end; ++j) {
      if (is_hidden(head.mask, panel.first + column, j)) continue;
      scores[(j - keys.begin) * kPanelQueries + column] = std::numeric_limits<float>::quiet_NaN();
    }
  }
}

void add_product(const AttentionHead& head, Weights weights, const StridedView& a,
                 const ConstMatrixView& b, MatrixView out) {
  if (head.all_finite) {
    multiply_add(a, b, out);
  } else {
    multiply_add_visible(weights, a, b, out);
  }
}

void add_weighted_rows(const AttentionHead& head, const ConstMatrixView& rows, Range keys,
                       const float* weights, float* sums) {
  const MatrixView out = view(sums, rows.cols(), kPanelQueries);
  for_each_block(keys, [&](Range block) {
    const StridedView left = transposed(rows_in(rows, block));
    const ConstMatrixView right =
        view(weights + (block.begin - keys.begin) * kPanelQueries, block.size(), kPanelQueries);
    add_product(head, Weights::kB, left, right, out);
  });
}

}  // namespace spotlight::kernels
