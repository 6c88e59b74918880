// The sentences that the model is trained on: reproducible, short enough, in the intended shares.
#include "corpus/generator.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "words.hpp"

namespace spotlight::corpus {
namespace {

TEST(Generator, GivesTheSameSentenceForTheSameNumbers) {
  for (std::uint64_t i = 0; i < 1'000; ++i) {
    const Sentence once = training_sentence(3, i);
    const Sentence again = training_sentence(3, i);
    EXPECT_EQ(once.tokens, again.tokens);
    EXPECT_EQ(once.often_masked, again.often_masked);
    EXPECT_EQ(once.questions.size(), again.questions.size());
  }
}

TEST(Generator, GivesOtherSentencesForOtherNumbers) {
  std::set<std::vector<TokenId>> different;
  for (std::uint64_t i = 0; i < 100; ++i) {
    different.insert(training_sentence(1, i).tokens);
    different.insert(training_sentence(2, i).tokens);
    different.insert(training_sentence(1ULL << 32U, i).tokens);
    different.insert(training_sentence(1, i + (1ULL << 32U)).tokens);
  }
  EXPECT_GT(different.size(), 380U);  // a few short ones come twice
}

/// Natively and in WebAssembly; a change here means that the weights must be trained anew.
TEST(Generator, KeepsItsSentences) {
  EXPECT_EQ(text(training_sentence(42, 0).tokens), "once upon a time there was a noble prince .");
  EXPECT_EQ(text(training_sentence(42, 1).tokens),
            "the dogs found the letter because the dogs were loyal .");
  EXPECT_EQ(text(training_sentence(42, 2).tokens),
            "soon keys that the princess wanted will be rusty .");
  EXPECT_EQ(text(training_sentence(42, 3).tokens),
            "the rabbit saw the nice foxes in the forest because they howled .");
  EXPECT_EQ(text(training_sentence(42, 4).tokens), "soon the key to the doors will be expensive .");
  EXPECT_EQ(text(training_sentence(42, 5).tokens),
            "today the student who the woman praised earlier in the parks is hungry .");
  EXPECT_EQ(text(training_sentence(42, 6).tokens),
            "the prince thanked the little professors because he ruled .");
  EXPECT_EQ(text(training_sentence(42, 7).tokens),
            "soon the queen on the red mat will be very noble .");
  EXPECT_EQ(text(test_sentence(42, 0).tokens), "the kings at the big market were very sleepy .");
}

TEST(Generator, WritesWholeSentencesThatTheModelCanRead) {
  for (std::uint64_t i = 0; i < 50'000; ++i) {
    const Sentence sentence = training_sentence(4, i);
    const std::vector<TokenId>& tokens = sentence.tokens;
    SCOPED_TRACE(text(tokens));
    ASSERT_LE(tokens.size(), kMaxTokens);
    ASSERT_GE(tokens.size(), 4U);  // "Mary smiled."
    ASSERT_EQ(sentence.often_masked.size(), tokens.size());
    ASSERT_EQ(tokens.front(), kStart);
    ASSERT_EQ(tokens.back(), kFullStop);
    for (std::size_t place = 1; place + 1 < tokens.size(); ++place) {
      ASSERT_GT(tokens[place], kFullStop);
      ASSERT_LT(static_cast<std::size_t>(tokens[place]), vocabulary().size());
    }
  }
}

TEST(Generator, UsesEveryWord) {
  std::vector<int> count(vocabulary().size());
  for (std::uint64_t i = 0; i < 200'000; ++i) {
    for (const TokenId token : training_sentence(5, i).tokens)
      ++count[static_cast<std::size_t>(token)];
  }
  for (std::size_t id = 0; id < count.size(); ++id) {
    const bool is_for_the_trainer = id == kMask || id == kUnknown;
    if (is_for_the_trainer) {
      EXPECT_EQ(count[id], 0);
    } else {
      EXPECT_GE(count[id], 100) << vocabulary()[id];
    }
  }
}

TEST(Generator, KeepsTheSharesOfItsTemplates) {
  constexpr int kDrawn = 50'000;
  std::map<char, double> share;
  for (std::uint64_t i = 0; i < kDrawn; ++i) share[training_sentence(6, i).kind] += 1.0 / kDrawn;
  EXPECT_NEAR(share['A'], 0.24, 0.01);
  EXPECT_NEAR(share['B'], 0.17, 0.01);
  EXPECT_NEAR(share['C'], 0.45, 0.01);
  EXPECT_NEAR(share['D'], 0.04, 0.01);
  EXPECT_NEAR(share['E'], 0.1, 0.01);
}

TEST(Generator, MarksVerbsAndPronounsAsOftenMasked) {
  const std::vector<std::string> marked = {"is", "are", "was",  "were", "will",   "would",
                                           "he", "she", "they", "runs", "barked", "told"};
  const std::vector<std::string> unmarked = {"the", "be", "because", "him", "i", "singing", "dogs"};
  for (std::uint64_t i = 0; i < 10'000; ++i) {
    const Sentence sentence = training_sentence(7, i);
    const std::vector<std::string> read = words(sentence.tokens);
    for (std::size_t place = 0; place < read.size(); ++place) {
      if (contains(marked, read[place])) EXPECT_TRUE(sentence.often_masked[place]) << read[place];
      if (contains(unmarked, read[place]))
        EXPECT_FALSE(sentence.often_masked[place]) << read[place];
    }
  }
}

}  // namespace
}  // namespace spotlight::corpus
