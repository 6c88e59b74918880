#include "kernels/causal_mask.hpp"

#include <limits>

namespace spotlight::kernels {

void causal_mask(MatrixView mask) {
  for (Index i = 0; i < mask.rows(); ++i) {
    for (Index j = 0; j < mask.cols(); ++j) {
      mask(i, j) = j <= i ? 0.0F : -std::numeric_limits<float>::infinity();
    }
  }
}

}  // namespace spotlight::kernels
