#include "kernels/attention.hpp"

#include <limits>

#include "kernels/panel_softmax.hpp"

namespace spotlight::kernels {
namespace {

constexpr float kMinusInfinity = -std::numeric_limits<float>::infinity();

/// from: [keys, kPanelQueries] -> the panel's rows of a stage [seq_len, kv_len], `outside` for the
/// keys that are not in the range.
void store_stage(float* stage, const AttentionHead& head, const Panel& panel, Range keys,
                 const float* from, float outside) {
  if (stage == nullptr) return;
  MatrixView rows = view(stage, head.q.rows(), head.k.rows());
  for (Index i = panel.first; i < panel.first + panel.count; ++i) {
    std::fill_n(&rows(i, 0), keys.begin, outside);
    std::fill(&rows(i, 0) + keys.end, &rows(i, 0) + rows.cols(), outside);
  }
  transpose_out(from, panel,
                {stage + keys.begin, rows.rows(), keys.size(), RowStride(rows.cols())});
}

}  // namespace

void attention(const AttentionHead& head, const Panel& panel, AttentionWorkspace& workspace,
               MatrixView output) {
  const Range keys = keys_in_place(head.mask, panel);
  const float* const queries = load_queries(head, panel, workspace.queries);
  float* const scores = workspace.scores.rows(std::min(kKeyBlock, keys.size()));
  float* const weighted = workspace.output.rows_of_zeros(head.v.cols());
  PanelNumbers largest = no_score_yet();
  PanelNumbers sums{};
  PanelFlags sees_something{};
  for_each_block(keys, [&](Range block) {
    score_panel(head, block, queries, scores);
    cap_scores(head.softcap, block.size(), scores);
    mask_panel(head, panel, block, scores, sees_something);
    const PanelNumbers before = largest;
    raise_largest(scores, block.size(), largest);
    if (block.begin > keys.begin) rescale(before, largest, head.v.cols(), sums, weighted);
    exponentiate(scores, block.size(), largest, sums);
    add_weighted_rows(head, head.v, block, scores, weighted);
  });
  for (Index column = 0; column < panel.count; ++column) {
    if (sums[column] == 0.0F && sees_something[column]) {
      // Seen, but nothing to weigh by: see weigh_panel().
      for (Index c = 0; c < head.v.cols(); ++c) {
        weighted[c * kPanelQueries + column] = std::numeric_limits<float>::quiet_NaN();
      }
    }
  }
  divide_visible(weighted, head.v.cols(), sums);
  transpose_out(weighted, panel, output);
}

void attention(const AttentionHead& head, const Panel& panel, AttentionWorkspace& workspace,
               MatrixView output, const AttentionStages& stages) {
  // Scores are wanted for hidden keys too; what comes after the mask is known there.
  const bool all_keys = stages.scores != nullptr || stages.capped_scores != nullptr;
  const Range keys =
      all_keys ? Range{.begin = 0, .end = head.k.rows()} : keys_in_place(head.mask, panel);
  const float* const queries = load_queries(head, panel, workspace.queries);
  float* const scores = workspace.scores.rows(keys.size());
  float* const weighted = workspace.output.rows_of_zeros(head.v.cols());
  const auto keep = [&](float* stage, float outside) {
    store_stage(stage, head, panel, keys, scores, outside);
  };
  PanelFlags sees_something{};
  score_panel(head, keys, queries, scores);
  keep(stages.scores, 0.0F);
  cap_scores(head.softcap, keys.size(), scores);
  keep(stages.capped_scores, 0.0F);
  mask_panel(head, panel, keys, scores, sees_something);
  keep(stages.masked_scores, kMinusInfinity);
  weigh_panel(head, panel, keys, sees_something, scores);
  keep(stages.weights, 0.0F);
  add_weighted_rows(head, head.v, keys, scores, weighted);
  transpose_out(weighted, panel, output);
}

}  // namespace spotlight::kernels
