/// The optimiser of the plain transformer: Adam with decoupled weight decay and clipped gradients.
/// Sources: Kingma and Ba, "Adam" (2015); Loshchilov and Hutter, "Decoupled weight decay
/// regularization" (2019); Pascanu et al., "On the difficulty of training recurrent neural
/// networks" (2013), for clipping.
#pragma once

#include <algorithm>
#include <cmath>

#include "plain_transformer_params.hpp"

namespace spotlight::plain {

template <typename Scalar>
class Adam {
 public:
  explicit Adam(const Config& config) : mean_(config), square_(config) {}

  void step(Params<Scalar>& params, const Params<Scalar>& gradients, Scalar learning_rate) {
    ++steps_;
    const Scalar clip = std::min(Scalar(1), kLargestNorm / norm_of(gradients));
    const Scalar mean_correction = 1 / (1 - std::pow(kMeanDecay, Scalar(steps_)));
    const Scalar square_correction = 1 / (1 - std::pow(kSquareDecay, Scalar(steps_)));
    const auto parameters = list_of(params);
    const auto grads = list_of(gradients);
    const auto means = list_of(mean_);
    const auto squares = list_of(square_);
    for (std::size_t n = 0; n < parameters.size(); ++n) {
      auto parameter = elements_of(parameters[n]);
      const auto gradient = elements_of(grads[n]) * clip;
      auto mean = elements_of(means[n]);
      auto square = elements_of(squares[n]);
      mean = kMeanDecay * mean + (1 - kMeanDecay) * gradient;
      square = kSquareDecay * square + (1 - kSquareDecay) * gradient.square();
      if (parameters[n].decays) parameter *= 1 - learning_rate * kWeightDecay;
      parameter -=
          learning_rate * mean_correction * mean / ((square * square_correction).sqrt() + kEpsilon);
    }
  }

 private:
  static constexpr Scalar kMeanDecay{0.9};
  static constexpr Scalar kSquareDecay{0.98};
  static constexpr Scalar kEpsilon{1e-8};
  static constexpr Scalar kLargestNorm{1};
  static constexpr Scalar kWeightDecay{0.1};

  template <typename Element>
  static auto elements_of(const Parameter<Element>& parameter) {
    using Plain = Eigen::Array<Scalar, Eigen::Dynamic, 1>;
    using Elements = std::conditional_t<std::is_const_v<Element>, const Plain, Plain>;
    return Eigen::Map<Elements>(parameter.data, parameter.rows * parameter.cols);
  }

  /// Of all gradients together.
  static Scalar norm_of(const Params<Scalar>& gradients) {
    Scalar sum = 0;
    for (const auto& gradient : list_of(gradients)) sum += elements_of(gradient).square().sum();
    return std::sqrt(sum);
  }

  Params<Scalar> mean_;
  Params<Scalar> square_;
  int steps_ = 0;
};

}  // namespace spotlight::plain
