#include "corpus/hold_out.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "corpus/vocabulary.hpp"

namespace spotlight::corpus {
namespace {

constexpr auto kPresets = std::to_array<std::string_view>({
    "the cat sat on the mat because it was tired",
    "the dogs in the park are playing",
    "the book that i bought yesterday was interesting",
    "the keys to the cabinet are on the table",
    "the trophy would not fit in the suitcase because it was too big",
    "the doctor told the nurse that she was tired",
    "once upon a time there was a brave knight",
    "john gave mary the book and she thanked him",
});

/// Between "[S]" and ".".
struct Encoded {
  std::array<TokenId, kMaxTokens - 2> words{};
  std::size_t count = 0;
};

consteval auto encode_presets() {
  std::array<Encoded, kPresets.size()> all;
  for (std::size_t i = 0; i < all.size(); ++i) {
    WordReader reader(kPresets[i]);
    for (std::string_view word = reader.next(); !word.empty(); word = reader.next()) {
      all[i].words[all[i].count++] = Word(word).id();
    }
  }
  return all;
}

constexpr std::array kEncodedPresets = encode_presets();

bool is_preset(std::span<const TokenId> tokens) {
  const auto words = tokens.subspan(1, tokens.size() - 2);
  return std::any_of(kEncodedPresets.begin(), kEncodedPresets.end(), [&](const Encoded& preset) {
    return std::equal(words.begin(), words.end(), preset.words.begin(),
                      preset.words.begin() + static_cast<std::ptrdiff_t>(preset.count));
  });
}

bool has_either(std::span<const TokenId> tokens, Word singular, Word plural) {
  return std::any_of(tokens.begin(), tokens.end(),
                     [&](TokenId token) { return token == singular.id() || token == plural.id(); });
}

/// A hash whose every bit depends on every word: the multiplier and the shift are those of
/// SplitMix64 (Steele, Lea and Flood, 2014).
std::uint64_t hash(std::span<const TokenId> tokens) {
  std::uint64_t h = 0;
  for (const TokenId token : tokens) {
    h = (h ^ static_cast<std::uint64_t>(token)) * 0xBF58476D1CE4E5B9;
    h ^= h >> 27U;
  }
  return h;
}

}  // namespace

std::span<const std::string_view> preset_sentences() { return kPresets; }

bool is_test_sentence(std::span<const TokenId> tokens) {
  return hash(tokens) % 8 == 0 && !is_preset(tokens);
}

bool is_held_out(std::span<const TokenId> tokens) {
  return hash(tokens) % 8 == 0 || is_preset(tokens) ||
         (has_either(tokens, "trophy", "trophies") && has_either(tokens, "suitcase", "suitcases"));
}

}  // namespace spotlight::corpus
