// The nouns of the training grammar: every word can be told from every other, and every class and
// noun has something to be said of it.
#include "corpus/lexicon.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string_view>

#include "corpus/noun_phrase.hpp"
#include "corpus/vocabulary.hpp"

namespace spotlight::corpus {
namespace {

constexpr auto kLastClass = static_cast<int>(NounClass::kDoor);

std::string_view spelling(Word word) { return vocabulary()[static_cast<std::size_t>(word.id())]; }

TEST(Lexicon, SpellsWordsInSmallLettersAndNeverTwoNounsAlike) {
  std::set<std::string_view> seen;
  for (const Noun& noun : nouns()) {
    for (const Word form : {noun.singular, noun.plural}) {
      if (!form) continue;
      const std::string_view word = spelling(form);
      EXPECT_TRUE(std::all_of(word.begin(), word.end(), [](char c) {
        return c >= 'a' && c <= 'z';
      })) << word;
      EXPECT_TRUE(seen.insert(word).second) << word;
    }
  }
}

TEST(Lexicon, HasAPluralForAllButNames) {
  for (const Noun& noun : nouns()) {
    ASSERT_TRUE(noun.singular);
    EXPECT_EQ(!noun.plural, is_name(noun)) << spelling(noun.singular);
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
  for (const Noun& noun : nouns()) EXPECT_FALSE(noun.adjectives.empty()) << spelling(noun.singular);
}

/// The key trick of the grammar: within a class of animals or things a predicate gives its noun
/// away.
TEST(Lexicon, GivesEachAnimalAndThingAPredicateOfItsOwn) {
  for (const NounClass noun_class : {NounClass::kAnimal, NounClass::kThing}) {
    std::set<std::string_view> adjectives;
    std::set<std::string_view> verbs;
    for (const Noun& noun : nouns_of(noun_class)) {
      EXPECT_TRUE(adjectives.insert(spelling(noun.adjectives.front())).second)
          << spelling(noun.singular);
      if (noun.past_verb) EXPECT_TRUE(verbs.insert(spelling(noun.past_verb)).second);
      for (const Word common : common_adjectives(noun_class)) {
        EXPECT_EQ(adjectives.count(spelling(common)), 0U) << spelling(common);
      }
    }
  }
}

}  // namespace
}  // namespace spotlight::corpus
