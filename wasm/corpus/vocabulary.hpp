/// The closed vocabulary of the learned model: its words by number, and which of them can stand in
/// each other's place.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "corpus/word.hpp"

namespace spotlight::corpus {

inline constexpr TokenId kStart = 0;     ///< "[S]", before every sentence
inline constexpr TokenId kMask = 1;      ///< "[MASK]"
inline constexpr TokenId kUnknown = 2;   ///< "[UNK]", any word that is not in the vocabulary
inline constexpr TokenId kFullStop = 3;  ///< ".", after every sentence

/// The longest sentence, "[S]" and "." included.
inline constexpr std::size_t kMaxTokens = 24;

/// The words, by number.
std::span<const std::string_view> vocabulary();

/// The number of a word in small letters, or of a special token as it is written above.
std::optional<TokenId> find_word(std::string_view word);

/// The words that can stand where this one does ("queen": all singular persons), itself included.
std::span<const TokenId> same_class(TokenId id);

}  // namespace spotlight::corpus
