// Softmax over any axis: its values, its stability, and what infinities and NaN do to a row.
#include "model/softmax.hpp"

#include <gtest/gtest.h>

#include "helpers.hpp"
#include "reference.hpp"

namespace spotlight {
namespace {

Tensor row_of(const std::vector<float>& data) {
  return tensor_of({static_cast<Size>(data.size())}, data);
}

std::vector<float> softmax_of_row(const std::vector<float>& data) {
  return numbers_of(softmax(row_of(data), -1));
}

/// x: [outer, count, inner] flattened, softmax over the middle axis.
std::vector<double> reference_softmax(const Tensor& x, Size outer, Size count, Size inner) {
  std::vector<double> expected(x.data.size());
  for (Size o = 0; o < outer; ++o) {
    for (Size i = 0; i < inner; ++i) {
      std::vector<double> slice;
      for (Size c = 0; c < count; ++c) slice.push_back(x.data[(o * count + c) * inner + i]);
      const std::vector<double> weights = reference::softmax(slice);
      for (Size c = 0; c < count; ++c) expected[(o * count + c) * inner + i] = weights[c];
    }
  }
  return expected;
}

TEST(Softmax, KnownValues) {
  expect_close(softmax_of_row({2.0F, 1.0F, 0.1F}), std::vector{0.659001, 0.242433, 0.098566}, 0,
               1e-6);
  EXPECT_EQ(softmax_of_row({7.5F}), std::vector{1.0F});
  EXPECT_EQ(softmax_of_row({3, 3, 3, 3}), std::vector(4, 0.25F));
}

TEST(Softmax, AnyAxisAgreesWithTheDefinition) {
  std::mt19937 rng(1);
  const Tensor x = random_tensor({3, 4, 5, 6}, rng);
  const auto expect_axis = [&](double axis, Size outer, Size count, Size inner) {
    const Tensor weights = softmax(x, axis);
    EXPECT_EQ(weights.shape, x.shape);
    expect_close(weights.data, reference_softmax(x, outer, count, inner), 1e-6, 0);
    EXPECT_TRUE(same_bits(weights, softmax(x, axis - 4)));
  };
  expect_axis(0, 1, 3, 120);
  expect_axis(1, 3, 4, 30);
  expect_axis(2, 12, 5, 6);
  expect_axis(3, 60, 6, 1);
}

TEST(Softmax, EveryRowSumsToOne) {
  std::mt19937 rng(2);
  for (Size width = 1; width <= 300; width += 7) {
    Tensor x = random_tensor({5, width}, rng);
    for (float& value : x.data) value *= 20;
    expect_rows_sum_to_one(softmax(x, -1));
  }
}

TEST(Softmax, ALongRowStillSumsToOne) {
  std::mt19937 rng(3);
  expect_rows_sum_to_one(softmax(random_tensor({100000}, rng), 0));
}

TEST(Softmax, LargeScoresDoNotOverflow) {
  EXPECT_EQ(softmax_of_row({1000, 1001, 1002}), softmax_of_row({0, 1, 2}));
  EXPECT_EQ(softmax_of_row({-3e38F, 3e38F}), (std::vector<float>{0, 1}));
}

TEST(Softmax, AllMinusInfinityIsZero) {
  EXPECT_EQ(softmax_of_row({-kInfinity, -kInfinity, -kInfinity}), std::vector(3, 0.0F));
}

TEST(Softmax, MinusInfinityHasExactlyNoWeight) {
  const std::vector<float> weights = softmax_of_row({-kInfinity, 1, -kInfinity, 2});
  const std::vector<float> visible = softmax_of_row({1, 2});
  EXPECT_EQ(weights, (std::vector<float>{0, visible[0], 0, visible[1]}));
}

TEST(Softmax, NaNSpoilsItsRowButNotWhatIsHidden) {
  // The -200 is visible, and its weight is unknown too, although exp(-200) alone is 0 in float32.
  const std::vector<float> weights = softmax_of_row({kNaN, 1, -kInfinity, -200});
  expect_close(weights, std::vector<float>{kNaN, kNaN, 0, kNaN}, 0, 0);
  expect_close(softmax_of_row({1, -200, -kInfinity, kNaN}), std::vector<float>{kNaN, kNaN, 0, kNaN},
               0, 0);
  expect_close(softmax_of_row({kNaN, -kInfinity}), std::vector<float>{kNaN, 0}, 0, 0);
}

TEST(Softmax, NaNLeavesOtherRowsAlone) {
  const Tensor weights = softmax(tensor_of({2, 2}, {kNaN, 0, 5, 5}), 1);
  EXPECT_EQ(weights.data[2], 0.5F);
  EXPECT_EQ(weights.data[3], 0.5F);
}

TEST(Softmax, InfinityIsNotANumberToCompareWith) {
  EXPECT_TRUE(std::isnan(softmax_of_row({kInfinity, 0})[0]));
}

TEST(Softmax, RejectsAnAxisThatIsNotThere) {
  const Tensor x = tensor_of({1, 2}, {1, 2});
  const auto expect_bad_axis = [&](double axis, const std::string& got) {
    expect_error(ErrorCode::kInvalidArgument,
                 "softmax: axis: expected a whole number from -2 to 1, got " + got,
                 [&] { softmax(x, axis); });
  };
  expect_bad_axis(2, "2");
  expect_bad_axis(-3, "-3");
  expect_bad_axis(0.5, "0.5");
  expect_bad_axis(kNaN, "NaN");
  expect_bad_axis(-kInfinity, "-Infinity");
  expect_bad_axis(1e300, "1e+300");
}

/// Divided, they have to give softmax() to the rounding of the sum.
void expect_terms_of_softmax(const Tensor& x) {
  const SoftmaxTerms terms = softmax_terms(x);
  const Tensor weights = softmax(x, -1);
  EXPECT_EQ(terms.exponentials.shape, x.shape);
  ASSERT_EQ(terms.sums.data.size() * x.size(-1), x.data.size());
  for (std::size_t i = 0; i < x.data.size(); ++i) {
    const double sum = terms.sums.data[i / x.size(-1)];
    const double want = sum == 0 ? 0 : terms.exponentials.data[i] / sum;
    EXPECT_TRUE(is_close(weights.data[i], want, 1.3e-7, 0)) << weights.data[i] << " " << want;
  }
}

TEST(SoftmaxTerms, AgreeWithTheDefinition) {
  std::mt19937 rng(4);
  const Tensor x = random_tensor({3, 4, 50}, rng);
  const SoftmaxTerms terms = softmax_terms(x);
  EXPECT_EQ(terms.sums.shape, (Shape{3, 4}));
  for (Size row = 0; row < 12; ++row) {
    const float* const slice = x.data.data() + row * 50;
    const double largest = *std::max_element(slice, slice + 50);
    double sum = 0;
    for (Size i = 0; i < 50; ++i) {
      const double want = std::exp(slice[i] - largest);
      EXPECT_TRUE(is_close(terms.exponentials.data[row * 50 + i], want, 5e-7, 0));
      sum += want;
    }
    EXPECT_TRUE(is_close(terms.sums.data[row], sum, 5e-7, 0));
  }
}

TEST(SoftmaxTerms, DividedBySumsAreSoftmax) {
  std::mt19937 rng(5);
  for (Size width = 1; width <= 300; width += 23) {
    Tensor x = random_tensor({2, 3, width}, rng);
    for (float& value : x.data) value *= 20;
    expect_terms_of_softmax(x);
  }
  expect_terms_of_softmax(row_of({1000, -kInfinity, 1001}));
}

TEST(SoftmaxTerms, ASingleSliceHasASingleSum) {
  const SoftmaxTerms terms = softmax_terms(row_of({0, 0, -kInfinity}));
  EXPECT_EQ(terms.exponentials.data, (std::vector<float>{1, 1, 0}));
  EXPECT_EQ(terms.sums.shape, Shape{1});
  EXPECT_EQ(terms.sums.data[0], 2.0F);
}

TEST(SoftmaxTerms, OfWhatIsAllHiddenAreZero) {
  const SoftmaxTerms terms = softmax_terms(tensor_of({2, 2}, {-kInfinity, -kInfinity, 3, 3}));
  EXPECT_EQ(terms.exponentials.data, (std::vector<float>{0, 0, 1, 1}));
  EXPECT_EQ(terms.sums.data, (std::vector<float>{0, 2}));
}

TEST(SoftmaxTerms, OfNaNAreNaNButNotWhatIsHidden) {
  const SoftmaxTerms terms = softmax_terms(row_of({kNaN, 1, -kInfinity}));
  expect_close(terms.exponentials.data, std::vector<float>{kNaN, kNaN, 0}, 0, 0);
  EXPECT_TRUE(std::isnan(terms.sums.data[0]));
  EXPECT_TRUE(std::isnan(softmax_terms(row_of({kInfinity, 0})).sums.data[0]));
}

}  // namespace
}  // namespace spotlight
