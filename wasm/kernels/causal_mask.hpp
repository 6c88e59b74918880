/// The causal mask: a word may look at itself and at what came before it.
#pragma once

#include "kernels/matrix.hpp"

namespace spotlight::kernels {

/// mask (out): [seq_len, seq_len], 0 where j <= i and -inf elsewhere; it is added to the scores.
void causal_mask(MatrixView mask);

}  // namespace spotlight::kernels
