#include "transformer/linear.hpp"

#include <algorithm>

#include "kernels/multiply.hpp"
#include "kernels/pointwise.hpp"

namespace spotlight {

using kernels::const_view;
using kernels::ConstMatrixView;
using kernels::Index;
using kernels::MatrixView;

namespace {

void parameter_gradients(const ConstMatrixView& x, const ConstMatrixView& grad_out, float* grad_w,
                         float* grad_b) {
  kernels::multiply(kernels::transposed(x), grad_out,
                    kernels::view(grad_w, x.cols(), grad_out.cols()));
  kernels::sum_rows(grad_out, grad_b);
}

/// matrix: [rows, cols] -> [cols, rows], in the memory
ConstMatrixView transposed_copy(const float* matrix, Index rows, Index cols,
                                std::vector<float>& memory) {
  memory.resize(std::max(memory.size(), static_cast<std::size_t>(rows * cols)));
  kernels::transpose(const_view(matrix, rows, cols), kernels::view(memory.data(), cols, rows));
  return const_view(memory.data(), cols, rows);
}

}  // namespace

void linear(const ConstMatrixView& x, const float* w, const float* b, MatrixView out) {
  kernels::repeat_row(b, out);
  kernels::multiply_add(kernels::strided(x), const_view(w, x.cols(), out.cols()), out);
}

void add_linear(const ConstMatrixView& x, const float* w, const float* b, MatrixView out) {
  for (Index i = 0; i < out.rows(); ++i) kernels::add(b, &out(i, 0), out.cols());
  kernels::multiply_add(kernels::strided(x), const_view(w, x.cols(), out.cols()), out);
}

void linear_backward(const ConstMatrixView& x, const float* w, const ConstMatrixView& grad_out,
                     std::vector<float>& scratch, float* grad_w, float* grad_b, MatrixView grad_x) {
  parameter_gradients(x, grad_out, grad_w, grad_b);
  const ConstMatrixView by_output = transposed_copy(w, x.cols(), grad_out.cols(), scratch);
  kernels::multiply(kernels::strided(grad_out), by_output, grad_x);
}

void linear_backward_add(const ConstMatrixView& x, const float* w, const ConstMatrixView& grad_out,
                         std::vector<float>& scratch, float* grad_w, float* grad_b,
                         MatrixView grad_x) {
  parameter_gradients(x, grad_out, grad_w, grad_b);
  const ConstMatrixView by_output = transposed_copy(w, x.cols(), grad_out.cols(), scratch);
  kernels::multiply_add(kernels::strided(grad_out), by_output, grad_x);
}

}  // namespace spotlight
