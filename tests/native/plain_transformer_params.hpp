/// The parameters of the plain transformer (plain_transformer.hpp): what there is, in which shapes
/// and in which order.
#pragma once

#include <Eigen/Dense>
#include <string_view>
#include <vector>

namespace spotlight::plain {

using Eigen::Index;

template <typename Scalar>
using Matrix = Eigen::Matrix<Scalar, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
template <typename Scalar>
using Row = Eigen::Matrix<Scalar, 1, Eigen::Dynamic>;
template <typename Scalar>
using Column = Eigen::Matrix<Scalar, Eigen::Dynamic, 1>;

struct Config {
  Index vocab_size = 0;
  Index embed_dim = 0;
  Index num_heads = 0;
  Index head_dim = 0;
  bool scaled = true;  ///< scores are divided by sqrt(head_dim)
  Index num_layers = 0;
  Index ff_dim = 0;
  Index max_offset = 0;  ///< keys further away than this share a position bias

  [[nodiscard]] Index inner_dim() const { return num_heads * head_dim; }
};

/// Weights act from the right: x w + b.
template <typename Scalar>
struct LayerParams {
  Row<Scalar> norm_1_gain, norm_1_bias;  // [embed_dim]
  Matrix<Scalar> w_q, w_k, w_v;          // [embed_dim, inner_dim]
  Matrix<Scalar> w_o;                    // [inner_dim, embed_dim]
  Row<Scalar> b_q, b_k, b_v;             // [inner_dim]
  Row<Scalar> b_o;                       // [embed_dim]
  Matrix<Scalar> position_bias;          // [num_heads, 2 max_offset + 1]
  Row<Scalar> norm_2_gain, norm_2_bias;  // [embed_dim]
  Matrix<Scalar> w_1;                    // [embed_dim, ff_dim]
  Row<Scalar> b_1;                       // [ff_dim]
  Matrix<Scalar> w_2;                    // [ff_dim, embed_dim]
  Row<Scalar> b_2;                       // [embed_dim]
};

template <typename Scalar>
struct Params {
  Config config;
  Matrix<Scalar> embedding;  // [vocab_size, embed_dim], of the output too
  std::vector<LayerParams<Scalar>> layers;
  Row<Scalar> norm_f_gain, norm_f_bias;  // [embed_dim]
  Row<Scalar> output_bias;               // [vocab_size]

  /// All zeros.
  explicit Params(const Config& of_config);
};

/// One of the parameters, its elements row by row.
template <typename Scalar>
struct Parameter {
  std::string_view name;
  Index layer;  ///< -1 for those that belong to none
  Scalar* data;
  Index rows;  ///< 1 for a vector
  Index cols;
  bool decays;  ///< whether weight decay pulls it towards 0
};

/// All parameters in a fixed order. Gradients are Params as well, so theirs stand at the same
/// places.
template <typename AnyParams>
auto list_of(AnyParams& params) {
  using Scalar = std::remove_pointer_t<decltype(params.embedding.data())>;
  std::vector<Parameter<Scalar>> list;
  Index layer = -1;
  const auto add = [&](std::string_view name, auto& values, bool decays) {
    list.push_back({name, layer, values.data(), values.rows(), values.cols(), decays});
  };
  add("embedding", params.embedding, true);
  for (auto& of_layer : params.layers) {
    ++layer;
    add("norm_1_gain", of_layer.norm_1_gain, false);
    add("norm_1_bias", of_layer.norm_1_bias, false);
    add("w_q", of_layer.w_q, true);
    add("w_k", of_layer.w_k, true);
    add("w_v", of_layer.w_v, true);
    add("w_o", of_layer.w_o, true);
    add("b_q", of_layer.b_q, false);
    add("b_k", of_layer.b_k, false);
    add("b_v", of_layer.b_v, false);
    add("b_o", of_layer.b_o, false);
    add("position_bias", of_layer.position_bias, false);
    add("norm_2_gain", of_layer.norm_2_gain, false);
    add("norm_2_bias", of_layer.norm_2_bias, false);
    add("w_1", of_layer.w_1, true);
    add("b_1", of_layer.b_1, false);
    add("w_2", of_layer.w_2, true);
    add("b_2", of_layer.b_2, false);
  }
  layer = -1;
  add("norm_f_gain", params.norm_f_gain, false);
  add("norm_f_bias", params.norm_f_bias, false);
  add("output_bias", params.output_bias, false);
  return list;
}

template <typename Scalar>
Params<Scalar>::Params(const Config& of_config) : config(of_config) {
  const Index d = config.embed_dim;
  const Index inner = config.inner_dim();
  embedding.setZero(config.vocab_size, d);
  layers.resize(static_cast<std::size_t>(config.num_layers));
  for (LayerParams<Scalar>& layer : layers) {
    for (auto* matrix : {&layer.w_q, &layer.w_k, &layer.w_v}) matrix->setZero(d, inner);
    for (auto* row : {&layer.b_q, &layer.b_k, &layer.b_v}) row->setZero(inner);
    layer.w_o.setZero(inner, d);
    for (auto* row : {&layer.norm_1_gain, &layer.norm_1_bias, &layer.b_o, &layer.norm_2_gain,
                      &layer.norm_2_bias, &layer.b_2}) {
      row->setZero(d);
    }
    layer.position_bias.setZero(config.num_heads, 2 * config.max_offset + 1);
    layer.w_1.setZero(d, config.ff_dim);
    layer.b_1.setZero(config.ff_dim);
    layer.w_2.setZero(config.ff_dim, d);
  }
  norm_f_gain.setZero(d);
  norm_f_bias.setZero(d);
  output_bias.setZero(config.vocab_size);
}

}  // namespace spotlight::plain
