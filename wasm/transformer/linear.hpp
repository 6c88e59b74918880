/// x w + b and its gradients.
#pragma once

#include <vector>

#include "kernels/matrix.hpp"

namespace spotlight {

/// x: [rows, inputs], w: [inputs, outputs], b: [outputs], out: [rows, outputs]
///   out = x w + b
void linear(const kernels::ConstMatrixView& x, const float* w, const float* b,
            kernels::MatrixView out);

/// The same, added to what stands there.
void add_linear(const kernels::ConstMatrixView& x, const float* w, const float* b,
                kernels::MatrixView out);

/// grad_out: [rows, outputs]. All are added to:
///   grad_w += x^T grad_out, grad_b += sum_i(grad_out), grad_x += grad_out w^T
/// scratch is memory that is kept between calls.
void linear_backward(const kernels::ConstMatrixView& x, const float* w,
                     const kernels::ConstMatrixView& grad_out, std::vector<float>& scratch,
                     float* grad_w, float* grad_b, kernels::MatrixView grad_x);

/// matrix: [rows, cols] -> out: [cols, rows]
void transpose(const float* matrix, kernels::Index rows, kernels::Index cols, float* out);

/// sums: [cols], in and out: sums += sum_i(matrix[i])
void add_rows(const kernels::ConstMatrixView& matrix, float* sums);

}  // namespace spotlight
