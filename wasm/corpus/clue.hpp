/// Which of two nouns is meant, the word that says so, and the question about it.
#pragma once

#include <cstddef>
#include <span>

#include "corpus/referents.hpp"

namespace spotlight::corpus {

/// A noun phrase that has been written, and its noun's place.
struct Referent {
  NounPhrase phrase;
  std::size_t place;
};

Referent write_referent(Draft& draft, const NounPhrase& phrase, Article article = Article::kFree);

struct Clue {
  Referent antecedent;
  Referent other;
};

/// Either noun is the antecedent, with equal probability.
Clue draw_clue(Draft& draft, const Referent& first, const Referent& second);

/// The antecedent once more.
struct Mention {
  std::size_t place;
  bool is_pronoun;
};

/// repeat: probability of the noun instead of a pronoun; so what is said of it is learned too.
Mention write_mention(Draft& draft, const Referent& antecedent, double repeat);

/// "she ruled", "the boys were very playful". own_verb: probability of the noun's own verb instead
/// of "was". Asks for the antecedent if what is said can be said of it alone.
void write_clause(Draft& draft, const Clue& clue, double repeat, double own_verb);

/// Asks which noun the mention means, if it is a pronoun that fits one of them alone: who reads
/// from left to right knows no more at that place. deciding: the place of the word that belongs to
/// the antecedent; foils: the other noun's in its stead. If none of them is a word, nothing
/// decides.
void ask_for_antecedent(Draft& draft, const Clue& clue, const Mention& mention,
                        std::size_t deciding, std::span<const Word> foils);

}  // namespace spotlight::corpus
