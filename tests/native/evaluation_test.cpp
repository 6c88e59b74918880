// How heads get their roles: the assignment, and the scores of heads that were built to be perfect
// or useless.
#include "transformer/evaluation.hpp"

#include <algorithm>
#include <random>

#include "corpus/generator.hpp"
#include "helpers.hpp"

namespace spotlight {
namespace {

LanguageModel untrained(std::uint64_t seed) {
  return LanguageModel({.seed = seed,
                        .steps = 0,
                        .text = TrainingText::kGrammar,
                        .params = transformer_layout().initial(seed)});
}

/// The parameters of a model whose head in that place looks at the word before, whatever it is.
LanguageModel looking_back(HeadId place) {
  std::vector<float> params = transformer_layout().initial(1);
  const auto pointers = transformer_layout().pointers_into(params.data());
  const TransformerConfig& config = transformer_config();
  float* const biases =
      pointers.layers[place.layer].position_bias + place.head * config.offset_count();
  biases[config.max_offset - 1] = 10;
  return LanguageModel({.seed = 1, .steps = 0, .text = TrainingText::kGrammar, .params = params});
}

TEST(BestHeads, AreFourDifferentOnesWithTheLargestTotal) {
  std::mt19937 rng(3);
  ScoresOfRoles scores;
  for (auto& of_role : scores) {
    of_role.resize(6);
    for (double& score : of_role) score = static_cast<double>(rng() % 100);
  }
  const auto total = [&](const std::array<Size, 4>& heads) {
    double sum = 0;
    for (std::size_t role = 0; role < 4; ++role) sum += scores[role][heads[role]];
    return sum;
  };
  const auto best = best_heads(scores);
  auto sorted = best;
  std::sort(sorted.begin(), sorted.end());
  EXPECT_EQ(std::unique(sorted.begin(), sorted.end()), sorted.end());
  // All other ways, counted through as permutations of the six heads.
  std::array<Size, 6> order = {0, 1, 2, 3, 4, 5};
  do {
    EXPECT_LE(total({order[0], order[1], order[2], order[3]}), total(best));
  } while (std::next_permutation(order.begin(), order.end()));
}

TEST(Evaluation, FindsAHeadThatLooksAtThePreviousWord) {
  const HeadId place{.layer = 1, .head = 3};
  const Evaluation evaluation =
      evaluate(looking_back(place), {.sentences = 20, .seed = 8, .model = {}});
  const RoleScore& previous = evaluation.roles[2];
  EXPECT_EQ(previous.best, place);
  EXPECT_GT(previous.score, 0.999);
  EXPECT_EQ(previous.score, previous.per_head[1][3]);
  EXPECT_FALSE(previous.accuracy.has_value());
}

TEST(Evaluation, ScoresAnUntrainedModelLow) {
  const Evaluation evaluation = evaluate(untrained(1), {.sentences = 100, .seed = 8, .model = {}});
  for (const RoleScore& role : evaluation.roles) {
    EXPECT_LT(role.score, 0.35);
    for (const auto& layer : role.per_head) {
      EXPECT_EQ(layer.size(), 6U);
      for (const double score : layer) EXPECT_TRUE(score >= 0 && score <= 1);
    }
  }
}

TEST(Evaluation, IsAFunctionOfItsSeed) {
  const LanguageModel model = untrained(2);
  const auto scores_with = [&](std::uint64_t seed) {
    return evaluate(model, {.sentences = 30, .seed = seed, .model = {}}).roles[0].per_head;
  };
  EXPECT_EQ(scores_with(4), scores_with(4));
  EXPECT_NE(scores_with(4), scores_with(5));
}

TEST(Evaluation, CountsItsStepsAndEnds) {
  EvaluationJob job(untrained(2), {.sentences = 5, .seed = 1, .model = {}});
  double before = 0;
  EXPECT_EQ(job.progress(), 0);
  while (!job.done()) {
    job.step();
    EXPECT_GT(job.progress(), before);
    before = job.progress();
  }
  EXPECT_EQ(job.progress(), 1);
}

/// The accuracy counted a second time, from the logits that forward() gives for the words.
TEST(Evaluation, CallsAnAnswerRightThatBeatsEachOfItsFoils) {
  const LanguageModel model = untrained(6);
  constexpr Size kItems = 40;
  Size right = 0;
  for (Size i = 0; i < kItems; ++i) {
    const auto [sentence, question] =
        corpus::test_item(Role::kOpener, 21, static_cast<std::uint64_t>(i));
    std::string text;
    for (std::size_t t = 1; t + 1 < sentence.tokens.size(); ++t) {
      text += std::string(corpus::vocabulary()[sentence.tokens[t]]) + ' ';
    }
    const ModelForward forward = model.forward(text, {});
    const Size width = forward.logits.size(-1);
    const float* const row =
        forward.logits.data.data() + static_cast<Size>(question.answer_place - 1) * width;
    const bool beats_all =
        std::all_of(question.foils.begin(), question.foils.end(),
                    [&](TokenId foil) { return row[question.answer] > row[foil]; });
    right += beats_all ? 1 : 0;
  }
  const Evaluation evaluation = evaluate(model, {.sentences = kItems, .seed = 21, .model = {}});
  EXPECT_EQ(evaluation.roles[3].accuracy, static_cast<double>(right) / kItems);
}

TEST(Evaluation, RefusesHeadsThatDoNotExist) {
  const EvaluationOptions options{
      .sentences = 1, .seed = 1, .model = {.mode = ReadingMode::kCausal, .heads_off = {{2, 0}}}};
  expect_error(
      ErrorCode::kOutOfRange,
      "evaluate: heads_off: expected layers below 2 and heads below 6, got layer 2, head 0",
      [&] { evaluate(untrained(1), options); });
}

}  // namespace
}  // namespace spotlight
