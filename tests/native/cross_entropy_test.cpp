// Cross-entropy and its gradient against their definition in double.
#include "kernels/cross_entropy.hpp"

#include "helpers.hpp"

namespace spotlight {
namespace {

TEST(CrossEntropy, AgreesWithItsDefinitionInDoubleAtAnyWidth) {
  std::mt19937 rng(2);
  for (const Size words : {1, 3, 4, 7, 267}) {
    Tensor logits = random_tensor({2, words}, rng);
    for (float& logit : logits.data) logit *= 20;
    const Tensor before = logits;
    const std::vector<std::int32_t> targets = {static_cast<std::int32_t>(words - 1), 0};
    const double loss =
        kernels::cross_entropy(targets.data(), 0.5F, kernels::view(logits.data.data(), 2, words));
    double expected = 0;
    for (Size i = 0; i < 2; ++i) {
      double sum = 0;
      for (Size j = 0; j < words; ++j) {
        sum += std::exp(double{before.data[i * words + j]} - before.data[i * words + targets[i]]);
      }
      expected += std::log(sum);
      for (Size j = 0; j < words; ++j) {
        const double share =
            std::exp(double{before.data[i * words + j]} - before.data[i * words + targets[i]]) /
            sum;
        EXPECT_NEAR(logits.data[i * words + j], 0.5 * (share - (j == targets[i] ? 1 : 0)), 1e-6);
      }
    }
    EXPECT_NEAR(loss, expected, 1e-5 + 1e-6 * expected);
  }
}

TEST(CrossEntropy, IsNotANumberIfALogitIsNone) {
  std::vector<float> logits = {1, kNaN, 2};
  const std::int32_t target = 0;
  EXPECT_TRUE(std::isnan(kernels::cross_entropy(&target, 1, kernels::view(logits.data(), 1, 3))));
}

}  // namespace
}  // namespace spotlight
