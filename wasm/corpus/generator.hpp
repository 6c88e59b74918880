/// The sentences that the learned model is trained and tested on: a small part of English with the
/// dependencies that attention is said to learn. Any sentence is a pure function of its arguments.
#pragma once

#include <cstdint>

#include "corpus/hold_out.hpp"
#include "corpus/sentence.hpp"
#include "corpus/vocabulary.hpp"

namespace spotlight::corpus {

/// Never one that is held out.
Sentence training_sentence(std::uint64_t seed, std::uint64_t index);

/// Held out, and none of the page's presets.
Sentence test_sentence(std::uint64_t seed, std::uint64_t index);

struct Item {
  Sentence sentence;
  Question question;
};

/// A test sentence at which this role can be tested, and one question of it that does. For
/// kPrevious any sentence does: the question is then about its last two places, though the role is
/// measured at all of them, and it has no foils.
Item test_item(Role role, std::uint64_t seed, std::uint64_t index);

}  // namespace spotlight::corpus
