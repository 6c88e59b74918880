/// A sentence while it is being written: the choices that it is made from, and the words so far.
#pragma once

#include <cstddef>
#include <span>

#include "corpus/random_choice.hpp"
#include "corpus/sentence.hpp"
#include "corpus/vocabulary.hpp"

namespace spotlight::corpus {

class Draft {
 public:
  /// sentence: emptied, and "[S]" written.
  Draft(RandomChoice& choices, Sentence& sentence);

  RandomChoice& choose() { return choices_; }
  bool chance(double probability) { return choices_.chance(probability); }

  /// Each gives the place of the word. The second is for finite verbs and for pronouns that are
  /// subjects: what masked mode asks for more often.
  std::size_t write(Word word);
  std::size_t write_often_masked(Word word);

  /// Puts another word where one stands.
  void replace(std::size_t place, Word word) { sentence_.tokens[place] = word.id(); }

  /// The place of the next word.
  std::size_t size() const { return sentence_.tokens.size(); }
  TokenId at(std::size_t place) const { return sentence_.tokens[place]; }

  /// A question about the word that stands at answer_place. foils: what is no word is left out.
  void ask(Role role, std::size_t target, std::size_t row, std::size_t answer_place,
           std::span<const Word> foils);

  void finish(char kind);

 private:
  RandomChoice& choices_;
  Sentence& sentence_;
};

}  // namespace spotlight::corpus
