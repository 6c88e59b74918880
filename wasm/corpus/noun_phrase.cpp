#include "corpus/noun_phrase.hpp"

#include <array>
#include <string_view>

namespace spotlight::corpus {
namespace {

constexpr std::array<Word, 4> kOfPersons = {"old", "young", "little", "nice"};
constexpr std::array<Word, 7> kOfAnimals = {"old",   "big", "small", "little",
                                            "young", "red", "nice"};
constexpr std::array<Word, 6> kOfTheRest = {"old", "big", "small", "little", "red", "nice"};

/// What can stand before a noun and says little of it.
std::span<const Word> attributes(const Noun& noun) {
  switch (kind_of(noun)) {
    case NounKind::kPerson:
      return kOfPersons;
    case NounKind::kAnimal:
      return kOfAnimals;
    case NounKind::kThing:
    case NounKind::kPlace:
      break;
  }
  return kOfTheRest;
}

}  // namespace

Number opposite(Number number) {
  return number == Number::kSingular ? Number::kPlural : Number::kSingular;
}

NounKind kind_of(const Noun& noun) {
  switch (noun.noun_class) {
    case NounClass::kMasculine:
    case NounClass::kFeminine:
    case NounClass::kNeutral:
    case NounClass::kMasculineName:
    case NounClass::kFeminineName:
      return NounKind::kPerson;
    case NounClass::kAnimal:
      return NounKind::kAnimal;
    case NounClass::kThing:
    case NounClass::kContainer:
    case NounClass::kSurface:
    case NounClass::kKey:
      return NounKind::kThing;
    case NounClass::kInPlace:
    case NounClass::kAtPlace:
    case NounClass::kNearPlace:
    case NounClass::kDoor:
      break;
  }
  return NounKind::kPlace;
}

bool is_name(const Noun& noun) { return !noun.plural; }

Number draw_number(Draft& draft) { return draft.chance(0.5) ? Number::kSingular : Number::kPlural; }

Number draw_misleading_number(Draft& draft, Number of_subject) {
  return draft.chance(0.6) ? opposite(of_subject) : of_subject;
}

NounPhrase draw_noun(Draft& draft, NounClass noun_class) {
  const Noun& noun = draft.choose().one_of(nouns_of(noun_class));
  return {&noun, is_name(noun) ? Number::kSingular : draw_number(draft)};
}

NounPhrase draw_person(Draft& draft) {
  constexpr std::array kClasses = {NounClass::kMasculine, NounClass::kFeminine, NounClass::kNeutral,
                                   NounClass::kMasculineName, NounClass::kFeminineName};
  return draw_noun(draft, kClasses[draft.choose().share({0.3, 0.3, 0.15, 0.125, 0.125})]);
}

NounPhrase draw_person(Draft& draft, Number number) {
  NounPhrase person = draw_person(draft);
  while (is_name(*person.noun) && number == Number::kPlural) person = draw_person(draft);
  return {person.noun, number};
}

NounPhrase draw_thing(Draft& draft) {
  constexpr std::array kClasses = {NounClass::kThing, NounClass::kContainer, NounClass::kKey};
  return draw_noun(draft, kClasses[draft.choose().share({0.75, 0.15, 0.1})]);
}

void write_indefinite(Draft& draft, Word next) {
  constexpr std::string_view kVowels = "aeiou";
  const char first = vocabulary()[static_cast<std::size_t>(next.id())].front();
  draft.write(kVowels.find(first) == std::string_view::npos ? Word("a") : Word("an"));
}

std::size_t write_phrase(Draft& draft, const NounPhrase& phrase, Article article) {
  const Word head = phrase.head();
  if (is_name(*phrase.noun)) return draft.write(head);

  const bool may_have_attribute = article == Article::kFree || article == Article::kIndefinite;
  const bool has_attribute = may_have_attribute && draft.chance(0.15);
  const Word attribute = has_attribute ? draft.choose().one_of(attributes(*phrase.noun)) : Word();

  const bool bare = phrase.is_plural() && article != Article::kDefinite && draft.chance(0.35);
  const bool indefinite =
      !phrase.is_plural() && article == Article::kIndefinite && draft.chance(0.4);
  if (indefinite) {
    write_indefinite(draft, attribute ? attribute : head);
  } else if (!bare) {
    draft.write("the");
  }
  if (attribute) draft.write(attribute);
  return draft.write(head);
}

}  // namespace spotlight::corpus
