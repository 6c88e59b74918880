// The nouns of the training grammar: every word can be told from every other, and every class and
// noun has something to be said of it.
#include "corpus/lexicon.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace spotlight::corpus {
namespace {

constexpr auto kLastClass = static_cast<int>(NounClass::kDoor);

bool is_name(const Noun& noun) {
  return noun.noun_class == NounClass::kMasculineName ||
         noun.noun_class == NounClass::kFeminineName;
}

TEST(Lexicon, SpellsWordsInSmallLettersAndNeverTwoNounsAlike) {
  std::set<std::string_view> seen;
  for (const Noun& noun : nouns()) {
    for (const std::string_view word : {noun.singular, noun.plural}) {
      EXPECT_TRUE(std::all_of(word.begin(), word.end(), [](char c) {
        return c >= 'a' && c <= 'z';
      })) << word;
      if (!word.empty()) EXPECT_TRUE(seen.insert(word).second) << word;
    }
  }
}

TEST(Lexicon, HasAPluralForAllButNames) {
  for (const Noun& noun : nouns()) {
    EXPECT_FALSE(noun.singular.empty());
    EXPECT_EQ(noun.plural.empty(), is_name(noun)) << noun.singular;
  }
}

TEST(Lexicon, ListsEachClassInOneRun) {
  std::size_t listed = 0;
  for (int c = 0; c <= kLastClass; ++c) {
    const auto of_class = nouns_of(static_cast<NounClass>(c));
    EXPECT_FALSE(of_class.empty()) << c;
    for (const Noun& noun : of_class) EXPECT_EQ(static_cast<int>(noun.noun_class), c);
    listed += of_class.size();
  }
  EXPECT_EQ(listed, nouns().size());
}

TEST(Lexicon, CanSaySomethingOfEveryNoun) {
  for (const Noun& noun : nouns()) EXPECT_FALSE(noun.adjectives.empty()) << noun.singular;
}

/// The key trick of the grammar: within a class of animals or things a predicate gives its noun
/// away.
TEST(Lexicon, GivesEachAnimalAndThingAPredicateOfItsOwn) {
  for (const NounClass noun_class : {NounClass::kAnimal, NounClass::kThing}) {
    std::set<std::string_view> adjectives;
    std::set<std::string_view> verbs;
    for (const Noun& noun : nouns_of(noun_class)) {
      EXPECT_TRUE(adjectives.insert(noun.adjectives.front()).second) << noun.singular;
      if (!noun.past_verb.empty()) EXPECT_TRUE(verbs.insert(noun.past_verb).second);
      for (const std::string_view common : common_adjectives(noun_class)) {
        EXPECT_EQ(adjectives.count(common), 0U) << common;
      }
    }
  }
}

}  // namespace
}  // namespace spotlight::corpus
