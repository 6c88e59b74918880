/// The loss of a prediction among many words, and its gradient.
#pragma once

#include <cstdint>

#include "kernels/matrix.hpp"

namespace spotlight::kernels {

/// logits: [rows, vocab_size], in: the scores of the words, out: the gradient of `factor` times the
/// sum of the losses; targets: [rows], the word that was to be predicted
///   loss_i = log(sum_j exp(logits_ij)) - logits_i[target_i]      (nats)
///   out = factor * (softmax_j(logits) - one_hot(target))
/// Gives the sum of the losses.
double cross_entropy(const std::int32_t* targets, float factor, MatrixView logits);

}  // namespace spotlight::kernels
