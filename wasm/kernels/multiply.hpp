/// The matrix product, with an order of summation that depends on nothing but the inner dimension.
#pragma once

#include "kernels/matrix.hpp"

namespace spotlight::kernels {

/// a: [rows, depth], b: [depth, cols], out: [rows, cols] (must not overlap a or b)
///   out = einsum('id,dj->ij', a, b)
/// Every element is summed over d = 0, 1, 2, ... in that order, whatever the sizes: Eigen's own
/// product picks its path by size, so a row would change its last bits when rows are added.
void multiply(const ConstMatrixView& a, const ConstMatrixView& b, MatrixView out);

}  // namespace spotlight::kernels
