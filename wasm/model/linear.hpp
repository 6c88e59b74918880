/// x w + b for tensors of a caller: the projections of attention, one at a time.
#pragma once

#include "model/tensor.hpp"

namespace spotlight {

/// x: [n, in], weight: [in, out], bias: [out], or null for none
///   result = einsum('ni,io->no', x, weight) + bias
/// Each number is summed over i = 0, 1, 2, ... in that order, and the bias added last. NaN and
/// infinity are multiplied as any other number. Throws shape_mismatch if the shapes do not fit.
Tensor linear(const Tensor& x, const Tensor& weight, const Tensor* bias);

}  // namespace spotlight
