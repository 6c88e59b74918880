/// What is said of a subject: verbs that agree with it, adjectives that fit it, and the tense that
/// an opening adverb sets.
#pragma once

#include <cstddef>
#include <cstdint>

#include "corpus/noun_phrase.hpp"

namespace spotlight::corpus {

enum class Tense : std::uint8_t { kPast, kPresent, kFuture };

struct Opening {
  Tense tense;
  bool has_adverb;  ///< as the sentence's first word, at place 1
};

/// Draws a tense, and with probability 0.6 writes an adverb that goes with it. Without one there is
/// no future, which nothing would announce.
Opening write_opening(Draft& draft);

/// "yesterday" or "earlier", whichever does not open the sentence.
void write_past_adverb(Draft& draft);

/// "was" or "were".
Word past_of_be(Number number);

/// An adjective that fits the noun: its own with probability 0.8.
Word draw_adjective(Draft& draft, const Noun& noun);

/// "very" with that probability, where it can be said, and the adjective. Gives the adjective's
/// place.
std::size_t write_adjective(Draft& draft, Word adjective, double very);

/// Verb and complement. Gives the place of the finite verb. may_be_located: whether a thing can be
/// said to be somewhere; not if its place is known already.
std::size_t write_predicate(Draft& draft, const NounPhrase& subject, Tense tense,
                            bool may_be_located);

/// The finite verb at that place: which noun sets its number, and which adverb its tense. subject:
/// the noun's place.
void ask_for_subject(Draft& draft, std::size_t subject, std::size_t verb);
void ask_for_opener(Draft& draft, std::size_t verb);

}  // namespace spotlight::corpus
