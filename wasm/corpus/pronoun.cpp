// Template C: two nouns, and a pronoun that stands for one of them. Its form often tells for which,
// and what is said of it nearly always does.
#include <array>
#include <span>

#include "corpus/clue.hpp"
#include "corpus/location.hpp"
#include "corpus/predicate.hpp"
#include "corpus/referents.hpp"
#include "corpus/templates.hpp"
#include "corpus/transitive_verbs.hpp"

namespace spotlight::corpus {
namespace {

void write_because(Draft& draft, const Referent& first, const Referent& second) {
  draft.write("because");
  write_clause(draft, draw_clue(draft, first, second), 0.4, 0.4);
}

NounPhrase draw_animal(Draft& draft) { return draw_noun(draft, NounClass::kAnimal); }
NounPhrase draw_surface(Draft& draft) { return draw_noun(draft, NounClass::kSurface); }

NounPhrase draw_sitter(Draft& draft) {
  return draft.chance(0.75) ? draw_animal(draft) : draw_person(draft);
}

NounPhrase draw_finder(Draft& draft) {
  return draft.chance(0.5) ? draw_animal(draft) : draw_person(draft);
}

NounPhrase draw_name(Draft& draft) {
  return draw_noun(draft, draft.chance(0.5) ? NounClass::kMasculineName : NounClass::kFeminineName);
}

/// C0: "The trophy would not fit in the box because it was too big."
void write_fit(Draft& draft) {
  constexpr std::array<Word, 4> kTooLarge = {"big", "large", "wide", "tall"};
  constexpr std::array<Word, 4> kTooSmall = {"small", "narrow", "little", "tiny"};

  const NounPair pair = draw_pair(
      draft, [](Draft& d) { return draw_noun(d, NounClass::kThing); },
      [](Draft& d) { return draw_noun(d, NounClass::kContainer); });
  const Referent thing = write_referent(draft, pair.first, Article::kPlain);
  draft.write_often_masked("would");
  for (const Word word : {Word("not"), Word("fit"), Word("in")}) draft.write(word);
  const Referent container = write_referent(draft, pair.second, Article::kPlain);
  draft.write("because");

  const Clue clue = draw_clue(draft, thing, container);
  const bool is_thing = clue.antecedent.place == thing.place;
  const Mention mention = write_mention(draft, clue.antecedent, 0.4);
  draft.write_often_masked(past_of_be(clue.antecedent.phrase.number));
  draft.write("too");
  const std::size_t size = draft.write(draft.choose().one_of(is_thing ? kTooLarge : kTooSmall));
  ask_for_antecedent(draft, clue, mention, size, is_thing ? kTooSmall : kTooLarge);
}

/// C1: "The cat sat on the mat because it was tired."
void write_sitting(Draft& draft) {
  const NounPair pair = draw_pair(draft, draw_sitter, draw_surface);
  const Referent sitter = write_referent(draft, pair.first);
  draft.write_often_masked(draft.chance(0.5) ? Word("sat") : Word("slept"));
  draft.write("on");
  write_because(draft, sitter, write_referent(draft, pair.second));
}

/// C2, C3, C5: "The queen thanked the knights because they were brave."
void write_deed(Draft& draft, const NounPair& pair) {
  const Referent doer = write_referent(draft, pair.first);
  draft.write_often_masked(
      draw_transitive_verb(draft, kind_of(*pair.first.noun), *pair.second.noun));
  const Referent other = write_referent(draft, pair.second);
  if (draft.chance(0.25)) write_location(draft, *pair.second.noun);
  write_because(draft, doer, other);
}

/// C3: "The dog chased the cats and they ran away."
void write_chase(Draft& draft) {
  constexpr std::array<Word, 3> kWinning = {"won", "cheered", "barked"};
  constexpr std::array<Word, 3> kLosing = {"ran", "hid", "escaped"};

  const NounPair pair = draw_pair(draft, draw_animal, draw_animal);
  const Referent chaser = write_referent(draft, pair.first);
  draft.write_often_masked(
      draw_transitive_verb(draft, kind_of(*pair.first.noun), *pair.second.noun));
  const Referent chased = write_referent(draft, pair.second);
  draft.write("and");

  const Clue clue = draw_clue(draft, chaser, chased);
  const bool is_chaser = clue.antecedent.place == chaser.place;
  const Mention pronoun = write_mention(draft, clue.antecedent, 0);
  const bool is_dog = clue.antecedent.phrase.noun->past_verb == kWinning.back();
  const auto winning = std::span(kWinning).first(is_dog ? 3 : 2);
  const Word verb = draft.choose().one_of(is_chaser ? winning : std::span<const Word>(kLosing));
  const std::size_t place = draft.write_often_masked(verb);
  if (verb == kLosing.front()) draft.write("away");
  ask_for_antecedent(draft, clue, pronoun, place, is_chaser ? kLosing : kWinning);
}

/// C4: "Mary gave John a book that she bought yesterday."
void write_present(Draft& draft) {
  constexpr std::array<Word, 3> kOfGiver = {"bought", "found", "made"};
  constexpr std::array<Word, 3> kOfReceiver = {"wanted", "needed", "loved"};

  const bool different = draft.chance(0.75);
  NounPair pair = {draw_name(draft), draw_name(draft)};
  while (pair.first.noun == pair.second.noun || (different && !have_different_pronouns(pair))) {
    pair = {draw_name(draft), draw_name(draft)};
  }
  const Referent giver = write_referent(draft, pair.first);
  draft.write_often_masked("gave");
  const Referent receiver = write_referent(draft, pair.second);
  const Word thing = draft.choose().one_of(nouns_of(NounClass::kThing)).singular;
  write_indefinite(draft, thing);
  draft.write(thing);
  draft.write("that");

  const Clue clue = draw_clue(draft, giver, receiver);
  const bool is_giver = clue.antecedent.place == giver.place;
  const Mention pronoun = write_mention(draft, clue.antecedent, 0);
  const std::size_t verb =
      draft.write_often_masked(draft.choose().one_of(is_giver ? kOfGiver : kOfReceiver));
  ask_for_antecedent(draft, clue, pronoun, verb, is_giver ? kOfReceiver : kOfGiver);
  if (draft.chance(0.5)) {
    write_past_adverb(draft);
  } else {
    draft.write("at");
    write_phrase(draft, draw_noun(draft, NounClass::kAtPlace));
  }
}

/// "The doctor told the nurse that she was tired."
void write_telling(Draft& draft) {
  const NounPair pair = draw_pair(draft, draw_person, draw_person);
  const Referent teller = write_referent(draft, pair.first);
  draft.write_often_masked("told");
  const Referent told = write_referent(draft, pair.second);
  draft.write("that");
  write_clause(draft, draw_clue(draft, teller, told), 0, 0);
}

/// "John gave Mary the book and she thanked him." Nothing but the pronouns says who thanks whom.
void write_thanks(Draft& draft) {
  NounPair pair = {draw_person(draft), draw_person(draft)};
  while (pair.first.noun == pair.second.noun || !have_different_pronouns(pair)) {
    pair = {draw_person(draft), draw_person(draft)};
  }
  write_phrase(draft, pair.first);
  draft.write_often_masked("gave");
  write_phrase(draft, pair.second);
  write_phrase(draft, draw_noun(draft, NounClass::kThing), Article::kDefinite);
  draft.write("and");
  draft.write_often_masked(draw_pronoun(draft, pair.second));
  draft.write_often_masked(draw_transitive_verb(draft, NounKind::kPerson, *pair.first.noun));
  draft.write(draw_object_pronoun(draft, pair.first));
}

}  // namespace

void write_pronoun(Draft& draft) {
  if (draft.chance(0.1)) write_past_adverb(draft);
  switch (draft.choose().share({0.25, 0.16, 0.19, 0.126, 0.054, 0.17, 0.02, 0.02, 0.01})) {
    case 0:
      return write_fit(draft);
    case 1:
      return write_sitting(draft);
    case 2:
      return write_deed(draft, draw_pair(draft, draw_person, draw_person));
    case 3:
      return write_deed(draft, draw_pair(draft, draw_animal, draw_animal));
    case 4:
      return write_chase(draft);
    case 5:
      return write_deed(draft, draw_pair(draft, draw_finder, draw_thing));
    case 6:
      return write_present(draft);
    case 7:
      return write_telling(draft);
    default:
      return write_thanks(draft);
  }
}

}  // namespace spotlight::corpus
