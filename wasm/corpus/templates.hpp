/// The templates of the grammar: each function writes one sentence of its kind into an empty draft.
#pragma once

#include "corpus/draft.hpp"

namespace spotlight::corpus {

/// Templates A and B, agreement: "Today the dogs near the river are sleepy."
void write_agreement(Draft& draft);

/// "Earlier the book that the kings bought was interesting."
void write_relative_clause(Draft& draft);

/// Template C, pronouns: "The dogs sat on the mat because they were loyal."
void write_pronoun(Draft& draft);

/// Template D: "Once upon a time there was a brave knight."
void write_story(Draft& draft);

/// Template E: "The queen found a letter in the garden."
void write_transitive(Draft& draft);

}  // namespace spotlight::corpus
