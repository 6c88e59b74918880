#include "transformer/parameters.hpp"

#include <algorithm>
#include <cmath>

#include "kernels/random.hpp"

namespace spotlight {
namespace {

constexpr float kEmbeddingDeviation = 0.15F;

/// 1 / sqrt(inputs) keeps the size of what passes through a matrix.
float deviation_for(Size inputs) { return 1.0F / std::sqrt(static_cast<float>(inputs)); }

}  // namespace

ParameterLayout::ParameterLayout(const TransformerConfig& config) : num_layers_(config.num_layers) {
  const auto add = [this](std::string name, Shape shape, float mean, float deviation) {
    const std::size_t count = element_count(shape, sizeof(float), name);
    const bool is_matrix = deviation > 0;
    entries_.push_back(
        {std::move(name), std::move(shape), count_, count, mean, deviation, is_matrix});
    count_ += count;
  };
  const Size d = config.embed_dim;
  const Size inner = config.inner_dim();
  const Size ff = config.ff_dim;
  // What each layer adds twice to the stream must not let it grow with the number of layers.
  const float added_twice = deviation_for(2 * config.num_layers);

  add("embedding", {config.vocab_size, d}, 0, kEmbeddingDeviation);
  for (Size layer = 0; layer < config.num_layers; ++layer) {
    const std::string prefix = "layers." + std::to_string(layer) + '.';
    const auto add_matrix = [&](const char* name, Size inputs, Size outputs, float factor) {
      add(prefix + name, {inputs, outputs}, 0, factor * deviation_for(inputs));
    };
    const auto add_vector = [&](const char* name, Size size, float mean) {
      add(prefix + name, {size}, mean, 0);
    };
    add_vector("norm_1_gain", d, 1);
    add_vector("norm_1_bias", d, 0);
    add_matrix("w_q", d, inner, 1);
    add_vector("b_q", inner, 0);
    add_matrix("w_k", d, inner, 1);
    add_vector("b_k", inner, 0);
    add_matrix("w_v", d, inner, 1);
    add_vector("b_v", inner, 0);
    add_matrix("w_o", inner, d, added_twice);
    add_vector("b_o", d, 0);
    add(prefix + "position_bias", {config.num_heads, config.offset_count()}, 0, 0);
    add_vector("norm_2_gain", d, 1);
    add_vector("norm_2_bias", d, 0);
    add_matrix("w_1", d, ff, 1);
    add_vector("b_1", ff, 0);
    add_matrix("w_2", ff, d, added_twice);
    add_vector("b_2", d, 0);
  }
  add("norm_f_gain", {d}, 1, 0);
  add("norm_f_bias", {d}, 0, 0);
  add("output_bias", {config.vocab_size}, 0, 0);
}

std::vector<float> ParameterLayout::initial(std::uint64_t seed) const {
  std::vector<float> numbers(count_);
  std::uint64_t stream = 0;
  for (const ParameterEntry& entry : entries_) {
    float* const to = numbers.data() + entry.offset;
    ++stream;  // of its own for each tensor, used or not
    if (entry.initial_deviation > 0) {
      kernels::fill_normal(seed, stream, entry.initial_deviation, to, entry.count);
    } else {
      std::fill_n(to, entry.count, entry.initial_mean);
    }
  }
  return numbers;
}

}  // namespace spotlight
