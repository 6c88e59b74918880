/// Softmax: scores in, weights that sum to 1 out.
#pragma once

#include "kernels/matrix.hpp"

namespace spotlight::kernels {

/// x: count floats, stride apart; out: the same layout (may be x itself)
///   out[i] = exp(x[i] - max(x)) / sum_j exp(x[j] - max(x))
/// Subtracting the maximum keeps exp() in range without changing the result (Goodfellow et al.,
/// Deep Learning, section 4.1). An input of -inf gives a weight of exactly 0; where all are -inf
/// nothing may be seen and all weights are 0. A NaN makes all weights NaN except those of -inf.
void softmax(const float* x, Index count, Index stride, float* out);

}  // namespace spotlight::kernels
