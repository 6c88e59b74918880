#include "kernels/multiply.hpp"

namespace spotlight::kernels {

void multiply(const ConstMatrixView& a, const ConstMatrixView& b, MatrixView out) {
  eigen_assert(a.cols() == b.rows() && out.rows() == a.rows() && out.cols() == b.cols());
  // Scaled rows of b are added up, element by element: the compiler can use SIMD without changing
  // the order of any sum.
  for (Index i = 0; i < a.rows(); ++i) {
    auto out_row = out.row(i);
    out_row.setZero();
    for (Index d = 0; d < a.cols(); ++d) out_row += a(i, d) * b.row(d);
  }
}

}  // namespace spotlight::kernels
