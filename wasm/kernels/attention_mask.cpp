#include "kernels/attention_mask.hpp"

#include <limits>

namespace spotlight::kernels {
namespace {

constexpr float kMinusInfinity = -std::numeric_limits<float>::infinity();

/// Whether a mask of numbers or flags hides key j from query i; in place, or not.
bool is_masked(const AttentionMask& mask, Index i, Index j) {
  const auto& [bias, bias_stride, bias_length] = mask.additive;
  const auto& [allowed, allowed_stride, allowed_length] = mask.allowed;
  return (bias != nullptr && (j >= bias_length || bias[i * bias_stride + j] == kMinusInfinity)) ||
         (allowed != nullptr && (j >= allowed_length || allowed[i * allowed_stride + j] == 0));
}

}  // namespace

Range keys_in_place(const AttentionMask& mask, Index i) {
  const Index place = i + mask.offset;
  Range keys{.begin = 0, .end = mask.visible_len};
  if (mask.causal) keys.end = std::min(keys.end, place + 1);
  if (mask.window_right >= 0) keys.end = std::min(keys.end, place + mask.window_right + 1);
  if (mask.window_left >= 0) {
    keys.begin = std::clamp<Index>(place - mask.window_left, 0, mask.visible_len);
  }
  keys.end = std::max(keys.begin, keys.end);
  return keys;
}

Range keys_in_place(const AttentionMask& mask, const Panel& panel) {
  // Both ends only ever move towards later keys.
  return {.begin = keys_in_place(mask, panel.first).begin,
          .end = keys_in_place(mask, panel.first + panel.count - 1).end};
}

bool is_hidden(const AttentionMask& mask, Index i, Index j) {
  const Range visible = keys_in_place(mask, i);
  return j < visible.begin || j >= visible.end || is_masked(mask, i, j);
}

void mask_scores(const AttentionMask& mask, const Panel& panel, Range keys, float* scores,
                 PanelFlags& sees_something) {
  const bool all_allowed = mask.additive.data == nullptr && mask.allowed.data == nullptr;
  for (Index column = 0; column < panel.count; ++column) {
    const Index i = panel.first + column;
    float* const column_scores = scores + column;
    const auto score = [&](Index j) -> float& {
      return column_scores[(j - keys.begin) * kPanelQueries];
    };
    const Range in_place = keys_in_place(mask, i);
    const Range visible{.begin = std::clamp(in_place.begin, keys.begin, keys.end),
                        .end = std::clamp(in_place.end, keys.begin, keys.end)};
    // Set, not added: a hidden score of NaN or +inf would survive the addition of -inf.
    for (Index j = keys.begin; j < visible.begin; ++j) score(j) = kMinusInfinity;
    for (Index j = visible.end; j < keys.end; ++j) score(j) = kMinusInfinity;
    if (all_allowed) {
      if (visible.size() > 0) sees_something[column] = true;
      continue;
    }
    for (Index j = visible.begin; j < visible.end; ++j) {
      if (is_masked(mask, i, j)) {
        score(j) = kMinusInfinity;
        continue;
      }
      sees_something[column] = true;
      if (mask.additive.data != nullptr) {
        score(j) += mask.additive.data[i * mask.additive.row_stride + j];
      }
    }
  }
}

}  // namespace spotlight::kernels
