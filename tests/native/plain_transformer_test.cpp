// The plain transformer itself: what others are tested against has to be right first. Its gradients
// are held to central differences, its forward pass to what can be told without computing.
#include <gtest/gtest.h>

#include <random>

#include "plain_transformer_backward.hpp"

namespace spotlight::plain {
namespace {

constexpr Config kSmall = {.vocab_size = 11,
                           .embed_dim = 12,
                           .num_heads = 3,
                           .head_dim = 4,
                           .num_layers = 2,
                           .ff_dim = 10,
                           .max_offset = 3};

/// Uniform in [-0.5, 0.5), gains around 1.
Params<double> random_params() {
  Params<double> params(kSmall);
  std::mt19937 rng(5);
  for (const Parameter<double>& parameter : list_of(params)) {
    const bool is_gain = parameter.name.ends_with("gain");
    for (Index i = 0; i < parameter.rows * parameter.cols; ++i) {
      parameter.data[i] = rng() * 0x1p-32 - 0.5 + (is_gain ? 1 : 0);
    }
  }
  // Twenty times these are added to scores.
  for (LayerParams<double>& layer : params.layers) layer.position_bias /= 10;
  return params;
}

/// A sentence with keys further away than max_offset, one of a single word, and one with a word
/// that is there twice. Not every word has a target.
Batch small_batch(bool causal) {
  return {.sentences = {{0, 4, 7, 2, 9, 5, 3}, {8}, {0, 6, 6, 3}},
          .targets = {{4, -1, 2, 9, -1, 3, -1}, {1}, {6, -1, 3, 10}},
          .causal = causal,
          .entropy_cost = 0.3};
}

double loss_with(const Params<double>& params, const Batch& batch) {
  return loss_of(forward(params, batch), batch).total;
}

void expect_central_differences(const Batch& batch) {
  Params<double> params = random_params();
  const Activations<double> activations = forward(params, batch);
  Params<double> gradients = gradients_of(params, batch, activations, loss_of(activations, batch));
  const auto parameters = list_of(params);
  const auto grads = list_of(gradients);
  for (std::size_t n = 0; n < parameters.size(); ++n) {
    // What moves scores twenty times as far needs a step a twentieth as long.
    const double step = 1e-5 / (parameters[n].name == "position_bias" ? kPositionFactor : 1);
    double largest = 0;
    for (Index i = 0; i < parameters[n].rows * parameters[n].cols; ++i) {
      double& element = parameters[n].data[i];
      const double before = element;
      element = before + step;
      const double above = loss_with(params, batch);
      element = before - step;
      const double below = loss_with(params, batch);
      element = before;
      ASSERT_NEAR(grads[n].data[i], (above - below) / (2 * step), 2e-9)
          << parameters[n].name << " of layer " << parameters[n].layer << ", element " << i;
      largest = std::max(largest, std::abs(grads[n].data[i]));
    }
    // A bias of all keys moves all scores of a query alike, and softmax does not see that.
    if (parameters[n].name == "b_k") {
      EXPECT_LT(largest, 1e-15);
    } else {
      EXPECT_GT(largest, 1e-4) << parameters[n].name << " of layer " << parameters[n].layer;
    }
  }
}

TEST(PlainTransformer, CausalGradientsAreTheCentralDifferencesOfTheLoss) {
  expect_central_differences(small_batch(true));
}

TEST(PlainTransformer, BidirectionalGradientsAreTheCentralDifferencesOfTheLoss) {
  expect_central_differences(small_batch(false));
}

TEST(PlainTransformer, EveryRowOfWeightsSumsToOne) {
  for (const bool causal : {false, true}) {
    const Activations<double> activations = forward(random_params(), small_batch(causal));
    for (const LayerActivations<double>& layer : activations.layers) {
      ASSERT_EQ(layer.heads.size(), 9U);
      for (const HeadActivations<double>& head : layer.heads) {
        for (Index i = 0; i < head.weights.rows(); ++i) {
          EXPECT_NEAR(head.weights.row(i).sum(), 1, 1e-14);
          EXPECT_GE(head.weights.row(i).minCoeff(), 0);
        }
      }
    }
  }
}

/// The first sentence of the batch, read once as it is and once with another fifth word.
std::pair<Matrix<double>, Matrix<double>> with_another_fifth_word(bool causal) {
  const Params<double> params = random_params();
  Batch batch = small_batch(causal);
  const Matrix<double> before = forward(params, batch).logits;
  batch.sentences[0][4] = 1;
  return {before, forward(params, batch).logits};
}

TEST(PlainTransformer, ALaterWordChangesNothingUnderACausalMask) {
  const auto [before, after] = with_another_fifth_word(true);
  EXPECT_LT((before.topRows(4) - after.topRows(4)).cwiseAbs().maxCoeff(), 1e-13);
  EXPECT_GT((before.row(5) - after.row(5)).cwiseAbs().maxCoeff(), 1e-3);
}

TEST(PlainTransformer, ALaterWordCountsWithoutAMask) {
  const auto [before, after] = with_another_fifth_word(false);
  EXPECT_GT((before.row(0) - after.row(0)).cwiseAbs().maxCoeff(), 1e-3);
}

TEST(PlainTransformer, SentencesOfABatchDoNotSeeEachOther) {
  const Params<double> params = random_params();
  for (const bool causal : {false, true}) {
    const Batch batch = small_batch(causal);
    const Matrix<double> together = forward(params, batch).logits;
    for_each_sentence(batch, [&](Index start, std::size_t s, Index length) {
      const Batch alone{.sentences = {batch.sentences[s]}, .targets = {}, .causal = causal};
      const Matrix<double> logits = forward(params, alone).logits;
      EXPECT_LT((together.middleRows(start, length) - logits).cwiseAbs().maxCoeff(), 1e-13);
    });
  }
}

TEST(PlainTransformer, WithoutAnyParametersAllWordsAndAllKeysAreAlike) {
  Batch batch = small_batch(false);
  Loss<double> loss = loss_of(forward(Params<double>(kSmall), batch), batch);
  EXPECT_NEAR(loss.cross_entropy, std::log(11), 1e-14);
  // Seven rows of seven keys, one of one, four of four.
  EXPECT_NEAR(loss.entropy, (7 * std::log(7) + 4 * std::log(4)) / 12, 1e-14);
  batch.causal = true;
  loss = loss_of(forward(Params<double>(kSmall), batch), batch);
  EXPECT_NEAR(loss.entropy, (std::log(5040) + std::log(24)) / 12, 1e-14);
  EXPECT_NEAR(loss.total, loss.cross_entropy + 0.3 * loss.entropy, 1e-14);
}

TEST(PlainTransformer, ThePositionBiasOfAnOffsetActsOnTheKeysOfThatOffset) {
  Params<double> params(kSmall);
  // Head 0 the word before, head 1 the next word, head 2 all that are 3 or more back.
  params.layers[0].position_bias(0, 2) = 3;
  params.layers[0].position_bias(1, 4) = 3;
  params.layers[0].position_bias(2, 0) = 3;
  const Activations<double> activations = forward(params, small_batch(false));
  const auto& heads = activations.layers[0].heads;
  EXPECT_NEAR(heads[0].weights(5, 4), 1, 1e-12);
  EXPECT_NEAR(heads[1].weights(5, 6), 1, 1e-12);
  for (const Index key : {0, 1, 2}) EXPECT_NEAR(heads[2].weights(5, key), 1.0 / 3, 1e-12);
}

TEST(PlainTransformer, FloatAgreesWithDoubleToRounding) {
  Params<double> params = random_params();
  Params<float> rounded(kSmall);
  const auto from = list_of(params);
  const auto to = list_of(rounded);
  for (std::size_t n = 0; n < from.size(); ++n) {
    std::copy_n(from[n].data, from[n].rows * from[n].cols, to[n].data);
  }
  const Batch batch = small_batch(true);
  const Activations<double> exact = forward(params, batch);
  const Activations<float> got = forward(rounded, batch);
  Params<double> want_grad = gradients_of(params, batch, exact, loss_of(exact, batch));
  Params<float> got_grad = gradients_of(rounded, batch, got, loss_of(got, batch));
  const auto want = list_of(want_grad);
  const auto grads = list_of(got_grad);
  for (std::size_t n = 0; n < want.size(); ++n) {
    for (Index i = 0; i < want[n].rows * want[n].cols; ++i) {
      ASSERT_NEAR(grads[n].data[i], want[n].data[i], 1e-5) << want[n].name;
    }
  }
}

}  // namespace
}  // namespace spotlight::plain
