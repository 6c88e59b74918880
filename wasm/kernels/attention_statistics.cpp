#include "kernels/attention_statistics.hpp"

#include "kernels/elementary.hpp"

namespace spotlight::kernels {

void add_statistics(const Panel& panel, Index keys, const float* weights, const float* grads,
                    AttentionStatistics& statistics) {
  statistics.rows += panel.count;
  for (Index column = 0; column < panel.count; ++column) {
    float largest = 0;
    for (Index j = column; j < keys * kPanelQueries; j += kPanelQueries) {
      const double weight = weights[j];
      const double grad = grads[j];
      largest = std::max(largest, weights[j]);
      // 0 log 0 is 0: a key that weighs nothing tells nothing.
      if (weight > 0) statistics.entropy -= weight * portable_log(weight);
      statistics.squared_grad_scores += grad * grad;
    }
    statistics.largest_weight += largest;
  }
}

}  // namespace spotlight::kernels
