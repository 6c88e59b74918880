/// Prints how the loss falls in the first steps of training, as JSON: tests hold other builds to
/// it. Arguments: the number of steps, and over how many each loss is averaged.
#include <cstdio>
#include <cstdlib>

#include "transformer/trainer.hpp"

int main(int count, char** arguments) {
  if (count != 3) {
    std::fprintf(stderr, "usage: %s STEPS EVERY\n", arguments[0]);
    return 2;
  }
  const long steps = std::atol(arguments[1]);
  const long every = std::atol(arguments[2]);
  spotlight::Recipe recipe;
  recipe.seed = 1;
  recipe.total_steps = steps;
  spotlight::Trainer trainer(recipe);
  std::printf("{\n  \"seed\": 1,\n  \"steps\": %ld,\n  \"every\": %ld,\n  \"losses\": [", steps,
              every);
  for (long start = 0; start < steps; start += every) {
    double sum = 0;
    for (long n = 0; n < every; ++n) sum += trainer.step().loss;
    std::printf("%s\n    %.6f", start == 0 ? "" : ",", sum / static_cast<double>(every));
  }
  std::printf("\n  ]\n}\n");
  return 0;
}
