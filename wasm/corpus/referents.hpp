/// The two nouns that a pronoun may stand for, and the pronouns that may stand for them.
#pragma once

#include "corpus/noun_phrase.hpp"

namespace spotlight::corpus {

struct NounPair {
  NounPhrase first;
  NounPhrase second;
};

/// No pronoun can stand for both: "he" and "they", but not "he" and what may be "he" or "she".
bool have_different_pronouns(const NounPair& pair);

/// Two nouns of which different things are said. In three pairs of four, no pronoun can stand for
/// both.
using DrawNoun = NounPhrase (*)(Draft&);
NounPair draw_pair(Draft& draft, DrawNoun first, DrawNoun second);

/// "he" to "they", and "him" to "them". A person who may be either is so at random.
Word draw_pronoun(Draft& draft, const NounPhrase& phrase);
Word draw_object_pronoun(Draft& draft, const NounPhrase& phrase);

}  // namespace spotlight::corpus
