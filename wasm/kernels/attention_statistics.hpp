/// What is measured of attention while it is trained: how sharp its weights are, and how large a
/// gradient reaches the scores through them.
#pragma once

#include "kernels/panel.hpp"

namespace spotlight::kernels {

/// Sums, over all rows of weights that were added.
struct AttentionStatistics {
  Index rows = 0;
  double largest_weight = 0;       ///< of each row
  double entropy = 0;              ///< of each row, in nats: -sum_j(weights * log(weights))
  double squared_grad_scores = 0;  ///< squares of the gradient by the masked scores
};

/// weights, grads (by the masked scores): [keys, kPanelQueries]; columns beyond the panel's count
/// are passed over.
void add_statistics(const Panel& panel, Index keys, const float* weights, const float* grads,
                    AttentionStatistics& statistics);

}  // namespace spotlight::kernels
