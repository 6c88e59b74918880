/// Softmax over any axis of a tensor.
#pragma once

#include "model/tensor.hpp"

namespace spotlight {

/// x: any shape; axis: -rank to rank - 1, negative ones count from the end.
/// Returns a tensor of x's shape whose slices along the axis sum to 1 (0 where a slice is all
/// -inf). Throws invalid_argument for an axis that x does not have.
Tensor softmax(const Tensor& x, double axis);

}  // namespace spotlight
