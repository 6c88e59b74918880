// The small operations of the transformer against plain loops, at widths that fill a tile or not.
#include "kernels/pointwise.hpp"

#include "helpers.hpp"

namespace spotlight {
namespace {

using Numbers = std::vector<float>;

Numbers random_numbers(Size count, std::mt19937& rng) {
  Numbers numbers(static_cast<std::size_t>(count));
  for (float& number : numbers) number = random_number(rng);
  return numbers;
}

class Pointwise : public testing::TestWithParam<int> {
 protected:
  Size width() const { return GetParam(); }
  std::mt19937 rng{7};
};

TEST_P(Pointwise, KeepsWhatIsPositive) {
  const Numbers before = random_numbers(width(), rng);
  Numbers after = before;
  kernels::relu(after.data(), width());
  Numbers grads = random_numbers(width(), rng);
  const Numbers all_grads = grads;
  kernels::relu_backward(after.data(), grads.data(), width());
  for (Size i = 0; i < width(); ++i) {
    EXPECT_EQ(after[i], before[i] > 0 ? before[i] : 0);
    EXPECT_EQ(grads[i], before[i] > 0 ? all_grads[i] : 0);
  }
}

TEST_P(Pointwise, DropsWhatIsTinyAndNothingElse) {
  const Numbers choices = {1, -2, 1e-29F, -1e-29F, 9e-31F, -9e-31F, 1e-40F, 0, kInfinity, kNaN};
  Numbers numbers(static_cast<std::size_t>(width()));
  for (Size i = 0; i < width(); ++i) numbers[i] = choices[rng() % choices.size()];
  const Numbers before = numbers;
  kernels::drop_tiny(numbers.data(), width());
  for (Size i = 0; i < width(); ++i) {
    const bool is_tiny = std::abs(before[i]) < 1e-30F;
    if (std::isnan(before[i])) {
      EXPECT_TRUE(std::isnan(numbers[i]));
    } else {
      EXPECT_EQ(numbers[i], is_tiny ? 0 : before[i]);
    }
  }
}

TEST_P(Pointwise, AddsAndSums) {
  constexpr Size kRows = 5;
  const Numbers matrix = random_numbers(kRows * width(), rng);
  Numbers sums = random_numbers(width(), rng);
  const Numbers before = sums;
  kernels::add(matrix.data(), sums.data(), width());
  for (Size c = 0; c < width(); ++c) EXPECT_EQ(sums[c], before[c] + matrix[c]);

  kernels::sum_rows(kernels::view(matrix.data(), kRows, width()), sums.data());
  double squares = 0;
  for (Size c = 0; c < width(); ++c) {
    float sum = 0;
    for (Size i = 0; i < kRows; ++i) sum += matrix[i * width() + c];
    EXPECT_EQ(sums[c], sum);
    squares += double{matrix[c]} * matrix[c];
  }
  EXPECT_NEAR(kernels::sum_of_squares(matrix.data(), width()), squares, 1e-12 * squares);
}

TEST_P(Pointwise, RepeatsARowAndTransposesAMatrix) {
  constexpr Size kRows = 3;
  const Numbers row = random_numbers(width(), rng);
  Numbers repeated(static_cast<std::size_t>(kRows * width()));
  kernels::repeat_row(row.data(), kernels::view(repeated.data(), kRows, width()));
  const Numbers matrix = random_numbers(kRows * width(), rng);
  Numbers turned(matrix.size());
  kernels::transpose(kernels::view(matrix.data(), kRows, width()),
                     kernels::view(turned.data(), width(), kRows));
  for (Size i = 0; i < kRows; ++i) {
    for (Size c = 0; c < width(); ++c) {
      EXPECT_EQ(repeated[i * width() + c], row[c]);
      EXPECT_EQ(turned[c * kRows + i], matrix[i * width() + c]);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Widths, Pointwise, testing::Values(1, 3, 4, 7, 16, 18, 48, 67));

}  // namespace
}  // namespace spotlight
