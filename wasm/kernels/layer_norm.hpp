/// Layer normalisation of each row, and its gradients.
/// Source: Ba, Kiros and Hinton, "Layer Normalization" (2016).
#pragma once

#include "kernels/matrix.hpp"

namespace spotlight::kernels {

/// What keeps a row of equal numbers from a division by 0.
inline constexpr float kNormEpsilon = 1e-5F;

/// x: [rows, width], gain, bias: [width], normalised, out (out): [rows, width],
/// inverse_deviation (out): [rows]; width is a multiple of 4
///   inverse_deviation = 1 / sqrt(mean_c((x - mean_c(x))^2) + epsilon)
///   normalised = (x - mean_c(x)) * inverse_deviation
///   out = normalised * gain + bias
void layer_norm(const ConstMatrixView& x, const float* gain, const float* bias,
                MatrixView normalised, float* inverse_deviation, MatrixView out);

/// grad_out: [rows, width], the gradient by out; normalised and inverse_deviation as written above.
/// grad_gain, grad_bias: [width] and grad_x: [rows, width] are added to:
///   grad_gain += sum_i(grad_out * normalised), grad_bias += sum_i(grad_out)
///   g = grad_out * gain
///   grad_x += inverse_deviation * (g - mean_c(g) - normalised * mean_c(g * normalised))
void layer_norm_backward(const ConstMatrixView& normalised, const float* inverse_deviation,
                         const float* gain, const ConstMatrixView& grad_out, float* grad_gain,
                         float* grad_bias, MatrixView grad_x);

}  // namespace spotlight::kernels
