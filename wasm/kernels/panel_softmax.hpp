/// The steps of a softmax over keys that come a block at a time, for a panel of queries at once.
/// Source: Milakov and Gimelshein, "Online normalizer calculation for softmax" (2018).
#pragma once

#include <limits>

#include "kernels/panel.hpp"

namespace spotlight::kernels {

/// One number for each query of a panel.
using PanelNumbers = std::array<float, kPanelQueries>;

/// What the largest score is before any was seen: finite, so that the difference of two is a
/// number.
inline PanelNumbers no_score_yet() {
  PanelNumbers numbers;
  numbers.fill(std::numeric_limits<float>::lowest());
  return numbers;
}

/// scores: [keys, kPanelQueries]. largest is raised to each column's largest score. NaN is passed
/// over: its exponential will be NaN, and so will the sum.
void raise_largest(const float* scores, Index keys, PanelNumbers& largest);

/// scores: [keys, kPanelQueries], in place: exp(scores - largest). Their sum is added to sums. A
/// score of -inf becomes exactly 0.
void exponentiate(float* scores, Index keys, const PanelNumbers& largest, PanelNumbers& sums);

/// After largest was raised from `before`: brings what was summed up to then to the new scale.
/// sums: [kPanelQueries], weighted: [width, kPanelQueries]
void rescale(const PanelNumbers& before, const PanelNumbers& largest, Index width,
             PanelNumbers& sums, float* weighted);

/// numbers: [rows, kPanelQueries], in place: divided by the column's sum. 0 stays 0, also where the
/// sum is 0 or NaN: it is hidden.
void divide_visible(float* numbers, Index rows, const PanelNumbers& sums);

}  // namespace spotlight::kernels
