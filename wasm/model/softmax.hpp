/// Softmax over any axis of a tensor.
#pragma once

#include "model/tensor.hpp"

namespace spotlight {

/// x: any shape; axis: -rank to rank - 1, negative ones count from the end.
/// Returns a tensor of x's shape whose slices along the axis sum to 1 (0 where a slice is all
/// -inf). Throws invalid_argument for an axis that x does not have.
Tensor softmax(const Tensor& x, double axis);

/// What softmax() divides, over the last axis.
struct SoftmaxTerms {
  Tensor exponentials;  ///< x's shape: exp(x - max of the slice), exactly 0 for -inf
  Tensor sums;          ///< x's shape without its last axis, but [1] for a single slice
};

/// exponentials / sums is softmax(x, -1) to the rounding of the sums to float32. Where a slice is
/// all -inf, all of them are 0.
SoftmaxTerms softmax_terms(const Tensor& x);

}  // namespace spotlight
