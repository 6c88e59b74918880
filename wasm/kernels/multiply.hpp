/// The matrix product that everything is made of: attention's scores and sums of values, their
/// gradients, and projections.
#pragma once

#include "kernels/matrix.hpp"

namespace spotlight::kernels {

/// A matrix whose rows and columns may be any distance apart: a transposed one too.
struct StridedView {
  const float* data;
  Index row_step;
  Index column_step;
};

inline StridedView strided(const ConstMatrixView& matrix) {
  return {matrix.data(), matrix.outerStride(), 1};
}
inline StridedView transposed(const ConstMatrixView& matrix) {
  return {matrix.data(), 1, matrix.outerStride()};
}

/// a: [rows, depth], b: [depth, cols], out: [rows, cols] (must not overlap a or b)
///   out = einsum('id,dj->ij', a, b)
/// Every element is summed over d = 0, 1, 2, ... in that order, whatever the sizes: Eigen's own
/// product picks its path by size, so a row would change its last bits when rows are added.
void multiply(const StridedView& a, const ConstMatrixView& b, MatrixView out);

/// The same product, summed first and then added: out += a b.
void multiply_add(const StridedView& a, const ConstMatrixView& b, MatrixView out);

/// Which factor of a product holds weights.
enum class Weights : std::uint8_t { kA, kB };

/// multiply_add() for factors that may hold NaN or infinity where nobody may look: products whose
/// weight is 0 are left out, since 0 * NaN is NaN. Slow.
void multiply_add_visible(Weights weights, const StridedView& a, const ConstMatrixView& b,
                          MatrixView out);

}  // namespace spotlight::kernels
