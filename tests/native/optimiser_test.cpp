// Adam, clipping and decay against the plain optimiser in double, and the schedule at its corners.
#include "transformer/optimiser.hpp"

#include <random>

#include "helpers.hpp"
#include "plain_adam.hpp"
#include "plain_in_core.hpp"

namespace spotlight {
namespace {

TEST(Optimiser, AgreesWithThePlainOneOverManySteps) {
  const TransformerConfig config{.vocab_size = 11,
                                 .embed_dim = 8,
                                 .num_layers = 1,
                                 .num_heads = 2,
                                 .head_dim = 4,
                                 .ff_dim = 12};
  const ParameterLayout layout(config);
  const plain::Config plain_config = plain::config_of(config);
  plain::Params<double> plain_params(plain_config);
  plain::Params<double> plain_grads(plain_config);
  plain::Adam<double> plain_adam(plain_config);
  std::vector<float> params = layout.initial(3);
  std::vector<float> grads(layout.count());
  Optimiser optimiser(layout);
  const Recipe recipe{.total_steps = 40, .warm_up_steps = 5, .learning_rate = 0.01F};

  // Both name the same tensors; the order differs within a layer.
  const auto for_each = [&](auto& plain_tensors, std::vector<float>& ours, const auto& take) {
    for (auto& tensor : plain::list_of(plain_tensors)) {
      const ParameterEntry* const entry = plain::entry_of(layout, tensor);
      ASSERT_NE(entry, nullptr) << tensor.name;
      for (std::size_t i = 0; i < entry->count; ++i) take(tensor.data[i], ours[entry->offset + i]);
    }
  };
  for_each(plain_params, params, [](double& plain, float& ours) { plain = ours; });
  std::mt19937 rng(4);
  for (Size step = 1; step <= recipe.total_steps; ++step) {
    // Some are longer than may be, some are not.
    const float size = step % 2 == 0 ? 0.5F : 0.01F;
    for (float& grad : grads) grad = size * random_number(rng);
    for_each(plain_grads, grads, [](double& plain, float& ours) { plain = ours; });
    optimiser.update(recipe, step, grads, norm_of(grads), params);
    plain_adam.step(plain_params, plain_grads, learning_rate_at(recipe, step));
  }
  for_each(plain_params, params,
           [](double& plain, float& ours) { EXPECT_NEAR(ours, plain, 2e-5); });
}

TEST(LearningRate, RisesFallsAlongACosineAndStaysAtItsEnd) {
  const Recipe recipe{
      .total_steps = 1000, .warm_up_steps = 100, .learning_rate = 1, .final_share = 0.02F};
  EXPECT_NEAR(learning_rate_at(recipe, 1), 0.01, 1e-6);
  EXPECT_LT(learning_rate_at(recipe, 50), learning_rate_at(recipe, 100));
  EXPECT_NEAR(learning_rate_at(recipe, 500), 0.51, 1e-6);
  EXPECT_NEAR(learning_rate_at(recipe, 1000), 0.02, 1e-6);
  EXPECT_EQ(learning_rate_at(recipe, 5000), learning_rate_at(recipe, 1000));
}

}  // namespace
}  // namespace spotlight
