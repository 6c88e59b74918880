#include "corpus/draft.hpp"

#include <utility>

namespace spotlight::corpus {

Draft::Draft(RandomChoice& choices, Sentence& sentence) : choices_(choices), sentence_(sentence) {
  sentence_.tokens.clear();
  sentence_.tokens.reserve(kMaxTokens);
  sentence_.often_masked.clear();
  sentence_.questions.clear();
  write("[S]");
}

std::size_t Draft::write(Word word) {
  sentence_.tokens.push_back(word.id());
  sentence_.often_masked.push_back(false);
  return size() - 1;
}

std::size_t Draft::write_often_masked(Word word) {
  const std::size_t place = write(word);
  sentence_.often_masked[place] = true;
  return place;
}

void Draft::ask(Role role, std::size_t target, std::size_t row, std::size_t answer_place,
                std::span<const Word> foils) {
  Question question = {role, target, row, answer_place, at(answer_place), {}};
  for (const Word foil : foils) {
    if (foil) question.foils.push_back(foil.id());
  }
  sentence_.questions.push_back(std::move(question));
}

void Draft::finish(char kind) {
  write(".");
  sentence_.kind = kind;
}

}  // namespace spotlight::corpus
