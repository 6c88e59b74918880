/// Memory for the attention kernels, kept by the caller so that panels and heads can share it.
#pragma once

#include <vector>

#include "kernels/panel.hpp"

namespace spotlight::kernels {

/// Some rows of a panel's width; they grow as they are asked for, and never shrink.
class PanelMemory {
 public:
  /// [rows, kPanelQueries]; what stands there means nothing.
  float* rows(Index count);
  float* rows_of_zeros(Index count);

  [[nodiscard]] std::size_t bytes() const { return memory_.size() * sizeof(float); }

 private:
  std::vector<float> memory_;
};

struct AttentionWorkspace {
  PanelMemory queries;  ///< [head_dim]
  PanelMemory scores;   ///< [keys]
  PanelMemory output;   ///< [value_dim]

  // For the backward kernel only.
  PanelMemory capped;        ///< [keys]
  PanelMemory masked;        ///< [keys]
  PanelMemory grad_output;   ///< [value_dim]
  PanelMemory grad_scores;   ///< [keys]
  PanelMemory grad_queries;  ///< [head_dim]

  [[nodiscard]] std::size_t bytes() const {
    return queries.bytes() + scores.bytes() + output.bytes() + capped.bytes() +
           masked.bytes() + grad_output.bytes() + grad_scores.bytes() + grad_queries.bytes();
  }
};

}  // namespace spotlight::kernels
