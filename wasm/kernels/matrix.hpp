/// The one matrix layout of the core: row-major float32 views over memory that somebody else owns.
#pragma once

#include <Eigen/Core>

namespace spotlight::kernels {

using Index = Eigen::Index;
using RowMajorMatrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// Views may be a block of a wider matrix (one head's columns), so rows have a stride of their own.
using RowStride = Eigen::OuterStride<>;
using MatrixView = Eigen::Map<RowMajorMatrix, Eigen::Unaligned, RowStride>;
using ConstMatrixView = Eigen::Map<const RowMajorMatrix, Eigen::Unaligned, RowStride>;

/// A view of a contiguous [rows, cols] matrix.
inline ConstMatrixView view(const float* data, Index rows, Index cols) {
  return {data, rows, cols, RowStride(cols)};
}
inline ConstMatrixView const_view(const float* data, Index rows, Index cols) {
  return view(data, rows, cols);
}
inline MatrixView view(float* data, Index rows, Index cols) {
  return {data, rows, cols, RowStride(cols)};
}

/// Whether no element is NaN or infinite.
bool all_finite(const ConstMatrixView& matrix);

}  // namespace spotlight::kernels
