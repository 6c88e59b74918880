/// `npm run train`: trains a model for each of many seeds, keeps the best, measures it on sentences
/// that were drawn for nothing else, and writes the weights and the model card.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>

#include "model/error.hpp"
#include "tools/model_card.hpp"
#include "tools/print_bounds.hpp"
#include "tools/train_seeds.hpp"

namespace spotlight::tools {
namespace {

constexpr std::uint64_t kSelectionSeed = 1'000'003;
constexpr std::uint64_t kTestSeed = 2'000'003;
constexpr Size kSelectionItems = 500;
constexpr Size kTestItems = 1000;

void write_file(const std::string& path, const char* bytes, std::size_t count) {
  std::ofstream file(path, std::ios::binary);
  file.write(bytes, static_cast<std::streamsize>(count));
  file.close();
  if (!file) {
    std::fprintf(stderr, "cannot write %s\n", path.c_str());
    std::exit(1);
  }
}

Evaluation evaluate_control(Recipe recipe, TrainingText text) {
  recipe.text = text;
  std::printf("training the control %s\n", std::string(name_of(text)).c_str());
  return evaluate(train(recipe), {.sentences = kTestItems, .seed = kTestSeed, .model = {}});
}

int run(Size seed_count, Size steps, const std::string& folder) {
  Recipe recipe;
  recipe.total_steps = steps;
  const auto trained = train_seeds(recipe, seed_count, kSelectionItems, kSelectionSeed);
  const TrainedSeed& best = *std::max_element(
      trained.begin(), trained.end(),
      [](const TrainedSeed& a, const TrainedSeed& b) { return a.margin < b.margin; });
  std::printf("seed %d is kept\n", static_cast<int>(best.seed));
  recipe.seed = best.seed;

  const LanguageModel model(best.checkpoint);
  const EvaluationOptions masked{.sentences = kTestItems,
                                 .seed = kTestSeed,
                                 .model = {.mode = ReadingMode::kMasked, .heads_off = {}}};
  const Checkpoint untrained{.seed = best.seed,
                             .steps = 0,
                             .text = TrainingText::kGrammar,
                             .params = transformer_layout().initial(best.seed)};
  const ModelCard card{
      .recipe = recipe,
      .seeds_tried = seed_count,
      .selection = "The seed with the largest smallest margin over all bounds, on a draw of " +
                   std::to_string(kSelectionItems) +
                   " items a role that was used for nothing else.",
      .test_seed = kTestSeed,
      .items_per_role = kTestItems,
      .causal = measure(model, kTestItems, kTestSeed),
      .masked = evaluate(model, masked),
      .untrained = evaluate(LanguageModel(untrained),
                            {.sentences = kTestItems, .seed = kTestSeed, .model = {}}),
      .shuffled_targets = evaluate_control(recipe, TrainingText::kShuffledTargets),
      .shuffled_words = evaluate_control(recipe, TrainingText::kShuffledWords)};

  print_evaluation("causal", card.causal.evaluation);
  print_evaluation("masked", card.masked);
  print_evaluation("control: untrained", card.untrained);
  print_evaluation("control: shuffled targets", card.shuffled_targets);
  print_evaluation("control: shuffled words", card.shuffled_words);
  print_switched_off(card.causal.switched_off);
  print_bounds(bounds_of(card.causal));

  const auto weights = float16_file(model);
  write_file(folder + "/spotlight.safetensors", reinterpret_cast<const char*>(weights.data()),
             weights.size());
  const std::string json = to_json(card);
  write_file(folder + "/spotlight.card.json", json.data(), json.size());
  std::printf("%zu bytes of weights, and the model card, are in %s\n", weights.size(),
              folder.c_str());
  return 0;
}

}  // namespace
}  // namespace spotlight::tools

/// Arguments: the number of seeds, of steps, and the folder to write to.
int main(int count, char** arguments) {
  if (count != 4) {
    std::fprintf(stderr, "usage: %s SEEDS STEPS FOLDER\n", arguments[0]);
    return 2;
  }
  try {
    return spotlight::tools::run(std::atol(arguments[1]), std::atol(arguments[2]), arguments[3]);
  } catch (const spotlight::Error& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
