// Random embeddings: a word's row follows from the word, the seed and nothing else.
#include "model/random_embeddings.hpp"

#include <gtest/gtest.h>

#include "helpers.hpp"

namespace spotlight {
namespace {

std::vector<float> row_of(const Tensor& embeddings, Size row) {
  const auto start = embeddings.data.begin() + row * embeddings.size(1);
  return {start, start + embeddings.size(1)};
}

TEST(RandomEmbeddings, SameWordSameRowWhateverItsPlaceAndNeighbours) {
  const Tensor alone = random_embeddings({"cat"}, 64, 42);
  const Tensor sentence = random_embeddings({"the", "cat", "saw", "the", "cat"}, 64, 42);
  EXPECT_EQ(sentence.shape, (Shape{5, 64}));
  EXPECT_EQ(row_of(sentence, 1), alone.data);
  EXPECT_EQ(row_of(sentence, 4), alone.data);
  EXPECT_EQ(row_of(sentence, 0), row_of(sentence, 3));
}

TEST(RandomEmbeddings, DifferentWordsDiffer) {
  // The last two look the same: one letter with an accent, and a letter and an accent.
  const std::vector<std::string> words = {"",          "a",
                                          "b",         "ab",
                                          "ba",        "Cat",
                                          "cat",       "cats",
                                          "cat ",      "\xF0\x9F\x98\x80",
                                          "eau",       "\xC3\xA9",
                                          "e\xCC\x81", "\xC3\xA9t\xC3\xA9"};
  const Tensor embeddings = random_embeddings(words, 8, 42);
  for (std::size_t a = 0; a < words.size(); ++a) {
    for (std::size_t b = 0; b < a; ++b) {
      EXPECT_NE(row_of(embeddings, static_cast<Size>(a)), row_of(embeddings, static_cast<Size>(b)))
          << words[a] << " and " << words[b];
    }
  }
}

TEST(RandomEmbeddings, FollowFromTheSeed) {
  const Tensor first = random_embeddings({"cat"}, 16, 1);
  EXPECT_TRUE(same_bits(first, random_embeddings({"cat"}, 16, 1)));
  EXPECT_NE(first.data, random_embeddings({"cat"}, 16, 2).data);
}

TEST(RandomEmbeddings, ANarrowRowOpensAWideOne) {
  const Tensor narrow = random_embeddings({"cat"}, 5, 1);
  EXPECT_TRUE(same_bits(narrow.data.data(), random_embeddings({"cat"}, 16, 1).data.data(), 5));
}

TEST(RandomEmbeddings, RejectsWhatCannotBe) {
  const auto expect_rejected = [](double embed_dim, double seed, ErrorCode code,
                                  const std::string& message) {
    expect_error(code, "random_embeddings" + message, [&] {
      random_embeddings({"cat", "sat"}, embed_dim, seed);
    });
  };
  expect_error(ErrorCode::kInvalidArgument, "random_embeddings: expected at least one word",
               [] { random_embeddings({}, 64, 42); });
  expect_rejected(0, 42, ErrorCode::kInvalidArgument,
                  ": embed_dim: expected a whole number of 1 or more, got 0");
  expect_rejected(2.5, 42, ErrorCode::kInvalidArgument,
                  ": embed_dim: expected a whole number of 1 or more, got 2.5");
  expect_rejected(64, -1, ErrorCode::kInvalidArgument,
                  ": seed: expected a whole number from 0 to 9007199254740991, got -1");
  expect_rejected(64, 0.5, ErrorCode::kInvalidArgument,
                  ": seed: expected a whole number from 0 to 9007199254740991, got 0.5");
  expect_rejected(2147483647, 42, ErrorCode::kOutOfMemory,
                  " [2, 2147483647] is too large: expected at most 536870912 elements");
}

}  // namespace
}  // namespace spotlight
