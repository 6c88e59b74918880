#include "transformer/trainer.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "model/error.hpp"
#include "transformer/training_batch.hpp"

namespace spotlight {
namespace {

void require_between(double value, double low, double high, std::string_view name) {
  if (value >= low && value <= high) return;
  fail(ErrorCode::kInvalidArgument,
       {"trainer: ", name, ": expected a number from ", number_text(low), " to ", number_text(high),
        ", got ", number_text(value)});
}

void require_possible(const Recipe& recipe) {
  require_between(static_cast<double>(recipe.total_steps), 1, 1e6, "total_steps");
  require_between(static_cast<double>(recipe.warm_up_steps), 1, 1e6, "warm_up_steps");
  require_between(static_cast<double>(recipe.batch), 1, 1024, "batch");
  require_between(recipe.learning_rate, 1e-9, 1e9, "learning_rate");
  require_between(recipe.causal_share, 0, 1, "causal_share");
  require_between(recipe.entropy_cost, 0, 1e3, "entropy_cost");
}

constexpr const char* kRecipeName = "training.recipe";
constexpr const char* kFirstName = "training.first";
constexpr const char* kSecondName = "training.second";

/// The numbers of a recipe that a trainer can be given, in a fixed order; the seed and the text are
/// the checkpoint's. All are exact in float32: counts are below 2^24.
std::vector<float> numbers_of(const Recipe& recipe) {
  return {static_cast<float>(recipe.total_steps),
          static_cast<float>(recipe.warm_up_steps),
          static_cast<float>(recipe.batch),
          recipe.learning_rate,
          recipe.causal_share,
          recipe.entropy_cost};
}

/// A count from a file: what cannot be is refused later, with the other numbers.
Size count_from(float number) {
  return static_cast<Size>(std::lround(std::clamp(number, -1.0F, 1e9F)));
}

Recipe recipe_from(const Checkpoint& checkpoint, const Tensor& numbers) {
  Recipe recipe;
  recipe.seed = checkpoint.seed;
  recipe.text = checkpoint.text;
  recipe.total_steps = count_from(numbers.data[0]);
  recipe.warm_up_steps = count_from(numbers.data[1]);
  recipe.batch = count_from(numbers.data[2]);
  recipe.learning_rate = numbers.data[3];
  recipe.causal_share = numbers.data[4];
  recipe.entropy_cost = numbers.data[5];
  return recipe;
}

Tensor vector_of(const std::vector<float>& numbers, const char* name) {
  Tensor tensor = Tensor::unfilled({static_cast<Size>(numbers.size())}, name);
  std::copy(numbers.begin(), numbers.end(), tensor.data.begin());
  return tensor;
}

const Tensor& training_tensor(const TensorFile& file, const char* name, std::size_t count) {
  const auto found = file.tensors.find(name);
  if (found == file.tensors.end()) {
    fail(ErrorCode::kUnsupportedFormat,
         {"the file: expected a trainer's, but it holds a model only (no '", name, "')"});
  }
  if (found->second.shape != Shape{static_cast<Size>(count)}) {
    fail(ErrorCode::kUnsupportedFormat,
         {"the file: ", name, ": expected shape ", to_string({static_cast<Size>(count)}), ", got ",
          to_string(found->second.shape)});
  }
  require_finite(found->second, std::string("the file: ") + name);
  return found->second;
}

}  // namespace

struct Trainer::Saved {
  explicit Saved(std::span<const std::uint8_t> bytes)
      : file(read_safetensors(bytes)), checkpoint(checkpoint_from(transformer_layout(), file)) {}

  [[nodiscard]] std::vector<float> numbers(const char* name) const {
    const Tensor& tensor = training_tensor(file, name, transformer_layout().count());
    return {tensor.data.begin(), tensor.data.end()};
  }

  TensorFile file;
  Checkpoint checkpoint;
};

Trainer::Trainer(const Recipe& recipe)
    : recipe_(recipe),
      learner_("trainer", transformer_config(), transformer_layout(), recipe.seed) {
  require_possible(recipe);
}

Trainer::Trainer(std::span<const std::uint8_t> file) : Trainer(Saved(file)) {}

Trainer::Trainer(Saved saved)
    : Trainer(recipe_from(saved.checkpoint,
                          training_tensor(saved.file, kRecipeName, numbers_of(Recipe{}).size()))) {
  steps_done_ = saved.checkpoint.steps;
  learner_.params = std::move(saved.checkpoint.params);
  learner_.optimiser.first = saved.numbers(kFirstName);
  learner_.optimiser.second = saved.numbers(kSecondName);
}

StepReport Trainer::step() {
  const Size step = steps_done_ + 1;
  const double loss = learner_.step(recipe_, step, training_batch(recipe_, step));
  steps_done_ = step;
  return {.loss = loss, .learning_rate = learning_rate_at(recipe_, step)};
}

Checkpoint Trainer::checkpoint() const {
  return {
      .seed = recipe_.seed, .steps = steps_done_, .text = recipe_.text, .params = learner_.params};
}

std::vector<std::uint8_t> Trainer::save() const {
  TensorFile file = to_file(transformer_layout(), checkpoint());
  file.tensors.emplace(kRecipeName, vector_of(numbers_of(recipe_), kRecipeName));
  file.tensors.emplace(kFirstName, vector_of(learner_.optimiser.first, kFirstName));
  file.tensors.emplace(kSecondName, vector_of(learner_.optimiser.second, kSecondName));
  return write_safetensors(file, StoredAs::kFloat32);
}

}  // namespace spotlight
