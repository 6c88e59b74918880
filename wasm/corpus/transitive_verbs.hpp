/// Verbs with an object, chosen by who does what to whom.
#pragma once

#include "corpus/noun_phrase.hpp"

namespace spotlight::corpus {

/// In the past tense. Kings praise knights, foxes chase rabbits, and animals buy nothing.
Word draw_transitive_verb(Draft& draft, NounKind subject, const Noun& object);

/// Another noun that the noun can do something to.
NounPhrase draw_object(Draft& draft, const Noun& subject);

}  // namespace spotlight::corpus
