/// A projection x w + b of one layer, and its gradients, some rows at a time.
#pragma once

#include "kernels/matrix.hpp"
#include "kernels/panel.hpp"
#include "model/params.hpp"
#include "model/tensor.hpp"

namespace spotlight {

/// The rows of the range of a tensor [rows, width].
kernels::MatrixView rows_of(Tensor& tensor, kernels::Range rows);

class Projection {
 public:
  /// The parameters must outlive it; without a bias of that name there is none.
  Projection(const Params& params, const char* weight, const char* bias);

  /// How many rows can be taken at once within some milliseconds.
  [[nodiscard]] Size rows_at_a_time() const;

  /// x: [rows, embed_dim] -> out: [size of the range, embed_dim], x w + b
  void project(const Tensor& x, kernels::Range rows, kernels::MatrixView out) const;

  /// x, grad: [rows, embed_dim]. Writes these rows of grad_w [embed_dim, embed_dim] = x^T grad.
  void weight_gradient(const Tensor& x, const Tensor& grad, kernels::Range rows,
                       Tensor& grad_w) const;

  /// grad_b [embed_dim] = sum_i grad[i]
  void bias_gradient(const Tensor& grad, Tensor& grad_b) const;

  /// Writes these rows of grad_x [rows, embed_dim] = grad w^T.
  void input_gradient(const Tensor& grad, kernels::Range rows, Tensor& grad_x);

 private:
  const Tensor& weight_;
  const Tensor* bias_;
  /// Made when it is first needed.
  kernels::RowMajorMatrix transposed_weight_;
};

}  // namespace spotlight
