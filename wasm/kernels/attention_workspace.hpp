/// Memory for the attention kernels, kept by the caller so that panels and heads can share it.
#pragma once

#include <vector>

#include "kernels/panel.hpp"

namespace spotlight::kernels {

/// Some rows of a panel's width; they grow as they are asked for, and never shrink.
class PanelMemory {
 public:
  /// [rows, kPanelQueries]; what stands there means nothing.
  float* rows(Index count) {
    if (std::ssize(rows_) < count) rows_.resize(static_cast<std::size_t>(count));
    return rows_.empty() ? nullptr : rows_.front().numbers.data();
  }

  float* rows_of_zeros(Index count) {
    float* const panel = rows(count);
    std::fill_n(panel, count * kPanelQueries, 0.0F);
    return panel;
  }

  [[nodiscard]] std::size_t bytes() const { return rows_.size() * sizeof(Row); }

 private:
  /// Exactly a cache line: a vector across two of them would take twice as long to load.
  struct alignas(64) Row {
    std::array<float, kPanelQueries> numbers;
  };
  std::vector<Row> rows_;
};

struct AttentionWorkspace {
  PanelMemory queries;  ///< [head_dim]
  PanelMemory scores;   ///< [keys]
  PanelMemory output;   ///< [value_dim]

  // For the backward kernel only.
  PanelMemory capped;        ///< [keys]
  PanelMemory grad_output;   ///< [value_dim]
  PanelMemory grad_scores;   ///< [keys]
  PanelMemory grad_queries;  ///< [head_dim]

  [[nodiscard]] std::size_t bytes() const {
    return queries.bytes() + scores.bytes() + output.bytes() + capped.bytes() +
           grad_output.bytes() + grad_scores.bytes() + grad_queries.bytes();
  }
};

}  // namespace spotlight::kernels
