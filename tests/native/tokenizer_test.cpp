// What people type becomes words of the model, whatever they type.
#include "corpus/tokenizer.hpp"

#include <gtest/gtest.h>

#include "words.hpp"

namespace spotlight::corpus {
namespace {

struct Typed {
  std::string text;
  std::vector<std::string> tokens;  // without "[S]" before them and "." after them
  std::vector<std::size_t> unknown;
};

void expect_tokens(const Typed& typed) {
  SCOPED_TRACE(typed.text);
  std::vector<std::string> expected = {"[S]"};
  expected.insert(expected.end(), typed.tokens.begin(), typed.tokens.end());
  expected.emplace_back(".");

  const Tokens got = tokenize(typed.text);
  EXPECT_EQ(got.tokens, expected);
  EXPECT_EQ(got.unknown, typed.unknown);
  ASSERT_EQ(got.ids.size(), got.tokens.size());
  std::vector<std::size_t> unknown;
  for (std::size_t i = 0; i < got.ids.size(); ++i) {
    if (got.ids[i] == kUnknown) {
      unknown.push_back(i);
    } else {
      EXPECT_EQ(word(got.ids[i]), got.tokens[i]);
    }
  }
  EXPECT_EQ(unknown, got.unknown);
}

TEST(Tokenizer, ReadsSentences) {
  expect_tokens({"The cat sat", {"the", "cat", "sat"}, {}});
  expect_tokens({"JOHN gave Mary", {"john", "gave", "mary"}, {}});
  expect_tokens({"I bought a book", {"i", "bought", "a", "book"}, {}});
}

TEST(Tokenizer, SplitsAtAnyWhiteSpaceAndNowhereElse) {
  expect_tokens({"", {}, {}});
  expect_tokens({"   ", {}, {}});
  expect_tokens({"\tthe\n\r\v\fcat  ", {"the", "cat"}, {}});
  expect_tokens(
      {"the\xC2\xA0"
       "cat\xE3\x80\x80sat\xE2\x80\xA8on\xEF\xBB\xBF",
       {"the", "cat", "sat", "on"},
       {}});
  expect_tokens({"the-cat", {"the-cat"}, {1}});
  expect_tokens({"dog's", {"dog's"}, {1}});
}

TEST(Tokenizer, KeepsOneFullStopAtTheEnd) {
  expect_tokens({"tired", {"tired"}, {}});
  expect_tokens({"tired.", {"tired"}, {}});
  expect_tokens({"tired .", {"tired"}, {}});
  expect_tokens({"tired. ", {"tired"}, {}});
  expect_tokens({".", {}, {}});
  expect_tokens({". .", {"."}, {1}});
  expect_tokens({"the . cat", {"the", ".", "cat"}, {2}});
}

TEST(Tokenizer, LooksPastPunctuationAtTheEndsOfAWord) {
  expect_tokens({"(the) \"mat,\" sat!?", {"the", "mat", "sat"}, {}});
  expect_tokens({"\xE2\x80\x9CThe cat\xE2\x80\x9D sat\xE2\x80\xA6", {"the", "cat", "sat"}, {}});
  expect_tokens({"the , cat", {"the", ",", "cat"}, {2}});
  expect_tokens({"?!", {"?!"}, {1}});
}

TEST(Tokenizer, KeepsTheTextOfUnknownWords) {
  expect_tokens({"The ZEBRA, sat", {"the", "zebra", "sat"}, {2}});
  expect_tokens({"\xC3\x89T\xC3\xA9", {"\xC3\x89t\xC3\xA9"}, {1}});  // "ÉTé": ASCII letters only
  expect_tokens({"\xF0\x9F\x90\x88", {"\xF0\x9F\x90\x88"}, {1}});    // a cat
  expect_tokens({"\xFF\x80 the", {"\xFF\x80", "the"}, {1}});         // not UTF-8
  expect_tokens({std::string(2000, 'a'), {std::string(2000, 'a')}, {1}});
  expect_tokens({std::string("the\0cat", 7), {std::string("the\0cat", 7)}, {1}});
}

TEST(Tokenizer, ReadsMasksAndNoOtherSpecialToken) {
  expect_tokens({"the [MASK] sat", {"the", "[MASK]", "sat"}, {}});
  expect_tokens({"the [MASK].", {"the", "[MASK]"}, {}});
  expect_tokens({"[MASK], sat", {"[MASK]", "sat"}, {}});
  expect_tokens({"[mask]", {"mask"}, {1}});
  expect_tokens({"[MASK]s", {"mask]s"}, {1}});
  expect_tokens({"[S] [UNK]", {"s", "unk"}, {1, 2}});
}

TEST(Tokenizer, ReadsTextThatIsTooLongForTheModel) {
  std::string long_text;
  for (int i = 0; i < 1000; ++i) long_text += "the ";
  EXPECT_EQ(tokenize(long_text).ids.size(), 1002U);
}

}  // namespace
}  // namespace spotlight::corpus
