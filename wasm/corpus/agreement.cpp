// Templates A and B: a verb whose number is set by a noun that other nouns part from it, and whose
// tense is set by the sentence's first word.
#include <array>

#include "corpus/location.hpp"
#include "corpus/predicate.hpp"
#include "corpus/templates.hpp"
#include "corpus/transitive_verbs.hpp"

namespace spotlight::corpus {
namespace {

NounPhrase draw_place(Draft& draft) {
  constexpr std::array kClasses = {NounClass::kInPlace, NounClass::kAtPlace, NounClass::kNearPlace,
                                   NounClass::kDoor};
  return draw_noun(draft, draft.choose().one_of(kClasses));
}

NounPhrase draw_inanimate(Draft& draft) {
  switch (draft.choose().share({0.65, 0.15, 0.1, 0.1})) {
    case 0:
      return draw_noun(draft, NounClass::kThing);
    case 1:
      return draw_noun(draft, NounClass::kContainer);
    case 2:
      return draw_noun(draft, NounClass::kSurface);
    default:
      return draw_place(draft);
  }
}

NounPhrase draw_subject(Draft& draft) {
  switch (draft.choose().share({0.3, 0.32, 0.28, 0.1})) {
    case 0:
      return draw_person(draft);
    case 1:
      return draw_noun(draft, NounClass::kAnimal);
    case 2:
      return draw_inanimate(draft);
    default:
      return draw_noun(draft, NounClass::kKey);
  }
}

/// "to the cabinets". True if the noun has the opposite number.
bool write_what_it_opens(Draft& draft, const NounPhrase& key) {
  NounPhrase opened =
      draw_noun(draft, draft.chance(0.75) ? NounClass::kContainer : NounClass::kDoor);
  opened.number = draw_misleading_number(draft, key.number);
  draft.write("to");
  write_phrase(draft, opened);
  return opened.number != key.number;
}

/// What stands between subject and verb.
struct Modifiers {
  bool mislead = false;  ///< a noun of the opposite number is among them
  bool locate = false;   ///< they say where the subject is
};

Modifiers write_modifiers(Draft& draft, const NounPhrase& subject) {
  Modifiers modifiers;
  if (is_name(*subject.noun)) return modifiers;
  const bool is_key = subject.noun->noun_class == NounClass::kKey;
  if (is_key && draft.chance(0.7)) modifiers.mislead = write_what_it_opens(draft, subject);
  modifiers.locate = draft.chance(is_key ? 0.3 : 0.75);
  if (modifiers.locate) modifiers.mislead |= write_misleading_locations(draft, subject);
  return modifiers;
}

/// Who did something to the head of an object relative clause.
NounPhrase draw_doer(Draft& draft, const NounPhrase& head) {
  const Number number = draw_misleading_number(draft, head.number);
  const bool is_animal = kind_of(*head.noun) == NounKind::kAnimal && draft.chance(0.5);
  const auto draw_one = [&] {
    return is_animal ? NounPhrase{draw_noun(draft, NounClass::kAnimal).noun, number}
                     : draw_person(draft, number);
  };
  NounPhrase doer = draw_one();
  while (doer.noun == head.noun) doer = draw_one();
  return doer;
}

/// "that the kings bought", "who i admired".
void write_object_relative(Draft& draft, const NounPhrase& head) {
  if (draft.chance(0.3)) {
    draft.write("i");
    draft.write_often_masked(draw_transitive_verb(draft, NounKind::kPerson, *head.noun));
    return;
  }
  const NounPhrase doer = draw_doer(draft, head);
  write_phrase(draft, doer);
  draft.write_often_masked(draw_transitive_verb(draft, kind_of(*doer.noun), *head.noun));
}

/// "who praised the kings", "that chased a cat".
void write_subject_relative(Draft& draft, const NounPhrase& head) {
  NounPhrase object = draw_object(draft, *head.noun);
  if (!is_name(*object.noun)) object.number = draw_misleading_number(draft, head.number);
  draft.write_often_masked(draw_transitive_verb(draft, kind_of(*head.noun), *object.noun));
  write_phrase(draft, object);
}

NounPhrase draw_common_subject(Draft& draft) {
  NounPhrase subject = draw_subject(draft);
  while (is_name(*subject.noun)) subject = draw_subject(draft);
  return subject;
}

}  // namespace

void write_agreement(Draft& draft) {
  const Opening opening = write_opening(draft);
  const NounPhrase subject = draw_subject(draft);
  const std::size_t place = write_phrase(draft, subject);
  const Modifiers modifiers = write_modifiers(draft, subject);
  const std::size_t verb = write_predicate(draft, subject, opening.tense, !modifiers.locate);

  if (modifiers.mislead) ask_for_subject(draft, place, verb);
  if (opening.has_adverb) ask_for_opener(draft, verb);
}

void write_relative_clause(Draft& draft) {
  const Opening opening = write_opening(draft);
  const NounPhrase subject = draw_common_subject(draft);
  write_phrase(draft, subject);

  const bool is_person = kind_of(*subject.noun) == NounKind::kPerson;
  draft.write(is_person && draft.chance(0.75) ? Word("who") : Word("that"));
  if (!is_animate(*subject.noun) || draft.chance(0.65)) {
    write_object_relative(draft, subject);
  } else {
    write_subject_relative(draft, subject);
  }
  if (draft.chance(0.3)) write_past_adverb(draft);
  if (draft.chance(0.6)) write_misleading_location(draft, subject);

  if (is_person && opening.tense == Tense::kPast && draft.chance(0.1)) {
    draft.write_often_masked("received");
    draft.write("an");
    draft.write("award");
    return;
  }
  const std::size_t verb = write_predicate(draft, subject, opening.tense, true);
  if (opening.has_adverb) ask_for_opener(draft, verb);
}

}  // namespace spotlight::corpus
