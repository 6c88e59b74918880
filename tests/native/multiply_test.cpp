// The matrix product: its values, and that its bits depend on the inner dimension only.
#include "kernels/multiply.hpp"

#include <gtest/gtest.h>

#include "helpers.hpp"
#include "reference.hpp"

namespace spotlight {
namespace {

using kernels::ConstMatrixView;
using kernels::RowStride;

/// a: [rows, depth], b: [depth, columns], both blocks at the top left of wider matrices.
Tensor product(const Tensor& a, const Tensor& b, Size rows, Size columns) {
  const Size depth = a.size(1);
  Tensor out({rows, columns}, "out");
  kernels::multiply(
      kernels::strided(ConstMatrixView(a.data.data(), rows, depth, RowStride(a.size(1)))),
      ConstMatrixView(b.data.data(), depth, columns, RowStride(b.size(1))),
      kernels::view(out.data.data(), rows, columns));
  return out;
}

TEST(Multiply, AgreesWithDouble) {
  std::mt19937 rng(10);
  for (int trial = 0; trial < 50; ++trial) {
    const Tensor a = random_tensor({random_size(rng, 1, 20), random_size(rng, 1, 70)}, rng);
    const Tensor b = random_tensor({a.size(1), random_size(rng, 1, 40)}, rng);
    const Tensor got = product(a, b, a.size(0), b.size(1));
    const auto want = reference::project(reference::widened(a), b, nullptr);
    // 70 float32 sums of numbers below 4: each rounds by at most 2^-24 of the sum so far.
    expect_close(got.data, want.data, 0, 2e-5);
  }
}

TEST(Multiply, IsExactOnSmallWholeNumbers) {
  const Tensor a = tensor_of({2, 3}, {1, 2, 3, 4, 5, 6});
  const Tensor b = tensor_of({3, 2}, {7, 8, 9, 10, 11, 12});
  EXPECT_EQ(product(a, b, 2, 2).data, (std::vector<float>{58, 64, 139, 154}));
}

TEST(Multiply, OverwritesWhatStoodInTheOutput) {
  const Tensor one = tensor_of({1, 1}, {1});
  Tensor out = tensor_of({1, 1}, {kNaN});
  kernels::multiply(kernels::strided(kernels::const_view(one.data.data(), 1, 1)),
                    kernels::const_view(one.data.data(), 1, 1),
                    kernels::view(out.data.data(), 1, 1));
  EXPECT_EQ(out.data[0], 1.0F);
}

TEST(Multiply, RowsDoNotDependOnHowManyThereAre) {
  std::mt19937 rng(11);
  const Tensor a = random_tensor({33, 19}, rng);
  const Tensor b = random_tensor({19, 21}, rng);
  const Tensor whole = product(a, b, 33, 21);
  for (Size rows = 1; rows < 33; ++rows) {
    EXPECT_TRUE(same_bits(product(a, b, rows, 21), first_rows(whole, rows))) << rows << " rows";
  }
}

TEST(Multiply, ColumnsDoNotDependOnHowManyThereAre) {
  std::mt19937 rng(12);
  const Tensor a = random_tensor({3, 19}, rng);
  const Tensor b = random_tensor({19, 40}, rng);
  const Tensor whole = product(a, b, 3, 40);
  for (Size columns = 1; columns < 40; ++columns) {
    const Tensor part = product(a, b, 3, columns);
    for (Size i = 0; i < 3; ++i) {
      EXPECT_TRUE(same_bits(&part.data[i * columns], &whole.data[i * 40], columns))
          << columns << " columns, row " << i;
    }
  }
}

}  // namespace
}  // namespace spotlight
