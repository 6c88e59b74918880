// What the page shows was never trained on.
#include "corpus/hold_out.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <regex>

#include "corpus/generator.hpp"
#include "corpus/tokenizer.hpp"
#include "words.hpp"

namespace spotlight::corpus {
namespace {

/// What stands behind "sentence:" in the page's own list.
std::vector<std::string> sentences_of_the_page() {
  std::ifstream file(SPOTLIGHT_PRESETS);
  const std::string source{std::istreambuf_iterator<char>(file), {}};
  const std::regex sentence("sentence: '([^']*)'");
  std::vector<std::string> all;
  for (std::sregex_iterator it(source.begin(), source.end(), sentence), end; it != end; ++it) {
    all.push_back((*it)[1]);
  }
  return all;
}

TEST(HoldOut, ListsThePresetsOfThePage) {
  std::vector<std::vector<TokenId>> ours;
  for (const std::string_view preset : preset_sentences()) ours.push_back(tokenize(preset).ids);
  std::vector<std::vector<TokenId>> theirs;
  for (const std::string& preset : sentences_of_the_page()) theirs.push_back(tokenize(preset).ids);
  EXPECT_EQ(ours, theirs);
}

TEST(HoldOut, KnowsEveryWordOfThePresetsAndHoldsThemOut) {
  for (const std::string_view preset : preset_sentences()) {
    const Tokens tokens = tokenize(preset);
    EXPECT_TRUE(tokens.unknown.empty()) << preset;
    EXPECT_LE(tokens.ids.size(), kMaxTokens) << preset;
    EXPECT_TRUE(is_held_out(tokens.ids)) << preset;
    EXPECT_FALSE(is_test_sentence(tokens.ids)) << preset;
  }
}

TEST(HoldOut, NeverTrainsOnATrophyAndASuitcase) {
  for (const std::string_view sentence :
       {"The trophy would not fit in the suitcase because it was too small",
        "The trophies would not fit in suitcases", "the suitcase near trophies is full"}) {
    EXPECT_TRUE(is_held_out(tokenize(sentence).ids)) << sentence;
  }
}

TEST(HoldOut, TrainsOnNoSentenceThatIsHeldOut) {
  for (std::uint64_t i = 0; i < 50'000; ++i) {
    const Sentence sentence = training_sentence(1, i);
    ASSERT_FALSE(is_held_out(sentence.tokens)) << text(sentence.tokens);
    ASSERT_FALSE(is_test_sentence(sentence.tokens)) << text(sentence.tokens);
  }
}

TEST(HoldOut, TestsOnNothingElse) {
  for (std::uint64_t i = 0; i < 5'000; ++i) {
    const Sentence sentence = test_sentence(1, i);
    ASSERT_TRUE(is_test_sentence(sentence.tokens)) << text(sentence.tokens);
    ASSERT_TRUE(is_held_out(sentence.tokens)) << text(sentence.tokens);
  }
}

/// One sentence in eight, be it short or long: all two-word sentences of the vocabulary.
TEST(HoldOut, TestsOnOneSentenceInEight) {
  const auto size = static_cast<TokenId>(vocabulary().size());
  double held_out = 0;
  for (TokenId first = 0; first < size; ++first) {
    for (TokenId second = 0; second < size; ++second) {
      const std::vector<TokenId> tokens = {kStart, first, second, kFullStop};
      held_out += is_test_sentence(tokens) ? 1 : 0;
    }
  }
  EXPECT_NEAR(held_out / (size * size), 0.125, 0.006);  // five standard deviations
}

}  // namespace
}  // namespace spotlight::corpus
