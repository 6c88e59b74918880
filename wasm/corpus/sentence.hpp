/// What the generator gives: a sentence with its annotations, and the questions that can be asked
/// of it to measure what a head looks at.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "corpus/word.hpp"

namespace spotlight::corpus {

/// What a head can be good for.
enum class Role : std::uint8_t {
  kSubject,     ///< from the place before a verb to the noun that sets the verb's number
  kAntecedent,  ///< from a pronoun to the noun that it stands for
  kPrevious,    ///< from any word to the one before it
  kOpener,      ///< from the place before a verb to the adverb of time that sets its tense
};

/// A place of a sentence at which a role can be tested.
struct Question {
  Role role;
  std::size_t target;          ///< place of the token that the head should look at
  std::size_t row;             ///< place of the query
  std::size_t answer_place;    ///< place of the token to be predicted, after row or the same
  TokenId answer;              ///< what stands there
  std::vector<TokenId> foils;  ///< what must get a smaller logit; none for kPrevious
};

struct Sentence {
  std::vector<TokenId> tokens;  ///< "[S]" first, "." last
  std::vector<bool>
      often_masked;  ///< for each token: a finite verb, or a pronoun that is a subject
  std::vector<Question> questions;  ///< all but those of kPrevious
  char kind = ' ';                  ///< the template: 'A' to 'E'
};

}  // namespace spotlight::corpus
