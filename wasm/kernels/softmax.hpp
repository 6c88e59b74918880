/// Softmax: scores in, weights that sum to 1 out.
#pragma once

#include "kernels/matrix.hpp"

namespace spotlight::kernels {

/// x: count floats, stride apart; out: the same layout (may be x itself)
///   out[i] = exp(x[i] - max(x))
/// Returns their sum. An input of -inf gives exactly 0, also where all are -inf. A NaN makes all
/// NaN except those of -inf, and the sum too.
double softmax_exponentials(const float* x, Index count, Index stride, float* out);

/// What they are divided by their sum:
///   out[i] = exp(x[i] - max(x)) / sum_j exp(x[j] - max(x))
/// Subtracting the maximum keeps exp() in range without changing the result (Goodfellow et al.,
/// Deep Learning, section 4.1). An input of -inf gives a weight of exactly 0; where all are -inf
/// nothing may be seen and all weights are 0. A NaN makes all weights NaN except those of -inf.
void softmax(const float* x, Index count, Index stride, float* out);

}  // namespace spotlight::kernels
