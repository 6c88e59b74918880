/// The loss of the plain transformer and its gradients, derived by hand.
///
/// loss = mean over targets of -ln softmax(logits)[target] + entropy_cost * mean over all rows of
/// attention of -sum_j weight_j ln weight_j
#pragma once

#include "plain_transformer.hpp"

namespace spotlight::plain {

template <typename Scalar>
struct Loss {
  Scalar cross_entropy = 0;    ///< mean over targets, in nats
  Scalar entropy = 0;          ///< mean over the rows of all layers, heads and sentences, in nats
  Scalar total = 0;            ///< what is made small
  Matrix<Scalar> grad_logits;  // [tokens, vocab_size]
};

/// The gradient comes along: both are made of the same exponentials. Without any target the cross
/// entropy is 0.
template <typename Scalar>
Loss<Scalar> loss_of(const Activations<Scalar>& activations, const Batch& batch);

/// The gradient of loss.total with respect to every parameter.
template <typename Scalar>
Params<Scalar> gradients_of(const Params<Scalar>& params, const Batch& batch,
                            const Activations<Scalar>& activations, const Loss<Scalar>& loss);

}  // namespace spotlight::plain
