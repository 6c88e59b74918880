#include "transformer/linear.hpp"

#include <algorithm>

#include "kernels/multiply.hpp"

namespace spotlight {

using kernels::const_view;
using kernels::ConstMatrixView;
using kernels::Index;
using kernels::MatrixView;

void linear(const ConstMatrixView& x, const float* w, const float* b, MatrixView out) {
  for (Index i = 0; i < out.rows(); ++i) std::copy_n(b, out.cols(), &out(i, 0));
  kernels::multiply_add(kernels::strided(x), const_view(w, x.cols(), out.cols()), out);
}

void add_linear(const ConstMatrixView& x, const float* w, const float* b, MatrixView out) {
  for (Index i = 0; i < out.rows(); ++i) {
    for (Index c = 0; c < out.cols(); ++c) out(i, c) += b[c];
  }
  kernels::multiply_add(kernels::strided(x), const_view(w, x.cols(), out.cols()), out);
}

void linear_backward(const ConstMatrixView& x, const float* w, const ConstMatrixView& grad_out,
                     std::vector<float>& scratch, float* grad_w, float* grad_b, MatrixView grad_x) {
  const Index inputs = x.cols();
  const Index outputs = grad_out.cols();
  kernels::multiply_add(kernels::transposed(x), grad_out, kernels::view(grad_w, inputs, outputs));
  add_rows(grad_out, grad_b);
  scratch.resize(std::max(scratch.size(), static_cast<std::size_t>(inputs * outputs)));
  transpose(w, inputs, outputs, scratch.data());
  kernels::multiply_add(kernels::strided(grad_out), const_view(scratch.data(), outputs, inputs),
                        grad_x);
}

void transpose(const float* matrix, Index rows, Index cols, float* out) {
  for (Index i = 0; i < rows; ++i) {
    for (Index j = 0; j < cols; ++j) out[j * rows + i] = matrix[i * cols + j];
  }
}

void add_rows(const ConstMatrixView& matrix, float* sums) {
  for (Index i = 0; i < matrix.rows(); ++i) {
    for (Index j = 0; j < matrix.cols(); ++j) sums[j] += matrix(i, j);
  }
}

}  // namespace spotlight
