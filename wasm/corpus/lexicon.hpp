/// The nouns of the training grammar, and what can be said of each: data, and no more. Which noun a
/// predicate belongs to is what lets a reader, and a model, tell what "it" or "she" stands for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "corpus/word.hpp"

namespace spotlight::corpus {

enum class NounClass : std::uint8_t {
  kMasculine,      ///< a person who is "he"
  kFeminine,       ///< a person who is "she"
  kNeutral,        ///< a person who may be either
  kMasculineName,  ///< singular, without an article; so are the next
  kFeminineName,
  kAnimal,
  kThing,
  kContainer,  ///< things are in it
  kSurface,    ///< one is on it
  kInPlace,    ///< a place that one is in
  kAtPlace,    ///< at
  kNearPlace,  ///< near
  kKey,
  kDoor,
};

/// No noun has more adjectives of its own.
inline constexpr std::size_t kMostAdjectives = 4;

struct Noun {
  Word singular;
  Word plural;  ///< none: a name
  NounClass noun_class;
  std::span<const Word> adjectives;  ///< of this noun, or of its class where it has none
  Word past_verb;                    ///< the same for both numbers; may be none
};

/// In a fixed order, each class in one run.
std::span<const Noun> nouns();

/// The nouns of a class.
std::span<const Noun> nouns_of(NounClass noun_class);

/// What can be said of all nouns of a class, and of other classes; empty where nothing can.
std::span<const Word> common_adjectives(NounClass noun_class);

}  // namespace spotlight::corpus
