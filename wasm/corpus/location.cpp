#include "corpus/location.hpp"

#include <array>

namespace spotlight::corpus {
namespace {

struct Location {
  Word preposition;
  NounClass noun_class;
};

constexpr std::array<Location, 5> kLocations = {{
    {"in", NounClass::kInPlace},
    {"at", NounClass::kAtPlace},
    {"near", NounClass::kNearPlace},
    {"on", NounClass::kSurface},
    {"in", NounClass::kContainer},
}};

/// How many of them are places, and come first.
constexpr std::size_t kPlaces = 3;

/// Rivers are not on tables, nor men in drawers.
std::size_t count_for(const Noun& noun) {
  switch (kind_of(noun)) {
    case NounKind::kPlace:
      return kPlaces;
    case NounKind::kPerson:
    case NounKind::kAnimal:
      return kPlaces + 1;
    case NounKind::kThing:
      break;
  }
  return kLocations.size();
}

const Location& draw_location(Draft& draft, const Noun& of) {
  return draft.choose().one_of(std::span(kLocations).first(count_for(of)));
}

/// A noun of that class that is not the one that is there.
NounPhrase draw_place(Draft& draft, NounClass noun_class, const Noun& of) {
  NounPhrase place = draw_noun(draft, noun_class);
  while (place.noun == &of) place = draw_noun(draft, noun_class);
  return place;
}

bool write_misleading(Draft& draft, const Location& location, const NounPhrase& subject) {
  NounPhrase place = draw_place(draft, location.noun_class, *subject.noun);
  place.number = draw_misleading_number(draft, subject.number);
  draft.write(location.preposition);
  write_phrase(draft, place);
  return place.number != subject.number;
}

}  // namespace

bool write_misleading_location(Draft& draft, const NounPhrase& subject) {
  return write_misleading(draft, draw_location(draft, *subject.noun), subject);
}

bool write_misleading_locations(Draft& draft, const NounPhrase& subject) {
  const Location& first = draw_location(draft, *subject.noun);
  const bool misleads = write_misleading(draft, first, subject);
  if (!draft.chance(0.4)) return misleads;

  const Location* second = &draw_location(draft, *subject.noun);
  while (second->preposition == first.preposition) second = &draw_location(draft, *subject.noun);
  return write_misleading(draft, *second, subject) || misleads;
}

void write_location(Draft& draft, const Noun& of) {
  const Location& location = draw_location(draft, of);
  draft.write(location.preposition);
  write_phrase(draft, draw_place(draft, location.noun_class, of));
}

void write_home(Draft& draft) {
  const Location& location = draft.choose().one_of(std::span(kLocations).first(kPlaces));
  draft.write(location.preposition);
  write_phrase(draft, draw_noun(draft, location.noun_class));
}

}  // namespace spotlight::corpus
