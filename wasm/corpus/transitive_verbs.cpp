#include "corpus/transitive_verbs.hpp"

#include <array>

namespace spotlight::corpus {
namespace {

constexpr std::array<Word, 4> kToPersons = {"praised", "thanked", "admired", "helped"};
constexpr std::array<Word, 3> kToAnimals = {"chased", "saw", "followed"};
constexpr std::array<Word, 2> kToPlaces = {"found", "saw"};

/// The last is not for animals.
constexpr std::array<Word, 4> kToThings = {"found", "wanted", "saw", "bought"};

std::span<const Word> verbs(NounKind subject, const Noun& object) {
  const bool is_animal = subject == NounKind::kAnimal;
  switch (kind_of(object)) {
    case NounKind::kPerson:
      return is_animal ? std::span<const Word>(kToAnimals) : kToPersons;
    case NounKind::kAnimal:
      return kToAnimals;
    case NounKind::kThing:
      return std::span(kToThings).first(is_animal ? 3 : 4);
    case NounKind::kPlace:
      break;
  }
  return kToPlaces;
}

NounPhrase draw_any_object(Draft& draft, const Noun& subject) {
  if (kind_of(subject) == NounKind::kAnimal) {
    return draft.chance(0.7) ? draw_noun(draft, NounClass::kAnimal) : draw_thing(draft);
  }
  switch (draft.choose().share({0.4, 0.2, 0.4})) {
    case 0:
      return draw_person(draft);
    case 1:
      return draw_noun(draft, NounClass::kAnimal);
    default:
      return draw_thing(draft);
  }
}

}  // namespace

Word draw_transitive_verb(Draft& draft, NounKind subject, const Noun& object) {
  return draft.choose().one_of(verbs(subject, object));
}

NounPhrase draw_object(Draft& draft, const Noun& subject) {
  NounPhrase object = draw_any_object(draft, subject);
  while (object.noun == &subject) object = draw_any_object(draft, subject);
  return object;
}

}  // namespace spotlight::corpus
