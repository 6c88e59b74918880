#include "tools/train_seeds.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <mutex>
#include <thread>

#include "transformer/trainer.hpp"

namespace spotlight::tools {
namespace {

/// Counts the steps of all seeds together, and prints a line now and then.
class Progress {
 public:
  explicit Progress(Size steps_in_all) : steps_in_all_(steps_in_all) {}

  void add(Size steps) {
    const std::lock_guard lock(mutex_);
    done_ += steps;
    const auto now = Clock::now();
    if (now - printed_ < std::chrono::seconds(10)) return;
    printed_ = now;
    const double elapsed = std::chrono::duration<double>(now - start_).count();
    const double share = static_cast<double>(done_) / static_cast<double>(steps_in_all_);
    std::printf("%3.0f %%, %.0f steps a second, about %.0f s left\n", 100 * share,
                static_cast<double>(done_) / elapsed, elapsed / share - elapsed);
    std::fflush(stdout);
  }

  void say(const TrainedSeed& trained, const Evaluation& evaluation) {
    const std::lock_guard lock(mutex_);
    std::printf("seed %2d: smallest margin %6.3f;", static_cast<int>(trained.seed), trained.margin);
    for (std::size_t n = 0; n < kRoles.size(); ++n) {
      const RoleScore& role = evaluation.roles[n];
      std::printf(" %s %.3f", std::string(name_of(kRoles[n])).c_str(), role.score);
      if (role.accuracy) std::printf(" (predicts %.3f)", *role.accuracy);
    }
    std::printf("\n");
    std::fflush(stdout);
  }

 private:
  using Clock = std::chrono::steady_clock;
  Size steps_in_all_;
  Size done_ = 0;
  Clock::time_point start_ = Clock::now();
  Clock::time_point printed_ = Clock::now();
  std::mutex mutex_;
};

Checkpoint train(const Recipe& recipe, Progress* progress) {
  constexpr Size kReportEvery = 100;
  Trainer trainer(recipe);
  while (trainer.steps_done() < recipe.total_steps) {
    trainer.step();
    if (progress != nullptr && trainer.steps_done() % kReportEvery == 0) {
      progress->add(kReportEvery);
    }
  }
  return trainer.model().checkpoint();
}

/// Rounded to the nearest number of 8 significant bits.
float with_8_bits(float number) {
  int exponent = 0;
  const float fraction = std::frexp(number, &exponent);
  return std::ldexp(std::nearbyint(std::ldexp(fraction, 8)), exponent - 8);
}

}  // namespace

LanguageModel train(const Recipe& recipe) { return LanguageModel(train(recipe, nullptr)); }

std::vector<std::uint8_t> float16_file(const LanguageModel& model) {
  return write_safetensors(to_file(transformer_layout(), model.checkpoint()), StoredAs::kFloat16);
}

LanguageModel as_shipped(const LanguageModel& model) {
  Checkpoint rounded = model.checkpoint();
  for (float& param : rounded.params) param = with_8_bits(param);
  return LanguageModel(float16_file(LanguageModel(std::move(rounded))));
}

std::vector<TrainedSeed> train_seeds(Recipe recipe, Size count, Size items_per_role,
                                     std::uint64_t selection_seed) {
  std::vector<TrainedSeed> all(static_cast<std::size_t>(count));
  Progress progress(count * recipe.total_steps);
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t n = next++; n < all.size(); n = next++) {
      Recipe of_seed = recipe;
      of_seed.seed = n + 1;
      const LanguageModel model = as_shipped(LanguageModel(train(of_seed, &progress)));
      const ReportCard card = measure(model, items_per_role, selection_seed);
      all[n] = {.seed = of_seed.seed,
                .checkpoint = model.checkpoint(),
                .margin = smallest_margin(bounds_of(card))};
      progress.say(all[n], card.evaluation);
    }
  };
  std::vector<std::jthread> threads;
  for (unsigned n = 0; n < std::max(1U, std::thread::hardware_concurrency()); ++n) {
    threads.emplace_back(work);
  }
  threads.clear();  // waits for them
  return all;
}

}  // namespace spotlight::tools
