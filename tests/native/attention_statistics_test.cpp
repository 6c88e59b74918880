// What is measured of attention in training, against the stages and gradients that it is made of.
#include "kernels/attention_statistics.hpp"

#include <gtest/gtest.h>

#include "helpers.hpp"
#include "kernels/attention.hpp"
#include "kernels/attention_backward.hpp"

namespace spotlight {
namespace {

using kernels::AttentionStatistics;

constexpr Size kHeadDim = 6;

kernels::ConstMatrixView read(const Tensor& tensor) {
  return kernels::const_view(tensor.data.data(), tensor.size(0), tensor.size(1));
}
kernels::MatrixView write(Tensor& tensor) {
  return kernels::view(tensor.data.data(), tensor.size(0), tensor.size(1));
}

/// One causal head over so many words, its backward pass, and what is found on the way.
struct Measured {
  explicit Measured(Size seq_len, std::uint32_t seed) : len(seq_len), rng(seed) {
    const kernels::AttentionHead head{
        .q = read(q),
        .k = read(k),
        .v = read(v),
        .scale = 1,
        .softcap = 0,
        .mask = {.causal = true,
                 .visible_len = len,
                 .additive = {.data = mask.data.data(), .row_stride = len, .length = len},
                 .allowed = {},
                 .panels = {}},
        .all_finite = true};
    kernels::AttentionWorkspace workspace;
    const kernels::AttentionGradients to{.q = write(grad_q),
                                         .k = write(grad_k),
                                         .v = write(grad_v),
                                         .mask = grad_mask.data.data(),
                                         .by_entropy = 0,
                                         .statistics = &statistics};
    for (Size p = 0; p < kernels::panel_count(len); ++p) {
      const kernels::Panel panel = kernels::nth_panel(len, p);
      kernels::attention(head, panel, workspace, write(output), {.weights = weights.data.data()});
      kernels::attention_backward(head, panel, read(grad_output), workspace, to);
    }
  }

  Size len;
  std::mt19937 rng;
  Tensor q = random_tensor({len, kHeadDim}, rng);
  Tensor k = random_tensor({len, kHeadDim}, rng);
  Tensor v = random_tensor({len, kHeadDim}, rng);
  Tensor grad_output = random_tensor({len, kHeadDim}, rng);
  Tensor mask{{len, len}, "mask"};
  Tensor output{{len, kHeadDim}, "output"};
  Tensor weights{{len, len}, "weights"};
  Tensor grad_q{{len, kHeadDim}, "grad_q"};
  Tensor grad_k{{len, kHeadDim}, "grad_k"};
  Tensor grad_v{{len, kHeadDim}, "grad_v"};
  /// What is added to a score has the score's gradient.
  Tensor grad_mask{{len, len}, "grad_mask"};
  AttentionStatistics statistics;
};

TEST(AttentionStatistics, AreThoseOfTheWeightsAndOfTheGradientByTheScores) {
  for (const Size len : {1, 7, 16, 17, 40}) {
    const Measured got(len, 20 + static_cast<std::uint32_t>(len));
    double largest = 0;
    double entropy = 0;
    double squares = 0;
    for (Size i = 0; i < len; ++i) {
      const float* const row = got.weights.data.data() + i * len;
      largest += *std::max_element(row, row + len);
      for (Size j = 0; j < len; ++j) {
        const double weight = row[j];
        if (weight > 0) entropy -= weight * std::log(weight);
        squares += std::pow(got.grad_mask.data[i * len + j], 2);
      }
    }
    EXPECT_EQ(got.statistics.rows, len);
    EXPECT_NEAR(got.statistics.largest_weight, largest, 1e-6 * largest);
    EXPECT_NEAR(got.statistics.entropy, entropy, 1e-5 * entropy);
    EXPECT_NEAR(got.statistics.squared_grad_scores, squares, 1e-6 * squares);
    if (len > 1) EXPECT_GT(squares, 0);
  }
}

/// Sums: those of two calls are those of the one and of the other.
TEST(AttentionStatistics, AddUp) {
  const float half = 0.5F;
  std::vector<float> weights(2 * kernels::kPanelQueries, half);
  std::vector<float> grads(weights.size(), 3);
  AttentionStatistics statistics;
  for (int call = 0; call < 2; ++call) {
    kernels::add_statistics({.first = 0, .count = 5}, 2, weights.data(), grads.data(), statistics);
  }
  EXPECT_EQ(statistics.rows, 10);
  EXPECT_EQ(statistics.largest_weight, 5);
  EXPECT_NEAR(statistics.entropy, 10 * std::log(2), 1e-12);
  EXPECT_EQ(statistics.squared_grad_scores, 10 * 2 * 9);
}

}  // namespace
}  // namespace spotlight
