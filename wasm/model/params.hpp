/// Parameters by name.
#pragma once

#include <map>
#include <string>

#include "model/tensor.hpp"

namespace spotlight {

/// Learned (here: random until set) tensors by name: w_q, w_k, w_v, w_o [embed_dim, embed_dim],
/// used as x * w, and with a bias b_q, b_k, b_v, b_o [embed_dim].
using Params = std::map<std::string, Tensor>;

}  // namespace spotlight
