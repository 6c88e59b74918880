/// `npm run evaluate`: measures a model on a fresh draw of sentences, and holds it to its bounds.
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "model/error.hpp"
#include "tools/print_bounds.hpp"

namespace spotlight::tools {
namespace {

std::vector<std::uint8_t> read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    std::fprintf(stderr, "cannot read %s\n", path.c_str());
    std::exit(1);
  }
  return {std::istreambuf_iterator<char>(file), {}};
}

int run(const std::string& path, Size sentences, std::uint64_t seed) {
  const LanguageModel model(read_file(path));
  const Checkpoint& checkpoint = model.checkpoint();
  std::printf("seed %d, %d steps; %d items for each role, drawn from seed %llu\n",
              static_cast<int>(checkpoint.seed), static_cast<int>(checkpoint.steps),
              static_cast<int>(sentences), static_cast<unsigned long long>(seed));
  const ReportCard card = measure(model, sentences, seed);
  const Checkpoint fresh{.seed = checkpoint.seed,
                         .steps = 0,
                         .text = TrainingText::kGrammar,
                         .params = transformer_layout().initial(checkpoint.seed)};
  const EvaluationOptions same{.sentences = sentences, .seed = seed, .model = {}};
  const Evaluation untrained = evaluate(LanguageModel(fresh), same);
  EvaluationOptions masked = same;
  masked.model.mode = ReadingMode::kMasked;

  print_evaluation("causal, like GPT", card.evaluation);
  print_evaluation("masked, like BERT", evaluate(model, masked));
  print_evaluation("untrained, causal", untrained);
  print_switched_off(card.switched_off);
  std::printf("bounds\n");
  const bool trained_well = print_bounds(bounds_of(card));
  const bool controlled = print_bounds(bounds_of_untrained(untrained));
  return trained_well && controlled ? 0 : 1;
}

}  // namespace
}  // namespace spotlight::tools

/// Arguments: the file, the number of items for each role, and the seed of the draw.
int main(int count, char** arguments) {
  if (count != 4) {
    std::fprintf(stderr, "usage: %s FILE ITEMS SEED\n", arguments[0]);
    return 2;
  }
  try {
    return spotlight::tools::run(arguments[1], std::atol(arguments[2]),
                                 std::strtoull(arguments[3], nullptr, 10));
  } catch (const spotlight::Error& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
