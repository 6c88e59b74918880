// Templates D and E: beginnings of stories, and who did what to whom.
#include "corpus/location.hpp"
#include "corpus/predicate.hpp"
#include "corpus/templates.hpp"
#include "corpus/transitive_verbs.hpp"

namespace spotlight::corpus {
namespace {

NounPhrase draw_hero(Draft& draft) {
  return draft.chance(0.5) ? draw_person(draft) : draw_noun(draft, NounClass::kAnimal);
}

NounPhrase draw_common_hero(Draft& draft) {
  NounPhrase hero = draw_hero(draft);
  while (is_name(*hero.noun)) hero = draw_hero(draft);
  return hero;
}

}  // namespace

void write_story(Draft& draft) {
  const NounPhrase hero = draw_common_hero(draft);
  for (const Word word : {Word("once"), Word("upon"), Word("a"), Word("time"), Word("there")}) {
    draft.write(word);
  }
  draft.write_often_masked(past_of_be(hero.number));
  const Word adjective = draw_adjective(draft, *hero.noun);
  if (!hero.is_plural()) write_indefinite(draft, adjective);
  draft.write(adjective);
  draft.write(hero.head());
  if (!draft.chance(0.5)) return;
  const bool is_person = kind_of(*hero.noun) == NounKind::kPerson;
  draft.write(is_person && draft.chance(0.75) ? Word("who") : Word("that"));
  draft.write_often_masked("lived");
  write_home(draft);
}

void write_transitive(Draft& draft) {
  const NounPhrase subject = draw_hero(draft);
  const NounPhrase object = draw_object(draft, *subject.noun);
  write_phrase(draft, subject, Article::kIndefinite);
  draft.write_often_masked(draw_transitive_verb(draft, kind_of(*subject.noun), *object.noun));
  write_phrase(draft, object, Article::kIndefinite);
  if (draft.chance(0.5)) write_location(draft, *object.noun);
}

}  // namespace spotlight::corpus
