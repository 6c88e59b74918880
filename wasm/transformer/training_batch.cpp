#include "transformer/training_batch.hpp"

#include <algorithm>

#include "corpus/generator.hpp"
#include "corpus/random_choice.hpp"

namespace spotlight {
namespace {

using corpus::RandomChoice;
using corpus::Sentence;
using corpus::TokenId;

constexpr double kUnknownShare = 0.01;
constexpr double kMaskedShare = 0.2;
/// Of finite verbs and pronouns, which the roles are about.
constexpr double kOftenMaskedShare = 0.4;
constexpr double kHidden = 0.75;     ///< of the masked words: [MASK] is read
constexpr double kExchanged = 0.15;  ///< another word of the same class; the rest stays

/// Fisher and Yates. Shuffles what lies at begin, ..., end - 1.
template <typename Swap>
void shuffle(RandomChoice& random, std::size_t begin, std::size_t end, const Swap& swap) {
  for (std::size_t i = end; i > begin + 1; --i) swap(i - 1, begin + random.below(i - begin));
}

void shuffle_words(RandomChoice& random, Sentence& sentence) {
  shuffle(random, 1, sentence.tokens.size() - 1, [&](std::size_t a, std::size_t b) {
    std::swap(sentence.tokens[a], sentence.tokens[b]);
    const bool often = sentence.often_masked[a];
    sentence.often_masked[a] = sentence.often_masked[b];
    sentence.often_masked[b] = often;
  });
}

void shuffle_targets(RandomChoice& random, Batch& batch) {
  std::vector<std::size_t> places;
  for (std::size_t row = 0; row < batch.targets.size(); ++row) {
    if (batch.targets[row] != kNoTarget) places.push_back(row);
  }
  shuffle(random, 0, places.size(), [&](std::size_t a, std::size_t b) {
    std::swap(batch.targets[places[a]], batch.targets[places[b]]);
  });
}

TokenId read_instead(RandomChoice& random, TokenId word) {
  switch (random.share({kHidden, kExchanged, 1 - kHidden - kExchanged})) {
    case 0:
      return corpus::kMask;
    case 1:
      return random.one_of(corpus::same_class(word));
    default:
      return word;
  }
}

/// The last sentence of the batch gets its targets, and what is read instead of its words.
void set_task(RandomChoice& random, const Sentence& sentence, Batch& batch) {
  const std::size_t first = batch.ids.size() - sentence.tokens.size();
  const std::size_t last = sentence.tokens.size() - 1;
  for (std::size_t i = 0; i <= last; ++i) {
    TokenId& id = batch.ids[first + i];
    TokenId& target = batch.targets[first + i];
    const bool is_word = i > 0 && i < last;
    if (batch.mode == ReadingMode::kCausal) {
      if (i < last) target = sentence.tokens[i + 1];
    } else if (is_word &&
               random.chance(sentence.often_masked[i] ? kOftenMaskedShare : kMaskedShare)) {
      target = id;
      id = read_instead(random, id);
      continue;
    }
    if (is_word && random.chance(kUnknownShare)) id = corpus::kUnknown;
  }
}

}  // namespace

Batch training_batch(const Recipe& recipe, Size step) {
  RandomChoice random(recipe.seed, corpus::Stream::kBatch, static_cast<std::uint64_t>(step));
  Batch batch;
  batch.mode = random.chance(recipe.causal_share) ? ReadingMode::kCausal : ReadingMode::kMasked;
  for (Size n = 0; n < recipe.batch; ++n) {
    Sentence sentence = corpus::training_sentence(
        recipe.seed, static_cast<std::uint64_t>((step - 1) * recipe.batch + n));
    if (recipe.text == TrainingText::kShuffledWords) shuffle_words(random, sentence);
    batch.add(sentence.tokens);
    set_task(random, sentence, batch);
  }
  if (recipe.text == TrainingText::kShuffledTargets) shuffle_targets(random, batch);
  return batch;
}

}  // namespace spotlight
