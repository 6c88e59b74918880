/// The parameters of the transformer: one run of numbers, with a table of what lies where.
#pragma once

#include <string>
#include <vector>

#include "transformer/config.hpp"

namespace spotlight {

/// Where the tensors of a layer lie. T is float, or const float.
template <typename T>
struct LayerPointers {
  T* norm_1_gain;  ///< [embed_dim], as are all whose shape is not given
  T* norm_1_bias;
  T* w_q;  ///< [embed_dim, inner_dim], used as x * w_q, as are w_k and w_v
  T* b_q;  ///< [inner_dim], as are b_k and b_v
  T* w_k;
  T* b_k;
  T* w_v;
  T* b_v;
  T* w_o;  ///< [inner_dim, embed_dim]
  T* b_o;
  T* position_bias;  ///< [num_heads, 2 max_offset + 1], by how much later the key stands
  T* norm_2_gain;
  T* norm_2_bias;
  T* w_1;  ///< [embed_dim, ff_dim]
  T* b_1;  ///< [ff_dim]
  T* w_2;  ///< [ff_dim, embed_dim]
  T* b_2;
};

template <typename T>
struct ParameterPointers {
  T* embedding;  ///< [vocab_size, embed_dim], of words that are read and of those predicted
  std::vector<LayerPointers<T>> layers;
  T* norm_f_gain;
  T* norm_f_bias;
  T* output_bias;  ///< [vocab_size]
};

/// One tensor.
struct ParameterEntry {
  std::string name;  ///< "layers.0.w_q"
  Shape shape;
  std::size_t offset;
  std::size_t count;
  float initial_mean;
  float initial_deviation;
  bool decays;  ///< matrices shrink in training; biases, gains and position biases do not
};

class ParameterLayout {
 public:
  explicit ParameterLayout(const TransformerConfig& config);

  [[nodiscard]] const std::vector<ParameterEntry>& entries() const { return entries_; }
  /// How many numbers there are in all.
  [[nodiscard]] std::size_t count() const { return count_; }

  /// Where everything lies in a run of count() numbers: parameters, gradients or the like.
  template <typename T>
  [[nodiscard]] ParameterPointers<T> pointers_into(T* numbers) const {
    auto entry = entries_.begin();
    const auto next = [&] { return numbers + (entry++)->offset; };
    ParameterPointers<T> all{};
    all.embedding = next();
    for (Size layer = 0; layer < num_layers_; ++layer) {
      // Braces are read from left to right: the order of the entries.
      all.layers.push_back({next(), next(), next(), next(), next(), next(), next(), next(), next(),
                            next(), next(), next(), next(), next(), next(), next(), next()});
    }
    all.norm_f_gain = next();
    all.norm_f_bias = next();
    all.output_bias = next();
    return all;
  }

  /// Fresh parameters, a pure function of the seed.
  [[nodiscard]] std::vector<float> initial(std::uint64_t seed) const;

 private:
  std::vector<ParameterEntry> entries_;
  std::size_t count_ = 0;
  Size num_layers_;
};

}  // namespace spotlight
