#include "corpus/clue.hpp"

#include <algorithm>
#include <array>

#include "corpus/predicate.hpp"

namespace spotlight::corpus {
namespace {

bool contains(std::span<const Word> words, Word word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// What would fit in the verb's place if the other noun were meant; none if it is the same.
Word other_verb(const Clue& clue) {
  const Word verb = clue.other.phrase.noun->past_verb;
  return verb == clue.antecedent.phrase.noun->past_verb ? Word() : verb;
}

/// The same for this adjective; none if it fits both nouns.
std::array<Word, kMostAdjectives> other_adjectives(const Clue& clue, Word adjective) {
  const Noun& other = *clue.other.phrase.noun;
  std::array<Word, kMostAdjectives> foils;
  if (contains(other.adjectives, adjective)) return foils;
  if (contains(common_adjectives(other.noun_class), adjective)) return foils;
  std::copy_if(other.adjectives.begin(), other.adjectives.end(), foils.begin(),
               [&](Word word) { return !contains(clue.antecedent.phrase.noun->adjectives, word); });
  return foils;
}

}  // namespace

Referent write_referent(Draft& draft, const NounPhrase& phrase, Article article) {
  return {phrase, write_phrase(draft, phrase, article)};
}

Clue draw_clue(Draft& draft, const Referent& first, const Referent& second) {
  return draft.chance(0.5) ? Clue{first, second} : Clue{second, first};
}

Mention write_mention(Draft& draft, const Referent& antecedent, double repeat) {
  if (draft.chance(repeat)) {
    return {write_phrase(draft, antecedent.phrase, Article::kDefinite), false};
  }
  return {draft.write_often_masked(draw_pronoun(draft, antecedent.phrase)), true};
}

void write_clause(Draft& draft, const Clue& clue, double repeat, double own_verb) {
  const NounPhrase& phrase = clue.antecedent.phrase;
  const Mention mention = write_mention(draft, clue.antecedent, repeat);
  if (phrase.noun->past_verb && draft.chance(own_verb)) {
    const std::size_t verb = draft.write_often_masked(phrase.noun->past_verb);
    const Word foil = other_verb(clue);
    ask_for_antecedent(draft, clue, mention, verb, {&foil, 1});
    return;
  }
  draft.write_often_masked(past_of_be(phrase.number));
  const Word adjective = draw_adjective(draft, *phrase.noun);
  const std::size_t place = write_adjective(draft, adjective, 0.2);
  ask_for_antecedent(draft, clue, mention, place, other_adjectives(clue, adjective));
}

void ask_for_antecedent(Draft& draft, const Clue& clue, const Mention& mention,
                        std::size_t deciding, std::span<const Word> foils) {
  const bool pronoun_tells =
      mention.is_pronoun && have_different_pronouns({clue.antecedent.phrase, clue.other.phrase});
  if (!pronoun_tells || !foils.front()) return;
  draft.ask(Role::kAntecedent, clue.antecedent.place, mention.place, deciding, foils);
}

}  // namespace spotlight::corpus
