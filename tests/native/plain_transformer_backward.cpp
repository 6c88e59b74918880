#include "plain_transformer_backward.hpp"

#include <algorithm>
#include <cmath>

namespace spotlight::plain {
namespace {

/// Adds to the gradients of gain and bias. Returns that of x.
template <typename Scalar>
Matrix<Scalar> layer_norm_backward(const NormActivations<Scalar>& norm, const Row<Scalar>& gain,
                                   const Matrix<Scalar>& grad_output, Row<Scalar>& grad_gain,
                                   Row<Scalar>& grad_bias) {
  grad_gain += grad_output.cwiseProduct(norm.normalized).colwise().sum();
  grad_bias += grad_output.colwise().sum();
  Matrix<Scalar> grad = grad_output.array().rowwise() * gain.array();
  // The mean and the deviation depend on x too: what would change them only is taken away.
  const Column<Scalar> along = grad.cwiseProduct(norm.normalized).rowwise().mean();
  grad.colwise() -= grad.rowwise().mean().eval();
  grad.array() -= norm.normalized.array().colwise() * along.array();
  grad.array().colwise() *= norm.inverse_std.array();
  return grad;
}

/// Adds to the gradients of w and b, and to that of x.
template <typename Scalar>
void linear_backward(const Matrix<Scalar>& x, const Matrix<Scalar>& w, const Matrix<Scalar>& grad_y,
                     Matrix<Scalar>& grad_w, Row<Scalar>& grad_b, Matrix<Scalar>& grad_x) {
  grad_w.noalias() += x.transpose() * grad_y;
  grad_b += grad_y.colwise().sum();
  grad_x.noalias() += grad_y * w.transpose();
}

/// grad_attended: [tokens, inner_dim], cost: what each row's entropy adds to the loss. Returns the
/// gradient of what query, key and value were made of.
template <typename Scalar>
Matrix<Scalar> attention_backward(const LayerParams<Scalar>& params, const Config& config,
                                  const Batch& batch, const LayerActivations<Scalar>& layer,
                                  const Matrix<Scalar>& grad_attended, Scalar cost,
                                  LayerParams<Scalar>& grad) {
  const Index head_dim = config.head_dim;
  const Scalar scale = config.scaled ? 1 / std::sqrt(Scalar(head_dim)) : 1;
  Matrix<Scalar> grad_query(layer.query.rows(), layer.query.cols());
  Matrix<Scalar> grad_key(grad_query.rows(), grad_query.cols());
  Matrix<Scalar> grad_value(grad_query.rows(), grad_query.cols());
  for_each_sentence(batch, [&](Index start, std::size_t s, Index length) {
    for (Index h = 0; h < config.num_heads; ++h) {
      const auto of_head = [&](auto& x) { return x.block(start, h * head_dim, length, head_dim); };
      const HeadActivations<Scalar>& head =
          layer.heads[s * static_cast<std::size_t>(config.num_heads) + static_cast<std::size_t>(h)];
      of_head(grad_value).noalias() = head.weights.transpose() * of_head(grad_attended);

      Matrix<Scalar> grad_scores(length, length);
      grad_scores.noalias() = of_head(grad_attended) * of_head(layer.value).transpose();
      const Column<Scalar> mean = grad_scores.cwiseProduct(head.weights).rowwise().sum();
      grad_scores.colwise() -= mean;
      // d entropy / d score = -weight (ln weight + entropy)
      grad_scores.array() -= cost * (head.log_weights.colwise() + head.entropy).array();
      grad_scores.array() *= head.weights.array();

      for (Index offset = 1 - length; offset < length; ++offset) {
        grad.position_bias(h, bias_column(offset, config)) +=
            kPositionFactor * grad_scores.diagonal(offset).sum();
      }
      of_head(grad_query).noalias() = grad_scores * of_head(layer.key) * scale;
      of_head(grad_key).noalias() = grad_scores.transpose() * of_head(layer.query) * scale;
    }
  });
  const Matrix<Scalar>& input = layer.norm_1.output;
  Matrix<Scalar> grad_input = Matrix<Scalar>::Zero(input.rows(), input.cols());
  linear_backward(input, params.w_q, grad_query, grad.w_q, grad.b_q, grad_input);
  linear_backward(input, params.w_k, grad_key, grad.w_k, grad.b_k, grad_input);
  linear_backward(input, params.w_v, grad_value, grad.w_v, grad.b_v, grad_input);
  return grad_input;
}

/// grad_x: [tokens, embed_dim], in: of the layer's result; out: of its input
template <typename Scalar>
void layer_backward(const LayerParams<Scalar>& params, const Config& config, const Batch& batch,
                    const LayerActivations<Scalar>& layer, Scalar cost, LayerParams<Scalar>& grad,
                    Matrix<Scalar>& grad_x) {
  Matrix<Scalar> grad_hidden = Matrix<Scalar>::Zero(layer.hidden.rows(), layer.hidden.cols());
  linear_backward(layer.hidden, params.w_2, grad_x, grad.w_2, grad.b_2, grad_hidden);
  grad_hidden.array() *= (layer.hidden.array() > 0).template cast<Scalar>();
  Matrix<Scalar> grad_norm = Matrix<Scalar>::Zero(grad_x.rows(), grad_x.cols());
  linear_backward(layer.norm_2.output, params.w_1, grad_hidden, grad.w_1, grad.b_1, grad_norm);
  grad_x += layer_norm_backward(layer.norm_2, params.norm_2_gain, grad_norm, grad.norm_2_gain,
                                grad.norm_2_bias);

  Matrix<Scalar> grad_attended = Matrix<Scalar>::Zero(layer.attended.rows(), layer.attended.cols());
  linear_backward(layer.attended, params.w_o, grad_x, grad.w_o, grad.b_o, grad_attended);
  grad_norm = attention_backward(params, config, batch, layer, grad_attended, cost, grad);
  grad_x += layer_norm_backward(layer.norm_1, params.norm_1_gain, grad_norm, grad.norm_1_gain,
                                grad.norm_1_bias);
}

}  // namespace

template <typename Scalar>
Loss<Scalar> loss_of(const Activations<Scalar>& activations, const Batch& batch) {
  const Ids targets = packed(batch.targets);
  const auto count = Scalar(targets.size() - std::count(targets.begin(), targets.end(), -1));
  const Matrix<Scalar>& logits = activations.logits;
  Loss<Scalar> loss;
  loss.grad_logits.setZero(logits.rows(), logits.cols());
  for (Index i = 0; i < logits.rows(); ++i) {
    const Index target = targets[static_cast<std::size_t>(i)];
    if (target < 0) continue;
    const Scalar largest = logits.row(i).maxCoeff();
    auto grad = loss.grad_logits.row(i);
    grad = (logits.row(i).array() - largest).exp();
    const Scalar sum = grad.sum();
    loss.cross_entropy += (std::log(sum) + largest - logits(i, target)) / count;
    grad /= sum * count;
    grad(target) -= 1 / count;
  }
  Index rows = 0;
  for (const LayerActivations<Scalar>& layer : activations.layers) {
    for (const HeadActivations<Scalar>& head : layer.heads) {
      loss.entropy += head.entropy.sum();
      rows += head.entropy.size();
    }
  }
  loss.entropy /= Scalar(rows);
  loss.total = loss.cross_entropy + Scalar(batch.entropy_cost) * loss.entropy;
  return loss;
}

template <typename Scalar>
Params<Scalar> gradients_of(const Params<Scalar>& params, const Batch& batch,
                            const Activations<Scalar>& activations, const Loss<Scalar>& loss) {
  const Ids ids = packed(batch.sentences);
  const Config& config = params.config;
  Params<Scalar> grad(config);
  grad.output_bias = loss.grad_logits.colwise().sum();
  grad.embedding.noalias() = loss.grad_logits.transpose() * activations.norm_f.output;
  Matrix<Scalar> grad_norm(activations.norm_f.output.rows(), config.embed_dim);
  grad_norm.noalias() = loss.grad_logits * params.embedding;
  Matrix<Scalar> grad_x = layer_norm_backward(activations.norm_f, params.norm_f_gain, grad_norm,
                                              grad.norm_f_gain, grad.norm_f_bias);
  const auto rows = config.num_layers * config.num_heads * static_cast<Index>(ids.size());
  const Scalar cost = Scalar(batch.entropy_cost) / Scalar(rows);
  for (std::size_t l = params.layers.size(); l-- > 0;) {
    layer_backward(params.layers[l], config, batch, activations.layers[l], cost, grad.layers[l],
                   grad_x);
  }
  for (std::size_t i = 0; i < ids.size(); ++i) {
    grad.embedding.row(ids[i]) += grad_x.row(static_cast<Index>(i));
  }
  return grad;
}

template Loss<float> loss_of(const Activations<float>& activations, const Batch& batch);
template Loss<double> loss_of(const Activations<double>& activations, const Batch& batch);
template Params<float> gradients_of(const Params<float>& params, const Batch& batch,
                                    const Activations<float>& activations, const Loss<float>& loss);
template Params<double> gradients_of(const Params<double>& params, const Batch& batch,
                                     const Activations<double>& activations,
                                     const Loss<double>& loss);

}  // namespace spotlight::plain
