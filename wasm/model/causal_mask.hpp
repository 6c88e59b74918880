/// The causal mask as a tensor of its own, to be shown or added to scores.
#pragma once

#include "model/tensor.hpp"

namespace spotlight {

/// Returns [seq_len, seq_len]: 0 on and below the diagonal, -inf above.
/// Throws invalid_argument unless seq_len is a whole number of 1 or more, out_of_memory if too
/// large.
Tensor create_causal_mask(double seq_len);

}  // namespace spotlight
