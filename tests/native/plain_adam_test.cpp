// The plain optimiser: its steps against the formulas written out for a single number.
#include <gtest/gtest.h>

#include "plain_adam.hpp"

namespace spotlight::plain {
namespace {

constexpr Config kTiny = {.vocab_size = 3,
                          .embed_dim = 2,
                          .num_heads = 1,
                          .head_dim = 2,
                          .num_layers = 1,
                          .ff_dim = 2,
                          .max_offset = 1};
constexpr double kRate = 0.01;

TEST(PlainAdam, TheFirstStepIsTheLearningRateLongWhateverTheGradient) {
  Params<double> params(kTiny);
  Params<double> gradients(kTiny);
  gradients.output_bias << 0.5, -1e-3, 0;
  Adam<double>(kTiny).step(params, gradients, kRate);
  EXPECT_NEAR(params.output_bias(0), -kRate, 1e-8);
  EXPECT_NEAR(params.output_bias(1), kRate, 1e-6);
  EXPECT_EQ(params.output_bias(2), 0);
}

TEST(PlainAdam, LaterStepsFollowTheRunningMeansOfTheGradientAndItsSquare) {
  Params<double> params(kTiny);
  Params<double> gradients(kTiny);
  Adam<double> adam(kTiny);
  double parameter = 0;
  double mean = 0;
  double square = 0;
  const std::vector<double> course = {0.5, -0.25, 0.125, 0.75, 0};
  for (std::size_t n = 0; n < course.size(); ++n) {
    gradients.output_bias(1) = course[n];
    adam.step(params, gradients, kRate);
    mean = 0.9 * mean + 0.1 * course[n];
    square = 0.98 * square + 0.02 * course[n] * course[n];
    const double t = static_cast<double>(n) + 1;
    parameter -= kRate * (mean / (1 - std::pow(0.9, t))) /
                 (std::sqrt(square / (1 - std::pow(0.98, t))) + 1e-8);
    EXPECT_NEAR(params.output_bias(1), parameter, 1e-15);
  }
}

TEST(PlainAdam, GradientsOfTogetherMoreThanOneAreScaledToOne) {
  Params<double> gradients(kTiny);
  gradients.output_bias << 30, 0, 0;
  gradients.layers[0].w_q(0, 1) = 40;
  Params<double> clipped(kTiny);
  clipped.output_bias << 0.6, 0, 0;
  clipped.layers[0].w_q(0, 1) = 0.8;
  // The first step would hide it: it does not depend on the length of the gradient.
  const auto second_step = [&](const Params<double>& first) {
    Params<double> second(kTiny);
    second.output_bias << 0.1, 0, 0;
    second.layers[0].w_q(0, 1) = 0.1;
    Params<double> params(kTiny);
    Adam<double> adam(kTiny);
    adam.step(params, first, kRate);
    adam.step(params, second, kRate);
    return std::pair(params.output_bias(0), params.layers[0].w_q(0, 1));
  };
  const auto [bias, weight] = second_step(gradients);
  const auto [want_bias, want_weight] = second_step(clipped);
  EXPECT_NEAR(bias, want_bias, 1e-15);
  EXPECT_NEAR(weight, want_weight, 1e-15);
}

TEST(PlainAdam, DecayPullsMatricesAndTheEmbeddingAndNothingElse) {
  Params<double> params(kTiny);
  for (const Parameter<double>& parameter : list_of(params)) {
    std::fill_n(parameter.data, parameter.rows * parameter.cols, 2.0);
  }
  Adam<double>(kTiny).step(params, Params<double>(kTiny), kRate);
  for (const Parameter<double>& parameter : list_of(params)) {
    const bool is_matrix = parameter.name == "embedding" || parameter.name.starts_with("w_");
    for (Index i = 0; i < parameter.rows * parameter.cols; ++i) {
      EXPECT_NEAR(parameter.data[i], is_matrix ? 2.0 * (1 - 0.001) : 2.0, 1e-15) << parameter.name;
    }
  }
}

}  // namespace
}  // namespace spotlight::plain
