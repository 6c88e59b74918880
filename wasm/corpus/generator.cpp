#include "corpus/generator.hpp"

#include <algorithm>
#include <utility>

#include "corpus/random_choice.hpp"
#include "corpus/templates.hpp"

namespace spotlight::corpus {
namespace {

struct Template {
  void (*write)(Draft&);
  char kind;
};

/// Writes the sentence anew. It may be held out or not.
void draw_sentence(RandomChoice& choices, Sentence& sentence) {
  constexpr std::array<Template, 5> kTemplates = {{{write_agreement, 'A'},
                                                   {write_relative_clause, 'B'},
                                                   {write_pronoun, 'C'},
                                                   {write_story, 'D'},
                                                   {write_transitive, 'E'}}};
  Draft draft(choices, sentence);
  const Template& chosen = kTemplates[choices.share({0.24, 0.17, 0.45, 0.04, 0.1})];
  chosen.write(draft);
  draft.finish(chosen.kind);
}

void draw_test_sentence(RandomChoice& choices, Sentence& sentence) {
  do {
    draw_sentence(choices, sentence);
  } while (!is_test_sentence(sentence.tokens));
}

Question previous_question(const Sentence& sentence) {
  const std::size_t last = sentence.tokens.size() - 1;
  return {Role::kPrevious, last - 1, last, last, sentence.tokens[last], {}};
}

}  // namespace

Sentence training_sentence(std::uint64_t seed, std::uint64_t index) {
  RandomChoice choices(seed, Stream::kTraining, index);
  Sentence sentence;
  do {
    draw_sentence(choices, sentence);
  } while (is_held_out(sentence.tokens));
  return sentence;
}

Sentence test_sentence(std::uint64_t seed, std::uint64_t index) {
  RandomChoice choices(seed, Stream::kTest, index);
  Sentence sentence;
  draw_test_sentence(choices, sentence);
  return sentence;
}

Item test_item(Role role, std::uint64_t seed, std::uint64_t index) {
  RandomChoice choices(seed, Stream::kItems, index);
  Sentence sentence;
  while (true) {
    draw_test_sentence(choices, sentence);
    if (role == Role::kPrevious) {
      Question question = previous_question(sentence);
      return {std::move(sentence), std::move(question)};
    }
    const auto found =
        std::find_if(sentence.questions.begin(), sentence.questions.end(),
                     [&](const Question& question) { return question.role == role; });
    if (found == sentence.questions.end()) continue;
    Question question = *found;
    return {std::move(sentence), std::move(question)};
  }
}

}  // namespace spotlight::corpus
