#include "corpus/referents.hpp"

#include <cstdint>

namespace spotlight::corpus {
namespace {

constexpr std::uint8_t kHe = 1;
constexpr std::uint8_t kShe = 2;
constexpr std::uint8_t kIt = 4;
constexpr std::uint8_t kThey = 8;

/// Those that can stand for the phrase, as a sum.
std::uint8_t pronouns(const NounPhrase& phrase) {
  if (phrase.is_plural()) return kThey;
  switch (phrase.noun->noun_class) {
    case NounClass::kMasculine:
    case NounClass::kMasculineName:
      return kHe;
    case NounClass::kFeminine:
    case NounClass::kFeminineName:
      return kShe;
    case NounClass::kNeutral:
      return kHe | kShe;
    default:
      return kIt;
  }
}

/// One of them.
std::uint8_t draw(Draft& draft, const NounPhrase& phrase) {
  const std::uint8_t possible = pronouns(phrase);
  if (possible != (kHe | kShe)) return possible;
  return draft.chance(0.5) ? kHe : kShe;
}

/// King and queen rule alike.
bool have_same_predicates(const NounPair& pair) {
  return pair.first.noun->adjectives.data() == pair.second.noun->adjectives.data();
}

}  // namespace

bool have_different_pronouns(const NounPair& pair) {
  return (pronouns(pair.first) & pronouns(pair.second)) == 0;
}

NounPair draw_pair(Draft& draft, DrawNoun first, DrawNoun second) {
  const bool different = draft.chance(0.75);
  NounPair pair = {first(draft), second(draft)};
  while (have_same_predicates(pair) || (different && !have_different_pronouns(pair))) {
    pair = {first(draft), second(draft)};
  }
  return pair;
}

Word draw_pronoun(Draft& draft, const NounPhrase& phrase) {
  switch (draw(draft, phrase)) {
    case kHe:
      return "he";
    case kShe:
      return "she";
    case kIt:
      return "it";
    default:
      return "they";
  }
}

Word draw_object_pronoun(Draft& draft, const NounPhrase& phrase) {
  switch (draw(draft, phrase)) {
    case kHe:
      return "him";
    case kShe:
      return "her";
    case kIt:
      return "it";
    default:
      return "them";
  }
}

}  // namespace spotlight::corpus
