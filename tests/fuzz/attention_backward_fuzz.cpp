// Any call of attention_backward: it is refused or keeps its promises, and where the numbers are
// moderate it agrees with the gradients by definition, in double.
#include "../native/reference_gradients.hpp"
#include "check.hpp"
#include "fuzz_call.hpp"
#include "kinds_of_calls.hpp"

namespace spotlight::fuzz {
namespace {

/// Past and new together, as the reference has them.
std::vector<double> joined(const std::optional<Tensor>& past, const Tensor& next) {
  return reference::joined(past ? &*past : nullptr, reference::widened(next)).data;
}

std::vector<float> narrowed(const std::vector<double>& wide) {
  std::vector<float> narrow;
  for (const double element : wide) narrow.push_back(static_cast<float>(element));
  return narrow;
}

void require_agrees_with_definition(const FuzzCall& call, const Tensor& grad_output,
                                    const AttentionGradients& got) {
  const reference::Gradients want =
      reference::attention_backward(call.query, call.key, call.value, grad_output, call.options);
  // One term is below 8 value_dim * 2 * scale, as far off as its weight and as the slope of the
  // cap; every query may add one, or for the mask every query of every head.
  const auto value_dim = static_cast<double>(call.value.size(-1));
  const double scale = std::abs(call.options.scale.value_or(1));
  const double slope_error =
      call.options.softcap > 0 ? 4 * score_error(call) / call.options.softcap : 0;
  const double rows =
      static_cast<double>(call.query.data.size()) / static_cast<double>(call.query.size(-1));
  const double term = 16 * value_dim * std::max(1.0, scale) *
                      (weight_error(call) + slope_error + 0x1p-22 * (rows + value_dim + 8));
  require_close(got.grad_query.data, want.query.data, 1e-5, term, "grad query");
  require_close(narrowed(joined(got.grad_past_key, got.grad_key)), want.key.data, 1e-5, rows * term,
                "grad key");
  require_close(narrowed(joined(got.grad_past_value, got.grad_value)), want.value.data, 1e-5,
                rows * term, "grad value");
  if (want.mask)
    require_close(got.grad_mask->data, want.mask->data, 1e-5, rows * term, "grad mask");
}

void require_same_bits(const AttentionGradients& a, const AttentionGradients& b) {
  require(same_bits(a.grad_query, b.grad_query), "grad query: other bits the second time");
  require(same_bits(a.grad_key, b.grad_key), "grad key: other bits the second time");
  require(same_bits(a.grad_value, b.grad_value), "grad value: other bits the second time");
  if (a.grad_mask) require(same_bits(*a.grad_mask, *b.grad_mask), "grad mask: other bits");
}

void require_shapes(const FuzzCall& call, const AttentionGradients& got) {
  require(got.grad_query.shape == call.query.shape, "grad query: another shape");
  require(got.grad_key.shape == call.key.shape, "grad key: another shape");
  require(got.grad_value.shape == call.value.shape, "grad value: another shape");
  require(got.grad_mask.has_value() == (call.options.mask != nullptr), "grad mask: given");
  require(got.grad_past_key.has_value() == (call.options.past_key != nullptr), "grad past: given");
  if (got.grad_mask) require(got.grad_mask->shape == call.mask.shape, "grad mask: another shape");
}

void go_back(Bytes& bytes) {
  FuzzCall call(bytes);
  mark_kind(call);
  const bool fitting = !bytes.one_in(16);
  Shape shape = call.query.shape;
  if (fitting && call.valid) shape.back() = call.value.size(-1);
  const Tensor grad_output = bytes.tensor(shape, call.values);
  const auto run = [&] {
    return attention_backward(call.query, call.key, call.value, grad_output, call.options);
  };
  std::optional<AttentionGradients> got;
  if (!accepts([&] { got = run(); })) {
    return require(!call.valid || !fitting, "a valid call was refused");
  }
  require_same_bits(*got, run());
  if (!call.valid) return;
  require_shapes(call, *got);
  if (call.is_moderate()) require_agrees_with_definition(call, grad_output, *got);
}

}  // namespace
}  // namespace spotlight::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  spotlight::fuzz::Bytes bytes(data, size);
  spotlight::fuzz::go_back(bytes);
  return 0;
}
