// Training: the same bits twice, the same bits after a pause, and an end where it diverges.
#include "transformer/trainer.hpp"

#include "helpers.hpp"

namespace spotlight {
namespace {

constexpr Size kSteps = 12;

const Recipe kRecipe{.seed = 5, .total_steps = kSteps, .warm_up_steps = 4, .batch = 8};

std::vector<double> losses(Trainer& trainer, Size steps) {
  std::vector<double> all;
  for (Size n = 0; n < steps; ++n) all.push_back(trainer.step().loss);
  return all;
}

TEST(Trainer, GivesTheSameBitsTwice) {
  Trainer first(kRecipe);
  Trainer second(kRecipe);
  EXPECT_EQ(losses(first, kSteps), losses(second, kSteps));
  EXPECT_EQ(first.save(), second.save());
}

TEST(Trainer, LearnsSomethingInItsFirstSteps) {
  Trainer trainer(kRecipe);
  const std::vector<double> all = losses(trainer, kSteps);
  EXPECT_NEAR(all.front(), std::log(static_cast<double>(transformer_config().vocab_size)), 1);
  EXPECT_LT(all.back(), all.front());
}

TEST(Trainer, GoesOnFromWhatItSavedWithTheSameBits) {
  Trainer whole(kRecipe);
  losses(whole, kSteps);

  Trainer begun(kRecipe);
  losses(begun, 5);
  Trainer resumed(begun.save());
  EXPECT_EQ(resumed.steps_done(), 5);
  EXPECT_EQ(resumed.recipe().seed, kRecipe.seed);
  losses(resumed, kSteps - 5);
  EXPECT_EQ(resumed.save(), whole.save());
}

TEST(Trainer, GivesAModelThatDoesNotChangeAsItGoesOn) {
  Trainer trainer(kRecipe);
  losses(trainer, 2);
  const LanguageModel model = trainer.model();
  const std::vector<float> before = model.checkpoint().params;
  losses(trainer, 2);
  EXPECT_EQ(model.checkpoint().params, before);
  EXPECT_EQ(model.checkpoint().steps, 2);
  EXPECT_NE(trainer.model().checkpoint().params, before);
}

TEST(Trainer, SaysSoAndStopsWhereTrainingDiverges) {
  Recipe recipe = kRecipe;
  recipe.learning_rate = 100;
  Trainer trainer(recipe);
  std::string message;
  for (int step = 0; step < 200 && message.empty(); ++step) {
    try {
      trainer.step();
    } catch (const Error& error) {
      message = error.what();
    }
  }
  EXPECT_NE(message.find("diverges"), std::string::npos) << message;
  EXPECT_NE(message.find("learning_rate of 100"), std::string::npos) << message;
  // It stays as it was, and can be saved.
  const Size steps = trainer.steps_done();
  const std::vector<std::uint8_t> saved = trainer.save();
  EXPECT_THROW(trainer.step(), Error);
  EXPECT_EQ(trainer.steps_done(), steps);
  EXPECT_EQ(trainer.save(), saved);
}

TEST(Trainer, RefusesNumbersThatCannotBe) {
  const auto expect_refused = [](auto change, const char* name) {
    Recipe recipe = kRecipe;
    change(recipe);
    try {
      Trainer{recipe};
      ADD_FAILURE() << name;
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::kInvalidArgument);
      EXPECT_NE(std::string(error.what()).find(name), std::string::npos) << error.what();
    }
  };
  expect_refused([](Recipe& r) { r.learning_rate = 0; }, "learning_rate");
  expect_refused([](Recipe& r) { r.learning_rate = kNaN; }, "learning_rate");
  expect_refused([](Recipe& r) { r.learning_rate = kInfinity; }, "learning_rate");
  expect_refused([](Recipe& r) { r.batch = 0; }, "batch");
  expect_refused([](Recipe& r) { r.batch = 1025; }, "batch");
  expect_refused([](Recipe& r) { r.total_steps = 0; }, "total_steps");
  expect_refused([](Recipe& r) { r.causal_share = 1.5F; }, "causal_share");
  expect_refused([](Recipe& r) { r.entropy_cost = -1; }, "entropy_cost");
}

}  // namespace
}  // namespace spotlight
