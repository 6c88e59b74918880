/// Nouns in sentences: which one, how many, with which article and adjective, and where it is.
#pragma once

#include <cstddef>
#include <cstdint>

#include "corpus/draft.hpp"
#include "corpus/lexicon.hpp"

namespace spotlight::corpus {

enum class Number : std::uint8_t { kSingular, kPlural };

Number opposite(Number number);

/// A noun in one of its numbers.
struct NounPhrase {
  const Noun* noun;
  Number number;

  bool is_plural() const { return number == Number::kPlural; }
  Word head() const { return is_plural() ? noun->plural : noun->singular; }
};

/// Wider than NounClass: what verbs and places care about.
enum class NounKind : std::uint8_t { kPerson, kAnimal, kThing, kPlace };

NounKind kind_of(const Noun& noun);
bool is_name(const Noun& noun);
inline bool is_animate(const Noun& noun) {
  return kind_of(noun) == NounKind::kPerson || kind_of(noun) == NounKind::kAnimal;
}

Number draw_number(Draft& draft);

/// The opposite number with probability 0.6: what stands between a subject and its verb should
/// often mislead a reader who looks at the last noun alone.
Number draw_misleading_number(Draft& draft, Number of_subject);

NounPhrase draw_noun(Draft& draft, NounClass noun_class);
NounPhrase draw_person(Draft& draft);  // or a name
NounPhrase draw_thing(Draft& draft);   // that one can carry

/// Of that number, and so no name if it is the plural.
NounPhrase draw_person(Draft& draft, Number number);

enum class Article : std::uint8_t {
  kFree,        ///< "the", or none before some plurals; an adjective at times
  kPlain,       ///< the same without an adjective
  kDefinite,    ///< "the" and the noun
  kIndefinite,  ///< as kFree, and "a" or "an" before some singulars
};

/// Gives the place of the noun. A name stands alone, whatever the article.
std::size_t write_phrase(Draft& draft, const NounPhrase& phrase, Article article = Article::kFree);

/// "a" or "an", as the next word sounds.
void write_indefinite(Draft& draft, Word next);

}  // namespace spotlight::corpus
