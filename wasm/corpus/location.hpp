/// Where something is: "in the park", "on the table near the river".
#pragma once

#include <cstddef>

#include "corpus/noun_phrase.hpp"

namespace spotlight::corpus {

/// After a subject: a place whose number misleads (draw_misleading_number). True if it is the
/// opposite number.
bool write_misleading_location(Draft& draft, const NounPhrase& subject);

/// The same, and with probability 0.4 a second one with another preposition. True if either is of
/// the opposite number.
bool write_misleading_locations(Draft& draft, const NounPhrase& subject);

/// Of either number.
void write_location(Draft& draft, const Noun& of);

/// Of either number, where one can live.
void write_home(Draft& draft);

}  // namespace spotlight::corpus
