// Layer normalisation against its definition in double; its gradients are held by
// transformer_gradients_test.cpp.
#include "kernels/layer_norm.hpp"

#include "helpers.hpp"

namespace spotlight {
namespace {

TEST(LayerNorm, AgreesWithItsDefinitionInDouble) {
  constexpr Size kRows = 5;
  constexpr Size kWidth = 24;
  std::mt19937 rng(1);
  const Tensor x = random_tensor({kRows, kWidth}, rng);
  const Tensor gain = random_tensor({kWidth}, rng);
  const Tensor bias = random_tensor({kWidth}, rng);
  Tensor normalised({kRows, kWidth}, "normalised");
  Tensor inverse({kRows}, "inverse");
  Tensor out({kRows, kWidth}, "out");
  kernels::layer_norm(kernels::view(x.data.data(), kRows, kWidth), gain.data.data(),
                      bias.data.data(), kernels::view(normalised.data.data(), kRows, kWidth),
                      inverse.data.data(), kernels::view(out.data.data(), kRows, kWidth));
  for (Size i = 0; i < kRows; ++i) {
    double mean = 0;
    for (Size c = 0; c < kWidth; ++c) mean += x.data[i * kWidth + c] / double{kWidth};
    double variance = 0;
    for (Size c = 0; c < kWidth; ++c) {
      variance += std::pow(x.data[i * kWidth + c] - mean, 2) / double{kWidth};
    }
    for (Size c = 0; c < kWidth; ++c) {
      const double standard = (x.data[i * kWidth + c] - mean) / std::sqrt(variance + 1e-5);
      EXPECT_NEAR(normalised.data[i * kWidth + c], standard, 2e-6);
      EXPECT_NEAR(out.data[i * kWidth + c], standard * gain.data[c] + bias.data[c], 4e-6);
    }
  }
}

TEST(LayerNorm, MakesZerosOfARowOfEqualNumbers) {
  const std::vector<float> x(8, 3.0F);
  const std::vector<float> gain(8, 2.0F);
  const std::vector<float> bias(8, 0.5F);
  std::vector<float> normalised(8);
  std::vector<float> out(8);
  float inverse = 0;
  kernels::layer_norm(kernels::view(x.data(), 1, 8), gain.data(), bias.data(),
                      kernels::view(normalised.data(), 1, 8), &inverse,
                      kernels::view(out.data(), 1, 8));
  EXPECT_EQ(normalised, std::vector<float>(8, 0.0F));
  EXPECT_EQ(out, bias);
}

}  // namespace
}  // namespace spotlight
