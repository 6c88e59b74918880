#include "plain_transformer.hpp"

#include <cmath>
#include <limits>
#include <utility>

namespace spotlight::plain {
namespace {

constexpr double kNormEpsilon = 1e-5;

/// (x - mean) / sqrt(variance + epsilon) * gain + bias, of each row
template <typename Scalar>
NormActivations<Scalar> layer_norm(const Matrix<Scalar>& x, const Row<Scalar>& gain,
                                   const Row<Scalar>& bias) {
  NormActivations<Scalar> norm;
  norm.normalized = x.colwise() - x.rowwise().mean();
  norm.inverse_std =
      (norm.normalized.rowwise().squaredNorm().array() / Scalar(x.cols()) + Scalar(kNormEpsilon))
          .rsqrt();
  norm.normalized.array().colwise() *= norm.inverse_std.array();
  norm.output = (norm.normalized.array().rowwise() * gain.array()).rowwise() + bias.array();
  return norm;
}

/// x w + b
template <typename Scalar>
Matrix<Scalar> linear(const Matrix<Scalar>& x, const Matrix<Scalar>& w, const Row<Scalar>& b) {
  Matrix<Scalar> y(x.rows(), w.cols());
  y.noalias() = x * w;
  y.rowwise() += b;
  return y;
}

/// Writes to the elements of a causal attention whose key comes after their query.
template <typename Scalar>
void fill_hidden(Matrix<Scalar>& stage, Scalar value) {
  for (Index i = 0; i < stage.rows(); ++i) {
    stage.row(i).tail(stage.cols() - i - 1).setConstant(value);
  }
}

/// scores: [seq_len, seq_len] -> their softmax, its logarithm and its entropy
template <typename Scalar>
HeadActivations<Scalar> attend(Matrix<Scalar> scores, bool causal) {
  HeadActivations<Scalar> head;
  if (causal) fill_hidden(scores, -std::numeric_limits<Scalar>::infinity());
  scores.colwise() -= scores.rowwise().maxCoeff().eval();
  head.weights = scores.array().exp();
  const Column<Scalar> sum = head.weights.rowwise().sum();
  head.weights.array().colwise() /= sum.array();
  head.log_weights = scores.colwise() - sum.array().log().matrix();
  if (causal) fill_hidden(head.log_weights, Scalar(0));  // 0 * -inf would be NaN
  head.entropy = -head.weights.cwiseProduct(head.log_weights).rowwise().sum();
  return head;
}

template <typename Scalar>
void attention(const LayerParams<Scalar>& params, const Config& config, const Batch& batch,
               LayerActivations<Scalar>& layer) {
  const Index head_dim = config.head_dim;
  const Scalar scale = config.scaled ? 1 / std::sqrt(Scalar(head_dim)) : 1;
  layer.attended.resizeLike(layer.query);
  for_each_sentence(batch, [&](Index start, std::size_t, Index length) {
    for (Index h = 0; h < config.num_heads; ++h) {
      const auto of_head = [&](auto& x) { return x.block(start, h * head_dim, length, head_dim); };
      Matrix<Scalar> scores(length, length);
      scores.noalias() = of_head(layer.query) * of_head(layer.key).transpose() * scale;
      for (Index offset = 1 - length; offset < length; ++offset) {
        scores.diagonal(offset).array() +=
            kPositionFactor * params.position_bias(h, bias_column(offset, config));
      }
      layer.heads.push_back(attend(std::move(scores), batch.causal));
      of_head(layer.attended).noalias() = layer.heads.back().weights * of_head(layer.value);
    }
  });
}

/// x: [tokens, embed_dim], the residual stream, to which the layer adds
template <typename Scalar>
LayerActivations<Scalar> run_layer(const LayerParams<Scalar>& params, const Config& config,
                                   const Batch& batch, Matrix<Scalar>& x) {
  LayerActivations<Scalar> layer;
  layer.norm_1 = layer_norm(x, params.norm_1_gain, params.norm_1_bias);
  layer.query = linear(layer.norm_1.output, params.w_q, params.b_q);
  layer.key = linear(layer.norm_1.output, params.w_k, params.b_k);
  layer.value = linear(layer.norm_1.output, params.w_v, params.b_v);
  attention(params, config, batch, layer);
  x += linear(layer.attended, params.w_o, params.b_o);
  layer.norm_2 = layer_norm(x, params.norm_2_gain, params.norm_2_bias);
  layer.hidden = linear(layer.norm_2.output, params.w_1, params.b_1).cwiseMax(Scalar(0));
  x += linear(layer.hidden, params.w_2, params.b_2);
  return layer;
}

}  // namespace

template <typename Scalar>
Activations<Scalar> forward(const Params<Scalar>& params, const Batch& batch) {
  const Ids ids = packed(batch.sentences);
  Matrix<Scalar> x(static_cast<Index>(ids.size()), params.config.embed_dim);
  for (Index i = 0; i < x.rows(); ++i) x.row(i) = params.embedding.row(ids[i]);
  Activations<Scalar> activations;
  for (const LayerParams<Scalar>& layer : params.layers) {
    activations.layers.push_back(run_layer(layer, params.config, batch, x));
  }
  activations.norm_f = layer_norm(x, params.norm_f_gain, params.norm_f_bias);
  activations.logits.resize(x.rows(), params.config.vocab_size);
  activations.logits.noalias() = activations.norm_f.output * params.embedding.transpose();
  activations.logits.rowwise() += params.output_bias;
  return activations;
}

template Activations<float> forward(const Params<float>& params, const Batch& batch);
template Activations<double> forward(const Params<double>& params, const Batch& batch);

}  // namespace spotlight::plain
