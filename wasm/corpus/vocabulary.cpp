#include "corpus/vocabulary.hpp"

#include <algorithm>
#include <array>
#include <numeric>

namespace spotlight::corpus {
namespace {

/// 0, 1, 2, ...: the classes are runs of it.
constexpr std::array<TokenId, kVocabSize> kNumbers = [] {
  std::array<TokenId, kVocabSize> numbers{};
  std::iota(numbers.begin(), numbers.end(), 0);
  return numbers;
}();

static_assert(Word("[S]").id() == kStart && Word("[MASK]").id() == kMask);
static_assert(Word("[UNK]").id() == kUnknown && Word(".").id() == kFullStop);

}  // namespace

std::span<const std::string_view> vocabulary() { return kVocabulary; }

std::optional<TokenId> find_word(std::string_view word) {
  const auto* const found = std::find(kVocabulary.begin(), kVocabulary.end(), word);
  if (found == kVocabulary.end()) return std::nullopt;
  return static_cast<TokenId>(found - kVocabulary.begin());
}

std::span<const TokenId> same_class(TokenId id) {
  const auto place = static_cast<std::size_t>(id);
  std::size_t start = 0;
  for (const std::string_view line : kWordClasses) {
    const std::size_t size = count_words(line);
    if (place < start + size) return std::span(kNumbers).subspan(start, size);
    start += size;
  }
  return {};
}

}  // namespace spotlight::corpus
