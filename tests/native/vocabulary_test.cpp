// The words that the model knows: numbered without gaps, found by their text, and sorted into
// classes.
#include "corpus/vocabulary.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "words.hpp"

namespace spotlight::corpus {
namespace {

std::vector<std::string> class_of(std::string_view member) {
  return words(same_class(find_word(member).value()));
}

TEST(Vocabulary, StartsWithWhatIsNoWord) {
  EXPECT_EQ(word(kStart), "[S]");
  EXPECT_EQ(word(kMask), "[MASK]");
  EXPECT_EQ(word(kUnknown), "[UNK]");
  EXPECT_EQ(word(kFullStop), ".");
}

TEST(Vocabulary, HasEveryWordOnceInSmallLetters) {
  std::set<std::string_view> seen;
  for (const std::string_view word : vocabulary()) {
    EXPECT_TRUE(seen.insert(word).second) << word;
    if (seen.size() <= 4) continue;
    EXPECT_FALSE(word.empty());
    EXPECT_TRUE(std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; }))
        << word;
  }
  EXPECT_EQ(vocabulary().size(), 267U);
}

TEST(Vocabulary, FindsEachWordByItsText) {
  for (std::size_t id = 0; id < vocabulary().size(); ++id) {
    EXPECT_EQ(find_word(vocabulary()[id]), static_cast<TokenId>(id));
  }
  for (const std::string_view stranger : {"", "zebra", "The", "the ", "th", "man boy"}) {
    EXPECT_EQ(find_word(stranger), std::nullopt) << stranger;
  }
}

TEST(Vocabulary, KnowsTheWordsThatThePageNeeds) {
  for (const std::string_view word :
       {"nurse", "told",  "thanked", "gave", "was",   "trophy", "fit",  "big",
        "small", "dog",   "dogs",    "king", "queen", "would",  "not",  "suitcase",
        "i",     "award", "once",    "upon", "time",  "him",    "them", "brave"}) {
    EXPECT_NE(find_word(word), std::nullopt) << word;
  }
}

TEST(Vocabulary, PutsEveryWordIntoOneClassWithItself) {
  for (std::size_t place = 0; place < vocabulary().size(); ++place) {
    const auto id = static_cast<TokenId>(place);
    const auto members = same_class(id);
    EXPECT_EQ(std::count(members.begin(), members.end(), id), 1) << word(id);
    for (const TokenId member : members) {
      EXPECT_EQ(same_class(member).data(), members.data()) << word(member);
      EXPECT_EQ(same_class(member).size(), members.size()) << word(member);
    }
  }
}

TEST(Vocabulary, KeepsNumbersAndKindsOfWordsApartInItsClasses) {
  EXPECT_EQ(class_of("were"), (std::vector<std::string>{"is", "are", "was", "were"}));
  EXPECT_EQ(class_of("because"), std::vector<std::string>{"because"});
  EXPECT_EQ(class_of("[MASK]"), std::vector<std::string>{"[MASK]"});
  EXPECT_TRUE(contains(class_of("queen"), "king"));
  EXPECT_FALSE(contains(class_of("queen"), "queens"));
  EXPECT_FALSE(contains(class_of("queen"), "mary"));
  EXPECT_TRUE(contains(class_of("they"), "she"));
  EXPECT_FALSE(contains(class_of("they"), "them"));
  EXPECT_TRUE(contains(class_of("yesterday"), "soon"));
}

}  // namespace
}  // namespace spotlight::corpus
