/// One step of the optimiser.
/// Source: Kingma and Ba, "Adam" (2015), with the decay of Loshchilov and Hutter, "Decoupled Weight
/// Decay Regularization" (2019).
#pragma once

#include <cstddef>

namespace spotlight::kernels {

struct AdamStep {
  float learning_rate;
  float beta_1;
  float beta_2;
  float epsilon;
  float correction_1;    ///< 1 - beta_1^step: the averages start from 0
  float correction_2;    ///< 1 - beta_2^step
  float gradient_factor;  ///< brings the gradients to the length they may have
  float decay;            ///< the part by which parameters shrink, before the learning rate
};

/// grads: [count]; first, second (running averages of gradients and of their squares) and params:
/// [count], in and out
///   g = gradient_factor * grads
///   first = beta_1 first + (1 - beta_1) g, second = beta_2 second + (1 - beta_2) g^2
///   params -= learning_rate * (first / correction_1 / (sqrt(second / correction_2) + epsilon)
///                              + decay * params)
void adam(const AdamStep& step, std::size_t count, const float* grads, float* first, float* second,
          float* params);

}  // namespace spotlight::kernels
