/// Between JavaScript values and the core's types. In JavaScript a tensor is a plain object
/// { data: Float32Array, shape: number[] }, a boolean mask the same with a Uint8Array.
#pragma once

#include <emscripten/val.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/attention.hpp"
#include "model/simple_attention.hpp"
#include "model/tensor.hpp"

namespace spotlight::bindings {

using emscripten::val;

/// Copies in. Throws invalid_argument if it is no tensor, shape_mismatch if data and shape differ.
Tensor tensor_from(const val& value, std::string_view name);
AllowedTensor allowed_from(const val& value, std::string_view name);

/// Copies out: a view of the module's memory would be detached when that memory grows.
val to_javascript(const Tensor& tensor);

/// object[name] = the tensor
void put(val& object, const char* name, const Tensor& tensor);

/// { output, scores?, capped_scores?, masked_scores?, weights?, present_key?, present_value? }:
/// only what there is.
val to_javascript(const AttentionResult& result);

/// { grad_query, grad_key, grad_value, grad_mask?, grad_past_key?, grad_past_value? }
val to_javascript(const AttentionGradients& gradients);
/// { grad_query, grad_key, grad_value, grad_params }
val to_javascript(const MultiHeadGradients& gradients);

std::vector<std::string> strings_from(const val& array, std::string_view name);
std::vector<double> numbers_from(const val& array, std::string_view name);

/// The options { scale, causal, mask, allowed, softcap, window, past_key, past_value, kv_lengths,
/// returns } of one call, with the tensors they hold. All may be left out. `true` alone stands for
/// { causal: true }, as the cheat sheet writes it.
class CallOptions {
 public:
  CallOptions(const val& options, std::string_view caller);

  [[nodiscard]] AttentionOptions attention() const;
  [[nodiscard]] Masks masks() const;

 private:
  void read(std::string_view option, const val& value, const std::string& name);

  /// Without its pointers, which are set to the tensors below when it is asked for.
  AttentionOptions options_;
  std::optional<Tensor> mask_;
  std::optional<AllowedTensor> allowed_;
  std::optional<Tensor> past_key_;
  std::optional<Tensor> past_value_;
};

/// By name, both ways: { w_q, w_k, ... }.
Params params_from(const val& object);
val to_javascript(const Params& params);

}  // namespace spotlight::bindings
