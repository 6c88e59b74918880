// The sentences are English: read here word by word, with lists and rules that know nothing of how
// they were written.
#include <gtest/gtest.h>

#include <algorithm>

#include "corpus/generator.hpp"
#include "words.hpp"

namespace spotlight::corpus {
namespace {

constexpr std::uint64_t kSentences = 30'000;

const std::vector<std::string> kAttributes = {"old",   "big", "small", "little",
                                              "young", "red", "nice"};
const std::vector<std::string> kPast = {"yesterday", "earlier"};
const std::vector<std::string> kPresent = {"now", "today"};
const std::vector<std::string> kFuture = {"tomorrow", "soon"};
const std::vector<std::string> kSingularVerbs = {"is", "was", "runs", "sleeps", "sings", "plays"};
const std::vector<std::string> kPluralVerbs = {"are", "were", "run", "sleep", "sing", "play"};
const std::vector<std::string> kPresentVerbs = {"is",  "are",   "runs", "sleeps", "sings",
                                                "run", "sleep", "sing", "play",   "plays"};

bool starts_with_vowel(const std::string& word) {
  return std::string("aeiou").find(word.front()) != std::string::npos;
}

bool has_any(const std::vector<std::string>& sentence, const std::vector<std::string>& list) {
  return std::any_of(sentence.begin(), sentence.end(),
                     [&](const std::string& word) { return contains(list, word); });
}

/// All sentences of a template, or of all.
template <class Check>
void for_each_sentence(const std::string& kinds, Check check) {
  for (std::uint64_t i = 0; i < kSentences; ++i) {
    const Sentence sentence = training_sentence(11, i);
    if (kinds.find(sentence.kind) == std::string::npos) continue;
    const std::vector<std::string> read = split(text(sentence.tokens));
    SCOPED_TRACE(text(sentence.tokens));
    check(read);
    if (testing::Test::HasFailure()) return;
  }
}

/// The noun that a sentence of templates A and B begins with, past adverb, article and adjective.
std::string subject(const std::vector<std::string>& read) {
  std::size_t at = 0;
  for (const auto* adverbs : {&kPast, &kPresent, &kFuture}) {
    if (contains(*adverbs, read[at])) ++at;
  }
  if (read[at] == "the") ++at;
  if (contains(kAttributes, read[at])) ++at;
  return read[at];
}

TEST(Grammar, LetsVerbsAgreeWithTheirSubjects) {
  for_each_sentence("A", [](const std::vector<std::string>& read) {
    const auto& wrong = is_plural(subject(read)) ? kSingularVerbs : kPluralVerbs;
    EXPECT_FALSE(has_any(read, wrong));
  });
}

/// In template B the last verb is the subject's; others may stand before it, but none in these
/// lists.
TEST(Grammar, LetsVerbsAfterRelativeClausesAgree) {
  for_each_sentence("B", [](const std::vector<std::string>& read) {
    const auto& wrong = is_plural(subject(read)) ? kSingularVerbs : kPluralVerbs;
    EXPECT_FALSE(has_any(read, wrong));
    EXPECT_TRUE(has_any(read, {"who", "that"}));
  });
}

TEST(Grammar, LetsTheTenseFollowTheOpeningAdverb) {
  for_each_sentence("AB", [](const std::vector<std::string>& read) {
    const bool has_present = has_any(read, kPresentVerbs);
    const bool has_future = has_any(read, {"will"});
    if (contains(kPast, read[0])) EXPECT_FALSE(has_present || has_future);
    if (contains(kPresent, read[0])) EXPECT_TRUE(has_present && !has_future);
    if (contains(kFuture, read[0])) EXPECT_TRUE(has_future && !has_present);
    if (has_future) EXPECT_TRUE(contains(kFuture, read[0]));
  });
}

TEST(Grammar, SaysAnBeforeAVowelAndAWithASingular) {
  for_each_sentence("ABCDE", [](const std::vector<std::string>& read) {
    for (std::size_t i = 0; i + 2 < read.size(); ++i) {
      if (read[i] != "a" && read[i] != "an") continue;
      EXPECT_EQ(read[i] == "an", starts_with_vowel(read[i + 1]));
      const bool is_noun = !contains(kAttributes, read[i + 1]);
      if (is_noun) EXPECT_FALSE(is_plural(read[i + 1]));
      if (contains(kAttributes, read[i + 1])) EXPECT_FALSE(is_plural(read[i + 2]));
    }
  });
}

TEST(Grammar, NeverPutsAnArticleBeforeANameOrAnother) {
  const std::vector<std::string> names = {"john", "tom", "peter", "mary", "anna", "lucy"};
  for_each_sentence("ABCDE", [&](const std::vector<std::string>& read) {
    for (std::size_t i = 0; i + 1 < read.size(); ++i) {
      if (!contains({"the", "a", "an"}, read[i])) continue;
      EXPECT_FALSE(contains(names, read[i + 1]));
      EXPECT_FALSE(contains({"the", "a", "an", "."}, read[i + 1]));
    }
  });
}

TEST(Grammar, LetsVerbsAgreeWithPronouns) {
  for_each_sentence("C", [](const std::vector<std::string>& read) {
    for (std::size_t i = 0; i + 1 < read.size(); ++i) {
      if (contains({"he", "she", "it"}, read[i])) EXPECT_NE(read[i + 1], "were");
      if (read[i] == "they") EXPECT_NE(read[i + 1], "was");
    }
  });
}

/// Where the noun is said again, the verb agrees with it.
TEST(Grammar, LetsVerbsAgreeWithRepeatedNouns) {
  for_each_sentence("C", [](const std::vector<std::string>& read) {
    for (std::size_t i = 1; i < read.size(); ++i) {
      if (read[i - 1] == "they" || (read[i] != "was" && read[i] != "were")) continue;
      if (contains({"he", "she", "it"}, read[i - 1])) continue;
      EXPECT_EQ(read[i] == "were", is_plural(read[i - 1]));
    }
  });
}

TEST(Grammar, BeginsAStoryWithWhatFollows) {
  for_each_sentence("D", [](const std::vector<std::string>& read) {
    const std::vector<std::string> start = {"once", "upon", "a", "time", "there"};
    ASSERT_GE(read.size(), 8U);
    EXPECT_TRUE(std::equal(start.begin(), start.end(), read.begin()));
    const bool was = read[5] == "was";
    EXPECT_TRUE(was || read[5] == "were");
    const std::size_t noun = was ? 8 : 7;
    EXPECT_EQ(is_plural(read[noun]), !was);
  });
}

}  // namespace
}  // namespace spotlight::corpus
