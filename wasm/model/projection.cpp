#include "model/projection.hpp"

#include <algorithm>

#include "kernels/multiply.hpp"

namespace spotlight {
namespace {

kernels::ConstMatrixView matrix(const Tensor& tensor) {
  return kernels::const_view(tensor.data.data(), tensor.size(0), tensor.size(-1));
}

}  // namespace

kernels::MatrixView rows_of(Tensor& tensor, kernels::Range rows) {
  const Size width = tensor.size(-1);
  return kernels::view(tensor.data.data() + rows.begin * width, rows.size(), width);
}

Projection::Projection(const Params& params, const char* weight, const char* bias)
    : weight_(params.at(weight)), bias_(nullptr) {
  if (const auto found = params.find(bias); found != params.end()) bias_ = &found->second;
}

Size Projection::rows_at_a_time() const {
  constexpr Size kProducts = Size{1} << 26;
  const Size embed_dim = weight_.size(0);
  return std::clamp<Size>(kProducts / embed_dim / embed_dim, 2, 64);
}

void Projection::project(const Tensor& x, kernels::Range rows, kernels::MatrixView out) const {
  kernels::multiply(kernels::strided(kernels::rows_in(matrix(x), rows)), matrix(weight_), out);
  if (bias_ != nullptr) {
    out.rowwise() += kernels::const_view(bias_->data.data(), 1, out.cols()).row(0);
  }
}

void Projection::weight_gradient(const Tensor& x, const Tensor& grad, kernels::Range rows,
                                 Tensor& grad_w) const {
  kernels::StridedView transposed = kernels::transposed(matrix(x));
  transposed.data += rows.begin;
  kernels::multiply(transposed, matrix(grad), rows_of(grad_w, rows));
}

void Projection::bias_gradient(const Tensor& grad, Tensor& grad_b) const {
  kernels::view(grad_b.data.data(), 1, grad_b.size(0)) = matrix(grad).colwise().sum();
}

void Projection::input_gradient(const Tensor& grad, kernels::Range rows, Tensor& grad_x) {
  if (transposed_weight_.size() == 0) transposed_weight_ = matrix(weight_).transpose();
  kernels::multiply(kernels::strided(kernels::rows_in(matrix(grad), rows)),
                    kernels::const_view(transposed_weight_.data(), transposed_weight_.rows(),
                                        transposed_weight_.cols()),
                    rows_of(grad_x, rows));
}

}  // namespace spotlight
