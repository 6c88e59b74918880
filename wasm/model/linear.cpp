#include "model/linear.hpp"

#include "kernels/multiply.hpp"
#include "kernels/pointwise.hpp"
#include "model/error.hpp"

namespace spotlight {
namespace {

kernels::ConstMatrixView matrix(const Tensor& tensor) {
  return kernels::const_view(tensor.data.data(), tensor.size(0), tensor.size(1));
}

}  // namespace

Tensor linear(const Tensor& x, const Tensor& weight, const Tensor* bias) {
  if (x.rank() != 2) {
    fail(ErrorCode::kShapeMismatch,
         {"linear: x: expected shape [n, in], got ", to_string(x.shape)});
  }
  if (weight.rank() != 2 || weight.size(0) != x.size(1)) {
    fail(ErrorCode::kShapeMismatch, {"linear: weight: expected shape [", std::to_string(x.size(1)),
                                     ", out], got ", to_string(weight.shape)});
  }
  if (bias != nullptr) require_shape(bias->shape, {weight.size(1)}, "linear: bias");

  Tensor result = Tensor::unfilled({x.size(0), weight.size(1)}, "linear: the result");
  const kernels::MatrixView out = kernels::view(result.data.data(), result.size(0), result.size(1));
  kernels::multiply(kernels::strided(matrix(x)), matrix(weight), out);
  if (bias != nullptr) {
    for (Size i = 0; i < result.size(0); ++i) {
      kernels::add(bias->data.data(), result.data.data() + i * result.size(1), result.size(1));
    }
  }
  return result;
}

}  // namespace spotlight
