/// Operations on each number by itself, and what else a transformer needs besides products.
#pragma once

#include "kernels/matrix.hpp"

namespace spotlight::kernels {

/// x: [count], in place: max(x, 0)
void relu(float* x, Index count);

/// activated: [count], what relu() gave; grads: [count], in place: 0 where that is 0
void relu_backward(const float* activated, float* grads, Index count);

/// sums: [count], in and out: sums += x
void add(const float* x, float* sums, Index count);

/// x: [count], in place: 0 where |x| is below 1e-30. Products with such numbers fall below the
/// smallest normal one (1.2e-38), where processors take a hundred times as long. NaN stays NaN.
void drop_tiny(float* x, Index count);

/// out: [rows, cols]: row in each of them
void repeat_row(const float* row, MatrixView out);

/// sums (out): [cols]: sum_i(matrix[i])
void sum_rows(const ConstMatrixView& matrix, float* sums);

/// out = matrix^T
void transpose(const ConstMatrixView& matrix, MatrixView out);

/// sum_i(x[i]^2), in double. x: [count]
double sum_of_squares(const float* x, Index count);

}  // namespace spotlight::kernels
