#include "transformer/network.hpp"

#include <algorithm>

#include "kernels/cross_entropy.hpp"
#include "kernels/layer_norm.hpp"
#include "kernels/multiply.hpp"
#include "kernels/pointwise.hpp"
#include "transformer/linear.hpp"

namespace spotlight {

using kernels::const_view;
using kernels::ConstMatrixView;
using kernels::MatrixView;

namespace {

/// So many columns are multiplied as fast as fewer that are no multiple of a tile's.
Size padded(Size columns) {
  constexpr Size kTile = 16;
  return (columns + kTile - 1) / kTile * kTile;
}

}  // namespace

LayerActivations::LayerActivations(const TransformerConfig& config)
    : normalised_1(config.embed_dim),
      input(config.embed_dim),
      query(config.inner_dim()),
      key(config.inner_dim()),
      value(config.inner_dim()),
      heads(config.inner_dim()),
      output(config.embed_dim),
      normalised_2(config.embed_dim),
      ff_input(config.embed_dim),
      hidden(config.ff_dim),
      inverse_1(1),
      inverse_2(1) {}

Network::Network(const TransformerConfig& config)
    : config_(config),
      attention_(config),
      layers_(static_cast<std::size_t>(config.num_layers), LayerActivations(config)),
      x_(config.embed_dim),
      chosen_(config.embed_dim),
      normalised_f_(config.embed_dim),
      output_f_(config.embed_dim),
      inverse_f_(1),
      logits_(padded(config.vocab_size)),
      transposed_embedding_(padded(config.vocab_size)),
      grad_x_(config.embed_dim),
      grad_part_(config.embed_dim),
      grad_hidden_(config.ff_dim),
      grad_heads_(config.inner_dim()),
      grad_query_(config.inner_dim()),
      grad_key_(config.inner_dim()),
      grad_value_(config.inner_dim()) {
  transposed_embedding_.resize_to_zeros(config.embed_dim);
}

void Network::forward(const ParameterPointers<const float>& params, const Batch& batch,
                      const HeadSwitches& heads_off, StageSink* sink) {
  MatrixView x = x_.resize(batch.row_count());
  for (Size row = 0; row < x.rows(); ++row) {
    std::copy_n(params.embedding + batch.ids[row] * config_.embed_dim, config_.embed_dim,
                &x(row, 0));
  }
  for (Size layer = 0; layer < config_.num_layers; ++layer) {
    attend(params, batch, layer, heads_off, sink);
    feed_forward(params.layers[layer], layers_[layer]);
  }
}

void Network::attend(const ParameterPointers<const float>& all, const Batch& batch, Size n,
                     const HeadSwitches& heads_off, StageSink* sink) {
  const LayerPointers<const float>& params = all.layers[n];
  LayerActivations& layer = layers_[n];
  const Size rows = batch.row_count();
  kernels::layer_norm(x_.all(), params.norm_1_gain, params.norm_1_bias,
                      layer.normalised_1.resize(rows), layer.inverse_1.resize(rows).data(),
                      layer.input.resize(rows));
  const ConstMatrixView input = layer.input.all();
  linear(input, params.w_q, params.b_q, layer.query.resize(rows));
  linear(input, params.w_k, params.b_k, layer.key.resize(rows));
  linear(input, params.w_v, params.b_v, layer.value.resize(rows));
  MatrixView heads = layer.heads.resize(rows);
  attention_.forward(batch, {layer.query.all(), layer.key.all(), layer.value.all()},
                     params.position_bias, n, sink, heads);
  for (Size head = 0; head < config_.num_heads && !heads_off.empty(); ++head) {
    if (heads_off[n * config_.num_heads + head] == 0) continue;
    heads.middleCols(head * config_.head_dim, config_.head_dim).setZero();
  }
  const MatrixView output = layer.output.resize(rows);
  linear(layer.heads.all(), params.w_o, params.b_o, output);
  kernels::add(output.data(), x_.edit().data(), output.size());
}

void Network::feed_forward(const LayerPointers<const float>& params, LayerActivations& layer) {
  const Size rows = x_.all().rows();
  kernels::layer_norm(x_.all(), params.norm_2_gain, params.norm_2_bias,
                      layer.normalised_2.resize(rows), layer.inverse_2.resize(rows).data(),
                      layer.ff_input.resize(rows));
  MatrixView hidden = layer.hidden.resize(rows);
  linear(layer.ff_input.all(), params.w_1, params.b_1, hidden);
  kernels::relu(hidden.data(), hidden.size());
  add_linear(layer.hidden.all(), params.w_2, params.b_2, x_.edit());
}

MatrixView Network::words_of(MatrixView padded_words) const {
  return {padded_words.data(), padded_words.rows(), config_.vocab_size,
          kernels::RowStride(padded_words.outerStride())};
}

ConstMatrixView Network::words_of(const ConstMatrixView& padded_words) const {
  return {padded_words.data(), padded_words.rows(), config_.vocab_size,
          kernels::RowStride(padded_words.outerStride())};
}

ConstMatrixView Network::logits(const ParameterPointers<const float>& params,
                                std::span<const Size> rows) {
  const auto count = static_cast<Size>(rows.size());
  MatrixView chosen = chosen_.resize(count);
  for (Size i = 0; i < count; ++i) chosen.row(i) = x_.all().row(rows[i]);
  kernels::layer_norm(chosen_.all(), params.norm_f_gain, params.norm_f_bias,
                      normalised_f_.resize(count), inverse_f_.resize(count).data(),
                      output_f_.resize(count));
  const Size words = config_.vocab_size;
  kernels::transpose(const_view(params.embedding, words, config_.embed_dim),
                     words_of(transposed_embedding_.edit()));
  MatrixView logits = logits_.resize(count);
  kernels::multiply(kernels::strided(output_f_.all()), transposed_embedding_.all(), logits);
  for (Size i = 0; i < count; ++i) kernels::add(params.output_bias, &logits(i, 0), words);
  return words_of(logits_.all());
}

Network::Loss Network::gradients(const ParameterPointers<const float>& params, const Batch& batch,
                                 float entropy_cost, const ParameterPointers<float>& grads,
                                 kernels::AttentionStatistics* statistics) {
  forward(params, batch);
  target_rows_.clear();
  targets_.clear();
  for (Size row = 0; row < batch.row_count(); ++row) {
    if (batch.targets[row] == kNoTarget) continue;
    target_rows_.push_back(row);
    targets_.push_back(batch.targets[row]);
  }
  Loss loss{.sum = 0, .targets = static_cast<Size>(targets_.size())};
  grad_x_.resize_to_zeros(batch.row_count());
  if (loss.targets > 0) {
    logits(params, target_rows_);
    loss.sum = kernels::cross_entropy(targets_.data(), 1.0F / static_cast<float>(loss.targets),
                                      words_of(logits_.edit()));
    logits_backward(params, grads);
  }
  const Size weight_rows = batch.row_count() * config_.num_heads * config_.num_layers;
  const float by_entropy = entropy_cost / static_cast<float>(weight_rows);
  for (Size layer = config_.num_layers - 1; layer >= 0; --layer) {
    feed_forward_backward(params.layers[layer], layers_[layer], grads.layers[layer]);
    attend_backward(params, batch, layer, by_entropy, grads.layers[layer], statistics);
  }
  const ConstMatrixView grad_x = grad_x_.all();
  for (Size row = 0; row < grad_x.rows(); ++row) {
    kernels::add(grad_x.data() + row * grad_x.outerStride(),
                 grads.embedding + batch.ids[row] * config_.embed_dim, config_.embed_dim);
  }
  return loss;
}

void Network::logits_backward(const ParameterPointers<const float>& params,
                              const ParameterPointers<float>& grads) {
  const ConstMatrixView grad_logits = words_of(logits_.all());
  const Size d = config_.embed_dim;
  kernels::multiply_add(kernels::transposed(grad_logits), output_f_.all(),
                        kernels::view(grads.embedding, config_.vocab_size, d));
  kernels::sum_rows(grad_logits, grads.output_bias);
  kernels::multiply(kernels::strided(grad_logits),
                    const_view(params.embedding, config_.vocab_size, d),
                    grad_part_.resize(grad_logits.rows()));
  const MatrixView grad_chosen = chosen_.resize_to_zeros(grad_logits.rows());
  kernels::layer_norm_backward(normalised_f_.all(), inverse_f_.all().data(), params.norm_f_gain,
                               grad_part_.all(), grads.norm_f_gain, grads.norm_f_bias, grad_chosen);
  MatrixView grad_x = grad_x_.edit();
  for (Size i = 0; i < grad_chosen.rows(); ++i) grad_x.row(target_rows_[i]) = grad_chosen.row(i);
}

void Network::feed_forward_backward(const LayerPointers<const float>& params,
                                    const LayerActivations& layer,
                                    const LayerPointers<float>& grads) {
  const ConstMatrixView grad_x = grad_x_.all();
  const ConstMatrixView hidden = layer.hidden.all();
  MatrixView grad_hidden = grad_hidden_.resize(grad_x.rows());
  linear_backward(hidden, params.w_2, grad_x, scratch_, grads.w_2, grads.b_2, grad_hidden);
  kernels::relu_backward(hidden.data(), grad_hidden.data(), hidden.size());
  linear_backward(layer.ff_input.all(), params.w_1, grad_hidden_.all(), scratch_, grads.w_1,
                  grads.b_1, grad_part_.resize(grad_x.rows()));
  kernels::layer_norm_backward(layer.normalised_2.all(), layer.inverse_2.all().data(),
                               params.norm_2_gain, grad_part_.all(), grads.norm_2_gain,
                               grads.norm_2_bias, grad_x_.edit());
}

void Network::attend_backward(const ParameterPointers<const float>& all, const Batch& batch, Size n,
                              float by_entropy, const LayerPointers<float>& grads,
                              kernels::AttentionStatistics* statistics) {
  const LayerPointers<const float>& params = all.layers[n];
  const LayerActivations& layer = layers_[n];
  const Size rows = batch.row_count();
  linear_backward(layer.heads.all(), params.w_o, grad_x_.all(), scratch_, grads.w_o, grads.b_o,
                  grad_heads_.resize(rows));
  const HeadsGradients of_heads{.query = grad_query_.resize(rows),
                                .key = grad_key_.resize_to_zeros(rows),
                                .value = grad_value_.resize_to_zeros(rows)};
  attention_.backward(batch, {layer.query.all(), layer.key.all(), layer.value.all()},
                      params.position_bias, grad_heads_.all(), by_entropy, of_heads,
                      grads.position_bias, statistics);
  // Through weights that are all but 0 or 1 hardly any gradient passes: what is left of it moves no
  // parameter, and would double the time of a step.
  for (Rows* grad : {&grad_query_, &grad_key_, &grad_value_}) {
    kernels::drop_tiny(grad->edit().data(), grad->edit().size());
  }
  const ConstMatrixView input = layer.input.all();
  const MatrixView grad_input = grad_part_.resize(rows);
  linear_backward(input, params.w_q, grad_query_.all(), scratch_, grads.w_q, grads.b_q, grad_input);
  linear_backward_add(input, params.w_k, grad_key_.all(), scratch_, grads.w_k, grads.b_k,
                      grad_input);
  linear_backward_add(input, params.w_v, grad_value_.all(), scratch_, grads.w_v, grads.b_v,
                      grad_input);
  kernels::layer_norm_backward(layer.normalised_1.all(), layer.inverse_1.all().data(),
                               params.norm_1_gain, grad_part_.all(), grads.norm_1_gain,
                               grads.norm_1_bias, grad_x_.edit());
}

}  // namespace spotlight
