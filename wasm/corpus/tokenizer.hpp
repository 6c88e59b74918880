/// From what was typed to the words of the model.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/vocabulary.hpp"

namespace spotlight::corpus {

/// tokens and ids have the same length: "[S]", one token for each run between white space, ".".
struct Tokens {
  std::vector<std::string> tokens;
  std::vector<TokenId> ids;
  std::vector<std::size_t> unknown;  ///< the places of kUnknown
};

/// text: UTF-8; white space is what JavaScript takes for it, so that the page counts the same
/// words. A run is looked up in small letters, without the punctuation at its ends: "Mat," is
/// "mat".
/// "[MASK]" is the mask. An unknown word keeps its text, in small letters (ASCII only). A full stop
/// is appended, unless the last run is one. The text may be empty, or longer than the model can
/// read.
Tokens tokenize(std::string_view text);

}  // namespace spotlight::corpus
