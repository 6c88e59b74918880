/// Queries are taken sixteen at a time: a panel. Everything of a panel lies transposed, with one
/// column for each query, so that a step of the softmax takes all of them at once and needs nothing
/// across the columns. Columns do not know of each other, so a query has the same bits in any
/// panel.
#pragma once

#include <algorithm>
#include <array>

#include "kernels/matrix.hpp"

namespace spotlight::kernels {

inline constexpr Index kPanelQueries = 16;

using PanelFlags = std::array<bool, kPanelQueries>;

/// From begin up to, and without, end.
struct Range {
  Index begin = 0;
  Index end = 0;

  [[nodiscard]] Index size() const { return std::max<Index>(end - begin, 0); }
};

/// The queries [first, first + count); the columns beyond count are there but mean nothing.
struct Panel {
  Index first = 0;
  Index count = 0;
};

inline Index panel_count(Index queries) { return (queries + kPanelQueries - 1) / kPanelQueries; }

inline Panel nth_panel(Index queries, Index n) {
  const Index first = n * kPanelQueries;
  return {.first = first, .count = std::min(kPanelQueries, queries - first)};
}

/// The rows of the range.
inline ConstMatrixView rows_in(const ConstMatrixView& matrix, Range rows) {
  return {matrix.data() + rows.begin * matrix.outerStride(), rows.size(), matrix.cols(),
          RowStride(matrix.outerStride())};
}

/// rows: [seq_len, width] -> panel (out): [width, kPanelQueries], times factor, 0 beyond count
void transpose_in(const ConstMatrixView& rows, const Panel& queries, float factor, float* panel);

/// panel: [width, kPanelQueries] -> the panel's rows of rows (out): [seq_len, width]
void transpose_out(const float* panel, const Panel& queries, MatrixView rows);

}  // namespace spotlight::kernels
