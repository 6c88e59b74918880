// What is read in a step of training: the shares of masked words, the targets, and the controls.
#include "transformer/training_batch.hpp"

#include <algorithm>

#include "corpus/generator.hpp"
#include "helpers.hpp"

namespace spotlight {
namespace {

using corpus::kMask;
using corpus::kUnknown;

/// The sentence as it was before anything was hidden.
corpus::Sentence original(const Recipe& recipe, Size step, Size n) {
  return corpus::training_sentence(recipe.seed,
                                   static_cast<std::uint64_t>((step - 1) * recipe.batch + n));
}

TEST(TrainingBatch, IsAPureFunctionOfRecipeAndStep) {
  const Recipe recipe{.seed = 9};
  const Batch first = training_batch(recipe, 7);
  const Batch again = training_batch(recipe, 7);
  EXPECT_EQ(first.ids, again.ids);
  EXPECT_EQ(first.targets, again.targets);
  EXPECT_NE(first.ids, training_batch(recipe, 8).ids);
  EXPECT_NE(first.ids, training_batch(Recipe{.seed = 10}, 7).ids);
}

TEST(TrainingBatch, PredictsInCausalModeEachWordFromTheOnesBefore) {
  const Recipe recipe{.seed = 1, .causal_share = 1};
  Size unknown = 0;
  Size words = 0;
  for (Size step = 1; step <= 50; ++step) {
    const Batch batch = training_batch(recipe, step);
    ASSERT_EQ(batch.mode, ReadingMode::kCausal);
    ASSERT_EQ(batch.sentence_count(), recipe.batch);
    for (Size n = 0; n < recipe.batch; ++n) {
      const auto tokens = original(recipe, step, n).tokens;
      const auto rows = batch.sentence(n);
      ASSERT_EQ(rows.size(), static_cast<Size>(tokens.size()));
      for (Size i = 0; i < rows.size(); ++i) {
        const TokenId read = batch.ids[rows.begin + i];
        const TokenId target = batch.targets[rows.begin + i];
        EXPECT_TRUE(read == tokens[i] || read == kUnknown);
        EXPECT_EQ(target, i + 1 < rows.size() ? tokens[i + 1] : kNoTarget);
        unknown += read == kUnknown ? 1 : 0;
        ++words;
      }
    }
  }
  EXPECT_NEAR(static_cast<double>(unknown) / static_cast<double>(words), 0.01, 0.004);
}

TEST(TrainingBatch, MasksAFifthOfTheWordsAndOftenTheTellingOnes) {
  const Recipe recipe{.seed = 1, .causal_share = 0};
  double picked = 0, words = 0, often_picked = 0, often = 0, hidden = 0, kept = 0;
  for (Size step = 1; step <= 200; ++step) {
    const Batch batch = training_batch(recipe, step);
    ASSERT_EQ(batch.mode, ReadingMode::kMasked);
    for (Size n = 0; n < recipe.batch; ++n) {
      const corpus::Sentence sentence = original(recipe, step, n);
      const auto rows = batch.sentence(n);
      EXPECT_EQ(batch.targets[rows.begin], kNoTarget);
      EXPECT_EQ(batch.targets[rows.end - 1], kNoTarget);
      for (Size i = 1; i + 1 < rows.size(); ++i) {
        const TokenId read = batch.ids[rows.begin + i];
        const TokenId target = batch.targets[rows.begin + i];
        const bool is_picked = target != kNoTarget;
        if (is_picked) {
          EXPECT_EQ(target, sentence.tokens[i]);
          hidden += read == kMask ? 1 : 0;
          kept += read == target ? 1 : 0;
          const auto alike = corpus::same_class(target);
          EXPECT_TRUE(read == kMask || std::find(alike.begin(), alike.end(), read) != alike.end());
        }
        (sentence.often_masked[i] ? often_picked : picked) += is_picked ? 1 : 0;
        (sentence.often_masked[i] ? often : words) += 1;
      }
    }
  }
  EXPECT_NEAR(picked / words, 0.2, 0.01);
  EXPECT_NEAR(often_picked / often, 0.4, 0.015);
  EXPECT_NEAR(hidden / (picked + often_picked), 0.75, 0.015);
  // Kept on purpose (10 %), or exchanged for itself.
  EXPECT_GT(kept / (picked + often_picked), 0.09);
  EXPECT_LT(kept / (picked + often_picked), 0.16);
}

TEST(TrainingBatch, MixesTheModesInTheirShare) {
  const Recipe recipe{.seed = 2, .causal_share = 0.7F};
  int causal = 0;
  for (Size step = 1; step <= 1000; ++step) {
    causal += training_batch(recipe, step).mode == ReadingMode::kCausal ? 1 : 0;
  }
  EXPECT_NEAR(causal / 1000.0, 0.7, 0.05);
}

TEST(TrainingBatch, ShufflesTheWordsOfEachSentenceForTheControl) {
  Recipe recipe{.seed = 3, .causal_share = 1};
  recipe.text = TrainingText::kShuffledWords;
  const Batch batch = training_batch(recipe, 1);
  int moved = 0;
  for (Size n = 0; n < recipe.batch; ++n) {
    auto tokens = original(recipe, 1, n).tokens;
    const auto rows = batch.sentence(n);
    // The targets are what was read, before words were made unknown.
    std::vector<TokenId> read = {corpus::kStart};
    read.insert(read.end(), batch.targets.begin() + rows.begin,
                batch.targets.begin() + rows.end - 1);
    moved += read != tokens ? 1 : 0;
    EXPECT_EQ(read.back(), corpus::kFullStop);
    std::sort(read.begin(), read.end());
    std::sort(tokens.begin(), tokens.end());
    EXPECT_EQ(read, tokens);
  }
  EXPECT_GT(moved, recipe.batch / 2);
}

TEST(TrainingBatch, DealsTheTargetsOutAnewForTheControl) {
  Recipe recipe{.seed = 3, .causal_share = 1};
  const Batch plain = training_batch(recipe, 1);
  recipe.text = TrainingText::kShuffledTargets;
  const Batch batch = training_batch(recipe, 1);
  EXPECT_EQ(batch.ids, plain.ids);
  EXPECT_NE(batch.targets, plain.targets);
  for (std::size_t row = 0; row < batch.targets.size(); ++row) {
    EXPECT_EQ(batch.targets[row] == kNoTarget, plain.targets[row] == kNoTarget);
  }
  auto dealt = batch.targets;
  auto before = plain.targets;
  std::sort(dealt.begin(), dealt.end());
  std::sort(before.begin(), before.end());
  EXPECT_EQ(dealt, before);
}

}  // namespace
}  // namespace spotlight
