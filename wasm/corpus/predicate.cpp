#include "corpus/predicate.hpp"

#include <algorithm>
#include <array>

#include "corpus/location.hpp"

namespace spotlight::corpus {
namespace {

/// The place of a sentence's first word.
constexpr std::size_t kOpener = 1;

using AdverbPair = std::array<Word, 2>;
constexpr AdverbPair kPastAdverbs = {"yesterday", "earlier"};
constexpr AdverbPair kPresentAdverbs = {"now", "today"};
constexpr AdverbPair kFutureAdverbs = {"tomorrow", "soon"};

constexpr std::array<Word, 4> kSingularVerbs = {"runs", "sleeps", "sings", "plays"};
constexpr std::array<Word, 4> kPluralVerbs = {"run", "sleep", "sing", "play"};

constexpr std::array<Word, 4> kActsOfPersons = {"singing", "reading", "laughing", "dancing"};
constexpr std::array<Word, 4> kActsOfAnimals = {"playing", "sleeping", "running", "eating"};

std::span<const Word> adverbs(Tense tense) {
  switch (tense) {
    case Tense::kPast:
      return kPastAdverbs;
    case Tense::kPresent:
      return kPresentAdverbs;
    case Tense::kFuture:
      break;
  }
  return kFutureAdverbs;
}

std::size_t write_be(Draft& draft, Number number, Tense tense) {
  if (tense == Tense::kPast) return draft.write_often_masked(past_of_be(number));
  if (tense == Tense::kPresent) {
    return draft.write_often_masked(number == Number::kPlural ? Word("are") : Word("is"));
  }
  const std::size_t place = draft.write_often_masked("will");
  draft.write("be");
  return place;
}

/// What follows a form of "be".
void write_complement(Draft& draft, const Noun& subject, bool may_be_located) {
  if (draft.chance(0.15)) {
    write_adjective(draft, draw_adjective(draft, subject), 1);
  } else if (is_animate(subject) && draft.chance(0.35)) {
    const bool is_person = kind_of(subject) == NounKind::kPerson;
    draft.write(draft.choose().one_of(is_person ? kActsOfPersons : kActsOfAnimals));
  } else if (kind_of(subject) == NounKind::kThing && may_be_located && draft.chance(0.15)) {
    write_location(draft, subject);
  } else {
    draft.write(draw_adjective(draft, subject));
  }
}

struct NumberPair {
  Word singular;
  Word plural;
};

constexpr std::array<NumberPair, 6> kNumberPairs = {{{"is", "are"},
                                                     {"was", "were"},
                                                     {"runs", "run"},
                                                     {"sleeps", "sleep"},
                                                     {"sings", "sing"},
                                                     {"plays", "play"}}};

/// What stands there in other tenses, if the number is known.
struct OtherTenses {
  Word verb;
  std::array<Word, 4> foils;
};

constexpr std::array<OtherTenses, 5> kOtherTenses = {{{"will", {"is", "are", "was", "were"}},
                                                      {"is", {"was", "will"}},
                                                      {"are", {"were", "will"}},
                                                      {"was", {"is", "will"}},
                                                      {"were", {"are", "will"}}}};

}  // namespace

Opening write_opening(Draft& draft) {
  constexpr std::array kTenses = {Tense::kPast, Tense::kPresent, Tense::kFuture};
  Opening opening = {kTenses[draft.choose().share({0.4, 0.35, 0.25})], draft.chance(0.6)};
  if (opening.has_adverb) {
    draft.write(draft.choose().one_of(adverbs(opening.tense)));
  } else if (opening.tense == Tense::kFuture) {
    opening.tense = draft.chance(0.5) ? Tense::kPast : Tense::kPresent;
  }
  return opening;
}

void write_past_adverb(Draft& draft) {
  Word adverb = draft.choose().one_of(kPastAdverbs);
  if (draft.size() > kOpener && draft.at(kOpener) == adverb.id()) {
    adverb = adverb == kPastAdverbs.front() ? kPastAdverbs.back() : kPastAdverbs.front();
  }
  draft.write(adverb);
}

Word past_of_be(Number number) { return number == Number::kPlural ? Word("were") : Word("was"); }

Word draw_adjective(Draft& draft, const Noun& noun) {
  const std::span<const Word> common = common_adjectives(noun.noun_class);
  const bool own = common.empty() || draft.chance(0.8);
  return draft.choose().one_of(own ? noun.adjectives : common);
}

std::size_t write_adjective(Draft& draft, Word adjective, double very) {
  const bool has_degrees = adjective != Word("missing") && adjective != Word("broken");
  if (has_degrees && draft.chance(very)) draft.write("very");
  return draft.write(adjective);
}

std::size_t write_predicate(Draft& draft, const NounPhrase& subject, Tense tense,
                            bool may_be_located) {
  const Noun& noun = *subject.noun;
  if (tense == Tense::kPresent && is_animate(noun) && draft.chance(0.15)) {
    return draft.write_often_masked(
        draft.choose().one_of(subject.is_plural() ? kPluralVerbs : kSingularVerbs));
  }
  if (tense == Tense::kPast && noun.past_verb && draft.chance(0.4)) {
    return draft.write_often_masked(noun.past_verb);
  }
  const std::size_t verb = write_be(draft, subject.number, tense);
  write_complement(draft, noun, may_be_located);
  return verb;
}

void ask_for_subject(Draft& draft, std::size_t subject, std::size_t verb) {
  const TokenId answer = draft.at(verb);
  for (const NumberPair& pair : kNumberPairs) {
    if (answer != pair.singular.id() && answer != pair.plural.id()) continue;
    const Word& foil = answer == pair.singular.id() ? pair.plural : pair.singular;
    draft.ask(Role::kSubject, subject, verb - 1, verb, {&foil, 1});
  }
}

void ask_for_opener(Draft& draft, std::size_t verb) {
  constexpr std::size_t kFar = 8;
  if (verb < kOpener + kFar) return;
  for (const OtherTenses& other : kOtherTenses) {
    if (draft.at(verb) != other.verb.id()) continue;
    draft.ask(Role::kOpener, kOpener, verb - 1, verb, other.foils);
  }
}

}  // namespace spotlight::corpus
