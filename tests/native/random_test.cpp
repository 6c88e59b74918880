// The random numbers: published answers, and that they look normal.
#include "kernels/random.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace spotlight::kernels {
namespace {

std::vector<float> normals(std::uint64_t seed, std::uint64_t stream, std::size_t count,
                           float standard_deviation = 1.0F) {
  std::vector<float> values(count);
  fill_normal(seed, stream, standard_deviation, values.data(), count);
  return values;
}

double mean_power(const std::vector<float>& values, int power) {
  double sum = 0;
  for (const double value : values) sum += std::pow(value, power);
  return sum / static_cast<double>(values.size());
}

// Known answers: file kat_vectors of Random123, the paper's own library.
TEST(Philox, KnownAnswerForZeros) {
  EXPECT_EQ(philox4x32({0, 0, 0, 0}, {0, 0}),
            (PhiloxCounter{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
}

TEST(Philox, KnownAnswerForOnes) {
  EXPECT_EQ(philox4x32({0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff}, {0xffffffff, 0xffffffff}),
            (PhiloxCounter{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
}

TEST(Philox, KnownAnswerForTheDigitsOfPi) {
  EXPECT_EQ(philox4x32({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}),
            (PhiloxCounter{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

TEST(FillNormal, HasTheMomentsOfANormalDistribution) {
  const std::vector<float> values = normals(42, 0, 100000);
  const auto count = static_cast<double>(values.size());
  // Five standard errors of each moment.
  EXPECT_NEAR(mean_power(values, 1), 0, 5 * std::sqrt(1 / count));
  EXPECT_NEAR(mean_power(values, 2), 1, 5 * std::sqrt(2 / count));
  EXPECT_NEAR(mean_power(values, 3), 0, 5 * std::sqrt(15 / count));
  EXPECT_NEAR(mean_power(values, 4), 3, 5 * std::sqrt(96 / count));
}

TEST(FillNormal, FallsWithinOneAndTwoStandardDeviationsAsOftenAsItShould) {
  const std::vector<float> values = normals(7, 3, 100000);
  const auto share_within = [&](float bound) {
    std::size_t within = 0;
    for (const float value : values) within += std::abs(value) < bound ? 1 : 0;
    return static_cast<double>(within) / static_cast<double>(values.size());
  };
  EXPECT_NEAR(share_within(1), 0.6827, 0.008);
  EXPECT_NEAR(share_within(2), 0.9545, 0.004);
}

TEST(FillNormal, NeighboursAndStreamsAreNotCorrelated) {
  const std::vector<float> a = normals(42, 0, 100000);
  const std::vector<float> other_stream = normals(42, 1, 100000);
  const std::vector<float> other_seed = normals(43, 0, 100000);
  const auto correlation = [&](const std::vector<float>& b, std::size_t lag) {
    double sum = 0;
    for (std::size_t i = lag; i < a.size(); ++i) sum += a[i - lag] * b[i];
    return sum / static_cast<double>(a.size());
  };
  const double bound = 5 / std::sqrt(100000.0);
  for (std::size_t lag = 1; lag <= 4; ++lag) EXPECT_NEAR(correlation(a, lag), 0, bound) << lag;
  EXPECT_NEAR(correlation(other_stream, 0), 0, bound);
  EXPECT_NEAR(correlation(other_seed, 0), 0, bound);
}

TEST(FillNormal, IsAFunctionOfSeedStreamAndIndexAlone) {
  const std::vector<float> whole = normals(5, 9, 50);
  for (std::size_t count = 1; count <= 50; ++count) {
    EXPECT_EQ(normals(5, 9, count), std::vector(whole.begin(), whole.begin() + count)) << count;
  }
  EXPECT_NE(normals(6, 9, 50), whole);
  EXPECT_NE(normals(5, 10, 50), whole);
}

TEST(FillNormal, UsesAllBitsOfSeedAndStream) {
  const std::vector<float> values = normals(1, 1, 4);
  EXPECT_NE(normals(1 + (std::uint64_t{1} << 32U), 1, 4), values);
  EXPECT_NE(normals(1, 1 + (std::uint64_t{1} << 32U), 4), values);
}

TEST(FillNormal, ScalesByTheStandardDeviation) {
  const std::vector<float> ones = normals(5, 9, 20);
  const std::vector<float> halves = normals(5, 9, 20, 0.5F);
  for (std::size_t i = 0; i < 20; ++i) EXPECT_EQ(halves[i], ones[i] / 2);
  EXPECT_EQ(normals(5, 9, 20, 0.0F), std::vector(20, 0.0F));
}

}  // namespace
}  // namespace spotlight::kernels
