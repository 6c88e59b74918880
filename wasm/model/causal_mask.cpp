#include "model/causal_mask.hpp"

#include "kernels/causal_mask.hpp"

namespace spotlight {

Tensor create_causal_mask(double seq_len) {
  const Size n = size_from(seq_len, "create_causal_mask: seq_len");
  Tensor mask({n, n}, "create_causal_mask: mask");
  kernels::causal_mask(kernels::view(mask.data.data(), n, n));
  return mask;
}

}  // namespace spotlight
