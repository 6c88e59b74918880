#include "kernels/panel.hpp"

#include "kernels/vector.hpp"

namespace spotlight::kernels {
namespace {

/// from: 4 rows, from_step apart -> to: their 4 columns as rows, to_step apart
void transpose_square(const float* from, Index from_step, float factor, float* to, Index to_step) {
  const Vector a = load(from) * factor;
  const Vector b = load(from + from_step) * factor;
  const Vector c = load(from + 2 * from_step) * factor;
  const Vector d = load(from + 3 * from_step) * factor;
  const Vector ab_low = __builtin_shufflevector(a, b, 0, 4, 1, 5);
  const Vector ab_high = __builtin_shufflevector(a, b, 2, 6, 3, 7);
  const Vector cd_low = __builtin_shufflevector(c, d, 0, 4, 1, 5);
  const Vector cd_high = __builtin_shufflevector(c, d, 2, 6, 3, 7);
  store(to, __builtin_shufflevector(ab_low, cd_low, 0, 1, 4, 5));
  store(to + to_step, __builtin_shufflevector(ab_low, cd_low, 2, 3, 6, 7));
  store(to + 2 * to_step, __builtin_shufflevector(ab_high, cd_high, 0, 1, 4, 5));
  store(to + 3 * to_step, __builtin_shufflevector(ab_high, cd_high, 2, 3, 6, 7));
}

/// from: [rows, cols] -> to: [cols, rows], times factor
[[gnu::noinline]] void transpose(const float* from, Index from_step, Index rows, Index cols,
                                 float factor, float* to, Index to_step) {
  const Index even_rows = rows - rows % kVectorSize;
  const Index even_cols = cols - cols % kVectorSize;
  for (Index i = 0; i < even_rows; i += kVectorSize) {
    for (Index j = 0; j < even_cols; j += kVectorSize) {
      transpose_square(from + i * from_step + j, from_step, factor, to + j * to_step + i, to_step);
    }
  }
  for (Index i = 0; i < rows; ++i) {
    for (Index j = i < even_rows ? even_cols : 0; j < cols; ++j) {
      to[j * to_step + i] = from[i * from_step + j] * factor;
    }
  }
}

}  // namespace

void transpose_in(const ConstMatrixView& rows, const Panel& queries, float factor, float* panel) {
  if (queries.count < kPanelQueries) std::fill_n(panel, rows.cols() * kPanelQueries, 0.0F);
  transpose(rows.row(queries.first).data(), rows.outerStride(), queries.count, rows.cols(), factor,
            panel, kPanelQueries);
}

void transpose_out(const float* panel, const Panel& queries, MatrixView rows) {
  transpose(panel, kPanelQueries, rows.cols(), queries.count, 1.0F, rows.row(queries.first).data(),
            rows.outerStride());
}

}  // namespace spotlight::kernels
