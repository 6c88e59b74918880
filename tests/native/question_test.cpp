// What the model is asked about a sentence has the answer that a reader would give.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "corpus/generator.hpp"
#include "words.hpp"

namespace spotlight::corpus {
namespace {

constexpr std::uint64_t kItems = 1'000;
constexpr std::uint64_t kSeed = 17;

/// The items of a role, each with what a reader sees of it.
struct Read {
  Item item;
  std::vector<std::string> words;  // "[S]" included
  std::string target;
  std::string answer;
  std::vector<std::string> foils;
};

Read read(Role role, std::uint64_t index) {
  Item item = test_item(role, kSeed, index);
  const Question& question = item.question;
  std::vector<std::string> all = words(item.sentence.tokens);
  return {item, all, all.at(question.target), word(question.answer), words(question.foils)};
}

template <class Check>
void for_each_item(Role role, Check check) {
  for (std::uint64_t i = 0; i < kItems; ++i) {
    const Read item = read(role, i);
    SCOPED_TRACE(text(item.item.sentence.tokens));
    check(item);
    if (testing::Test::HasFailure()) return;
  }
}

/// Everything that can be he or she alone; who else is a person may be either.
std::string pronoun_for(const std::string& noun) {
  if (is_plural(noun)) return "they";
  static const std::vector<std::string> masculine = {"man",    "boy",  "king", "brother",
                                                     "prince", "john", "tom",  "peter"};
  static const std::vector<std::string> feminine = {"woman",    "girl", "queen", "sister",
                                                    "princess", "mary", "anna",  "lucy"};
  static const std::vector<std::string> either = {"student", "professor", "knight",
                                                  "teacher", "doctor",    "nurse"};
  if (contains(masculine, noun)) return "he";
  if (contains(feminine, noun)) return "she";
  return contains(either, noun) ? "either" : "it";
}

TEST(Questions, StandAtPlacesOfTheSentence) {
  for (const Role role : {Role::kSubject, Role::kAntecedent, Role::kPrevious, Role::kOpener}) {
    for_each_item(role, [&](const Read& item) {
      const Question& question = item.item.question;
      EXPECT_EQ(question.role, role);
      EXPECT_GT(question.target, 0U);
      EXPECT_LT(question.target, question.row);
      EXPECT_LE(question.row, question.answer_place);
      ASSERT_LT(question.answer_place, item.words.size());
      EXPECT_EQ(item.item.sentence.tokens[question.answer_place], question.answer);
      const std::set<TokenId> foils(question.foils.begin(), question.foils.end());
      EXPECT_EQ(foils.size(), question.foils.size());
      EXPECT_EQ(foils.count(question.answer), 0U);
      EXPECT_EQ(foils.empty(), role == Role::kPrevious);
    });
  }
}

TEST(Questions, AreReproducibleAndAboutTestSentences) {
  for_each_item(Role::kSubject,
                [](const Read& item) { EXPECT_TRUE(is_test_sentence(item.item.sentence.tokens)); });
  EXPECT_EQ(read(Role::kOpener, 5).words, read(Role::kOpener, 5).words);
  EXPECT_NE(read(Role::kOpener, 5).words, read(Role::kOpener, 6).words);
}

TEST(Questions, AskForTheSubjectAcrossANounOfTheOtherNumber) {
  const std::map<std::string, std::string> plural = {{"is", "are"},     {"was", "were"},
                                                     {"runs", "run"},   {"sleeps", "sleep"},
                                                     {"sings", "sing"}, {"plays", "play"}};
  for_each_item(Role::kSubject, [&](const Read& item) {
    const Question& question = item.item.question;
    EXPECT_EQ(item.item.sentence.kind, 'A');
    EXPECT_EQ(question.row + 1, question.answer_place);
    ASSERT_EQ(item.foils.size(), 1U);
    const bool answer_is_plural = plural.count(item.answer) == 0;
    EXPECT_EQ(is_plural(item.target), answer_is_plural);
    EXPECT_EQ(plural.at(answer_is_plural ? item.foils[0] : item.answer),
              answer_is_plural ? item.answer : item.foils[0]);

    // Whatever the words between may be, some noun among them stands behind a preposition.
    bool misleads = false;
    for (std::size_t i = question.target + 1; i < question.answer_place; ++i) {
      const std::string& next = item.words[i + 1];
      const bool ends_phrase =
          i == question.row || contains({"in", "on", "at", "near", "to"}, next);
      misleads |= ends_phrase && is_plural(item.words[i]) != is_plural(item.target);
    }
    EXPECT_TRUE(misleads);
  });
}

TEST(Questions, AskForAnAntecedentThatThePronounFits) {
  for_each_item(Role::kAntecedent, [](const Read& item) {
    const Question& question = item.item.question;
    EXPECT_EQ(item.item.sentence.kind, 'C');
    const std::string& pronoun = item.words[question.row];
    const std::string expected = pronoun_for(item.target);
    EXPECT_TRUE(contains({"he", "she", "it", "they"}, pronoun));
    EXPECT_TRUE(expected == "either" ? pronoun == "he" || pronoun == "she" : pronoun == expected);
  });
}

/// Predicates that one noun alone has.
TEST(Questions, AskForAnAntecedentThatThePredicateFits) {
  const std::map<std::string, std::vector<std::string>> owners = {
      {"barked", {"dog", "dogs"}},
      {"loyal", {"dog", "dogs"}},
      {"purred", {"cat", "cats"}},
      {"lazy", {"cat", "cats"}},
      {"howled", {"fox", "foxes"}},
      {"sly", {"fox", "foxes"}},
      {"interesting", {"book", "books"}},
      {"bounced", {"ball", "balls"}},
      {"brave", {"knight", "knights"}},
      {"careful", {"doctor", "doctors"}},
      {"polite", {"man", "men", "woman", "women"}}};
  int seen = 0;
  for_each_item(Role::kAntecedent, [&](const Read& item) {
    const auto found = owners.find(item.answer);
    if (found == owners.end()) return;
    ++seen;
    EXPECT_TRUE(contains(found->second, item.target)) << item.target << " " << item.answer;
    for (const std::string& foil : item.foils) {
      const auto owner = owners.find(foil);
      if (owner != owners.end()) EXPECT_FALSE(contains(owner->second, item.target)) << foil;
    }
  });
  EXPECT_GT(seen, 100);
}

TEST(Questions, AskForTheSizeOfWhatDoesNotFit) {
  const std::vector<std::string> large = {"big", "large", "wide", "tall"};
  const std::vector<std::string> small = {"small", "narrow", "little", "tiny"};
  int seen = 0;
  for_each_item(Role::kAntecedent, [&](const Read& item) {
    if (!contains(item.words, "fit")) return;
    ++seen;
    const auto fit = std::find(item.words.begin(), item.words.end(), "fit") - item.words.begin();
    const bool is_thing = item.item.question.target < static_cast<std::size_t>(fit);
    EXPECT_TRUE(contains(is_thing ? large : small, item.answer));
    EXPECT_EQ(item.foils, is_thing ? small : large);
  });
  EXPECT_GT(seen, 100);
}

TEST(Questions, AskForAnOpenerFarFromTheVerb) {
  const std::map<std::string, std::vector<std::string>> foils = {
      {"will", {"is", "are", "was", "were"}},
      {"is", {"was", "will"}},
      {"are", {"were", "will"}},
      {"was", {"is", "will"}},
      {"were", {"are", "will"}}};
  const std::map<std::string, std::vector<std::string>> verbs = {
      {"yesterday", {"was", "were"}}, {"earlier", {"was", "were"}}, {"now", {"is", "are"}},
      {"today", {"is", "are"}},       {"tomorrow", {"will"}},       {"soon", {"will"}}};
  for_each_item(Role::kOpener, [&](const Read& item) {
    const Question& question = item.item.question;
    EXPECT_EQ(question.target, 1U);
    EXPECT_GE(question.answer_place - question.target, 8U);
    EXPECT_EQ(question.row + 1, question.answer_place);
    EXPECT_EQ(item.foils, foils.at(item.answer));
    EXPECT_TRUE(contains(verbs.at(item.target), item.answer));
  });
}

TEST(Questions, AskForTheLastTwoPlaces) {
  for_each_item(Role::kPrevious, [](const Read& item) {
    EXPECT_EQ(item.item.question.row + 1, item.words.size());
    EXPECT_EQ(item.item.question.target + 1, item.item.question.row);
  });
}

}  // namespace
}  // namespace spotlight::corpus
