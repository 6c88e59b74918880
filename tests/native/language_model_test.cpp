// The language model as users meet it: its intermediates fit together, a causal one knows nothing
// of what comes later, and heads can be switched off.
#include "transformer/language_model.hpp"

#include <algorithm>
#include <numeric>

#include "helpers.hpp"

namespace spotlight {
namespace {

constexpr std::string_view kText = "The dogs in the park are playing";
constexpr Size kLen = 9;

LanguageModel model() {
  std::vector<float> params = transformer_layout().initial(4);
  std::mt19937 rng(1);
  for (float& param : params) param += 0.02F * random_number(rng);
  return LanguageModel(
      {.seed = 4, .steps = 0, .text = TrainingText::kGrammar, .params = std::move(params)});
}

TEST(LanguageModel, GivesAllIntermediatesInTheirShapes) {
  const ModelForward forward = model().forward(kText, {});
  EXPECT_EQ(forward.tokens.front(), "[S]");
  EXPECT_EQ(forward.tokens.back(), ".");
  const Size words = static_cast<Size>(corpus::vocabulary().size());
  EXPECT_EQ(forward.logits.shape, (Shape{kLen, words}));
  ASSERT_EQ(forward.layers.size(), 2U);
  for (const LayerStages& layer : forward.layers) {
    EXPECT_EQ(layer.input.shape, (Shape{kLen, 48}));
    EXPECT_EQ(layer.output.shape, (Shape{kLen, 48}));
    for (const Tensor* part : {&layer.query, &layer.key, &layer.value}) {
      EXPECT_EQ(part->shape, (Shape{6, kLen, 8}));
    }
    for (const Tensor* part :
         {&layer.position_bias, &layer.scores, &layer.masked_scores, &layer.weights}) {
      EXPECT_EQ(part->shape, (Shape{6, kLen, kLen}));
    }
  }
}

/// In double, from the stages before.
TEST(LanguageModel, ComputesEachStageFromTheOnesBefore) {
  for (const ReadingMode mode : {ReadingMode::kCausal, ReadingMode::kMasked}) {
    const ModelForward forward = model().forward(kText, {.mode = mode, .heads_off = {}});
    for (const LayerStages& layer : forward.layers) {
      expect_rows_sum_to_one(layer.weights);
      for (Size h = 0; h < 6; ++h) {
        for (Size i = 0; i < kLen; ++i) {
          double sum = 0;
          for (Size j = 0; j < kLen; ++j) {
            const Size at = (h * kLen + i) * kLen + j;
            double dot = 0;
            for (Size d = 0; d < 8; ++d) {
              dot += double{layer.query.data[(h * kLen + i) * 8 + d]} *
                     layer.key.data[(h * kLen + j) * 8 + d];
            }
            EXPECT_NEAR(layer.scores.data[at], dot / std::sqrt(8.0) + layer.position_bias.data[at],
                        1e-5);
            const bool hidden = mode == ReadingMode::kCausal && j > i;
            EXPECT_EQ(layer.masked_scores.data[at], hidden ? -kInfinity : layer.scores.data[at]);
            sum += std::exp(static_cast<double>(layer.masked_scores.data[at]));
          }
          for (Size j = 0; j < kLen; ++j) {
            const Size at = (h * kLen + i) * kLen + j;
            const double share = std::exp(static_cast<double>(layer.masked_scores.data[at])) / sum;
            EXPECT_NEAR(layer.weights.data[at], share, 1e-6);
          }
        }
      }
    }
  }
}

TEST(LanguageModel, HasOneBiasForEachDistance) {
  const ModelForward forward = model().forward(kText, {});
  const Tensor& bias = forward.layers[0].position_bias;
  for (Size i = 1; i < kLen; ++i) {
    for (Size j = 1; j < kLen; ++j) {
      EXPECT_EQ(bias.data[i * kLen + j], bias.data[(i - 1) * kLen + j - 1]);
    }
  }
}

TEST(LanguageModel, PredictsTheSameWhateverComesLaterInCausalMode) {
  const LanguageModel causal = model();
  const ModelForward a = causal.forward("the dogs in the park", {});
  const ModelForward b = causal.forward("the dogs in the garden near", {});
  const Size width = a.logits.size(-1);
  EXPECT_TRUE(
      same_bits(a.logits.data.data(), b.logits.data.data(), static_cast<std::size_t>(5 * width)));
  EXPECT_FALSE(same_bits(a.logits.data.data() + 5 * width, b.logits.data.data() + 5 * width, 1));
}

TEST(LanguageModel, SwitchesHeadsOff) {
  const LanguageModel all = model();
  const ModelForward on = all.forward(kText, {});
  const ModelForward off =
      all.forward(kText, {.mode = ReadingMode::kCausal, .heads_off = {{1, 2}}});
  // Its weights are still shown; what it found no longer counts.
  EXPECT_TRUE(same_bits(on.layers[1].weights, off.layers[1].weights));
  EXPECT_TRUE(same_bits(on.layers[0].output, off.layers[0].output));
  EXPECT_FALSE(same_bits(on.layers[1].output, off.layers[1].output));
  EXPECT_FALSE(same_bits(on.logits, off.logits));
}

TEST(LanguageModel, PredictsTheWordsWithTheLargestLogits) {
  const LanguageModel any = model();
  const ModelForward forward = any.forward("the dogs in the", {});
  const auto predicted = any.predict("the dogs in the", {}, std::nullopt, 5);
  ASSERT_EQ(predicted.size(), 5U);
  // What follows the last word typed is in the row before the full stop.
  const Size width = forward.logits.size(-1);
  const float* const row = forward.logits.data.data() + 4 * width;
  double sum = 0;
  std::vector<Size> order;
  for (Size word = corpus::kFullStop; word < width; ++word) {
    sum += std::exp(static_cast<double>(row[word]));
    order.push_back(word);
  }
  std::sort(order.begin(), order.end(), [&](Size a, Size b) { return row[a] > row[b]; });
  for (std::size_t n = 0; n < 5; ++n) {
    EXPECT_EQ(predicted[n].word, corpus::vocabulary()[order[n]]);
    EXPECT_NEAR(predicted[n].probability, std::exp(static_cast<double>(row[order[n]])) / sum, 1e-6);
  }
}

TEST(LanguageModel, PredictsAHiddenWordFromBothSidesInMaskedMode) {
  const LanguageModel any = model();
  const ModelOptions masked{.mode = ReadingMode::kMasked, .heads_off = {}};
  const auto typed = any.predict("the [MASK] in the park", masked, std::nullopt, 3);
  const auto placed = any.predict("the dogs in the park", masked, 2, 3);
  const auto last = any.predict("the dogs in the park", masked, std::nullopt, 3);
  const auto last_placed = any.predict("the dogs in the park", masked, 5, 3);
  for (std::size_t n = 0; n < 3; ++n) {
    EXPECT_EQ(typed[n].word, placed[n].word);
    EXPECT_EQ(typed[n].probability, placed[n].probability);
    EXPECT_EQ(last[n].probability, last_placed[n].probability);
  }
}

TEST(LanguageModel, RefusesWhatItCannotRead) {
  const LanguageModel any = model();
  expect_error(ErrorCode::kInvalidArgument, "forward: text: expected at least one word",
               [&] { any.forward("  ", {}); });
  std::string long_text;
  for (int n = 0; n < 22; ++n) long_text += "the ";
  EXPECT_EQ(any.forward(long_text, {}).tokens.size(), 24U);
  expect_error(ErrorCode::kInvalidArgument,
               "forward: text: expected at most 24 tokens ([S] and the final '.' are two of them), "
               "got 25",
               [&] { any.forward(long_text + "cat", {}); });
  expect_error(ErrorCode::kOutOfRange,
               "forward: heads_off: expected layers below 2 and heads below 6, got layer 0, head 6",
               [&] {
                 any.forward("cat", {.mode = ReadingMode::kCausal, .heads_off = {{0, 6}}});
               });
  expect_error(ErrorCode::kOutOfRange, "predict: position: expected a place from 1 to 2, got 3",
               [&] { any.predict("cat", {}, 3, 5); });
  expect_error(ErrorCode::kOutOfRange, "predict: position: expected a place from 1 to 2, got 0",
               [&] { any.predict("cat", {}, 0, 5); });
  EXPECT_THROW(any.predict("cat", {}, std::nullopt, 0), Error);
  EXPECT_THROW(any.predict("cat", {}, std::nullopt, 1000), Error);
}

TEST(LanguageModel, GivesTheParametersThatMadeItsQueries) {
  const LanguageModel shown = model();
  const ModelForward forward = shown.forward(kText, {});
  for (Size layer = 0; layer < 2; ++layer) {
    const Params params = shown.attention_params(static_cast<double>(layer));
    ASSERT_EQ(params.size(), 8U);
    const LayerStages& stages = forward.layers[layer];
    const std::pair<const char*, const Tensor*> made[] = {
        {"q", &stages.query}, {"k", &stages.key}, {"v", &stages.value}};
    for (const auto& [name, heads] : made) {
      const Tensor& w = params.at(std::string("w_") + name);
      const Tensor& b = params.at(std::string("b_") + name);
      ASSERT_EQ(w.shape, (Shape{48, 48}));
      ASSERT_EQ(b.shape, Shape{48});
      for (Size column = 0; column < 48; ++column) {
        double sum = b.data[column];
        for (Size d = 0; d < 48; ++d) {
          sum += double{stages.input.data[48 + d]} * w.data[d * 48 + column];
        }
        EXPECT_NEAR(heads->data[(column / 8 * kLen + 1) * 8 + column % 8], sum, 1e-5);
      }
    }
    EXPECT_EQ(params.at("w_o").shape, (Shape{48, 48}));
    EXPECT_EQ(params.at("b_o").shape, Shape{48});
  }
}

TEST(LanguageModel, HasNoParametersOfALayerThatIsNotThere) {
  const LanguageModel shown = model();
  expect_error(ErrorCode::kOutOfRange, "attention_params: layer: expected a layer below 2, got 2",
               [&] { (void)shown.attention_params(2); });
  expect_error(ErrorCode::kOutOfRange, "attention_params: layer: expected a layer below 2, got -1",
               [&] { (void)shown.attention_params(-1); });
  EXPECT_THROW((void)shown.attention_params(0.5), Error);
  EXPECT_THROW((void)shown.attention_params(kNaN), Error);
}

}  // namespace
}  // namespace spotlight
