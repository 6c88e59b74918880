// SimpleAttention from any arguments, every method on any inputs: refused or as promised.
#include "model/simple_attention.hpp"

#include "../native/reference.hpp"
#include "bytes.hpp"
#include "check.hpp"

namespace spotlight::fuzz {
namespace {

using reference::DoubleTensor;

constexpr std::array kParamNames = {"w_q", "w_k", "w_v", "w_o", "b_q", "b_k", "b_v", "b_o"};

bool same_params(const Params& a, const Params& b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](auto& x, auto& y) {
           return x.first == y.first && same_bits(x.second, y.second);
         });
}

bool is_finite(const Tensor& tensor) {
  return std::all_of(tensor.data.begin(), tensor.data.end(),
                     [](float element) { return std::isfinite(element); });
}

/// Mostly a fitting number; small more often than not, as embed_dim times itself is drawn.
double dimension(Bytes& bytes, Size highest) {
  if (bytes.one_in(24)) return bytes.odd_number();
  return static_cast<double>(bytes.one_in(24) ? bytes.size(highest) : bytes.whole(1, 12));
}

/// Tensors for one call, of fitting shapes unless chance wills otherwise.
struct Inputs {
  Inputs(Bytes& bytes, const SimpleAttention& attention)
      : values(bytes.one_in(4) ? Values::kHuge : Values::kModerate) {
    // A wide embedding has few rows, as an input must not cost too many multiplications.
    const Size most_rows = std::max<Size>(2, 600 / (attention.embed_dim() * 4));
    const Size kv_len = bytes.size(most_rows);
    const Size seq_len = bytes.coin() ? kv_len : bytes.size(most_rows);
    const auto matrix = [&](Size rows) {
      Shape shape = {rows, attention.embed_dim()};
      if (bytes.one_in(40)) shape = {bytes.whole(1, 3), rows, 1};
      if (bytes.one_in(40)) shape = {1};
      return bytes.tensor(shape, values);
    };
    query = matrix(seq_len);
    key = matrix(kv_len);
    value = matrix(kv_len);
    grad_output = matrix(seq_len);
    const auto mask_shape = [&]() -> Shape {
      if (bytes.one_in(16)) return {bytes.whole(1, 4), bytes.whole(1, 4)};
      if (bytes.coin()) return {attention.num_heads(), seq_len, kv_len};
      return {seq_len, kv_len};
    };
    masks.causal = bytes.coin();
    if (bytes.one_in(3)) {
      mask = bytes.mask(mask_shape(), values);
      masks.mask = &mask;
    }
    if (bytes.one_in(3)) {
      allowed = bytes.allowed(mask_shape());
      masks.allowed = &allowed;
    }
  }
  Inputs(const Inputs&) = delete;  // the masks point into it
  Inputs& operator=(const Inputs&) = delete;

  Values values;
  Tensor query;
  Tensor key;
  Tensor value;
  Tensor grad_output;
  Tensor mask;
  AllowedTensor allowed;
  Masks masks;
};

/// Sets some parameters, which changes those and no others, or is refused and changes nothing.
void set_some_params(Bytes& bytes, SimpleAttention& attention) {
  const Params before = attention.params();
  const Size embed_dim = attention.embed_dim();
  Params given;
  for (Size n = bytes.whole(0, 4); n > 0; --n) {
    const char* name = bytes.one_in(16) ? "w_x" : bytes.pick(kParamNames);
    Shape shape = name[0] == 'w' ? Shape{embed_dim, embed_dim} : Shape{embed_dim};
    if (bytes.one_in(16)) shape = {bytes.whole(1, 3), bytes.whole(1, 3)};
    Tensor tensor = bytes.tensor(shape, bytes.one_in(8) ? Values::kNonFinite : Values::kModerate);
    // Small enough that what is computed stays moderate.
    for (float& element : tensor.data) element /= std::sqrt(static_cast<float>(embed_dim));
    given.insert_or_assign(name, std::move(tensor));
  }
  if (!accepts([&] { attention.set_params(given); })) {
    return require(same_params(attention.params(), before), "refused parameters changed something");
  }
  Params want = before;
  for (const auto& [name, tensor] : given) want.at(name) = tensor;
  require(same_params(attention.params(), want), "set_params set something else");
}

const Tensor* bias_of(const Params& params, const char* name) {
  const auto found = params.find(name);
  return found == params.end() ? nullptr : &found->second;
}

void require_agrees_with_reference(const SimpleAttention& attention, const Inputs& inputs,
                                   const AttentionResult& got) {
  const Params& params = attention.params();
  const auto projected = [&](const Tensor& x, const char* weight, const char* bias) {
    return reference::split_heads(
        reference::project(reference::widened(x), params.at(weight), bias_of(params, bias)),
        attention.num_heads());
  };
  const auto heads = reference::attention(
      projected(inputs.query, "w_q", "b_q"), projected(inputs.key, "w_k", "b_k"),
      projected(inputs.value, "w_v", "b_v"),
      {.causal = inputs.masks.causal, .mask = inputs.masks.mask, .allowed = inputs.masks.allowed});
  DoubleTensor joined({inputs.query.size(0), attention.embed_dim()}, "fuzz: joined");
  for (Size i = 0; i < joined.size(0); ++i) {
    for (Size d = 0; d < joined.size(1); ++d) {
      const Size head_dim = attention.head_dim();
      reference::at(joined, 0, 0, i, d) =
          reference::at(heads.output, 0, d / head_dim, i, d % head_dim);
    }
  }
  const DoubleTensor output = reference::project(joined, params.at("w_o"), bias_of(params, "b_o"));
  // Four products in a row, of numbers up to some tens.
  require_close(got.weights->data, heads.weights.data, 1e-3, 1e-4, "multi-head weights");
  require_close(got.output.data, output.data, 1e-3, 1e-3, "multi-head output");
}

void attend_with_heads(const SimpleAttention& attention, const Inputs& inputs) {
  const Masks& masks = inputs.masks;
  const AttentionOptions options = {
      .causal = masks.causal, .mask = masks.mask, .allowed = masks.allowed, .wants_weights = true};
  const auto run = [&] {
    return attention.multi_head_attention(inputs.query, inputs.key, inputs.value, options);
  };
  std::optional<AttentionResult> got;
  if (!accepts([&] { got = run(); })) return;
  require(same_bits(got->output, run().output), "multi-head output: other bits the second time");
  if (inputs.values == Values::kModerate) {
    require_weights(*got->weights, "multi-head weights");
    require_agrees_with_reference(attention, inputs, *got);
  }
  const auto back = [&](const Tensor& grad_output) {
    return attention.multi_head_attention_backward(inputs.query, inputs.key, inputs.value,
                                                   grad_output, masks);
  };
  std::optional<MultiHeadGradients> gradients;
  if (!accepts([&] { gradients = back(inputs.grad_output); })) return;
  require(gradients->grad_params.size() == attention.params().size(), "gradients of all params");
  // Twice the gradient of the output gives twice the others: a factor of 2 changes no rounding.
  if (inputs.values != Values::kModerate) return;
  Tensor twice = inputs.grad_output;
  for (float& element : twice.data) element *= 2;
  const MultiHeadGradients doubled = back(twice);
  const auto require_double = [](Tensor once, const Tensor& want, const std::string& name) {
    for (float& element : once.data) element *= 2;
    require_close(once.data, want.data, 0, 1e-30, name + ": not linear");
  };
  require_double(gradients->grad_query, doubled.grad_query, "grad query");
  require_double(gradients->grad_key, doubled.grad_key, "grad key");
  require_double(gradients->grad_value, doubled.grad_value, "grad value");
  for (const auto& [name, tensor] : gradients->grad_params) {
    require_double(tensor, doubled.grad_params.at(name), name);
  }
}

void attend_without_heads(const SimpleAttention& attention, const Inputs& inputs) {
  const auto check = [&](auto method) {
    std::optional<AttentionResult> got;
    const auto run = [&] {
      return (attention.*method)(inputs.query, inputs.key, inputs.value, inputs.masks);
    };
    if (!accepts([&] { got = run(); })) return;
    require(got->weights.has_value(), "weights are always given");
    require(same_bits(got->output, run().output), "output: other bits the second time");
    if (inputs.values == Values::kModerate) require_weights(*got->weights, "weights");
  };
  check(&SimpleAttention::dot_product_attention);
  check(&SimpleAttention::scaled_dot_product_attention);
}

void attend_to_itself(const SimpleAttention& attention, const Inputs& inputs) {
  std::optional<Tensor> output;
  const bool taken =
      accepts([&] { output = attention.self_attention(inputs.query, inputs.masks); });
  std::optional<AttentionResult> result;
  require(accepts([&] { result = attention.forward(inputs.query, inputs.masks, true); }) == taken,
          "forward takes what self_attention refuses, or refuses what it takes");
  if (!taken) return;
  require(is_finite(inputs.query), "self_attention took what is not finite");
  require(output->shape == result->output.shape, "forward and self_attention: other shapes");
  if (inputs.values != Values::kModerate) return;
  require_close(output->data, result->output.data, 1e-4, 1e-4, "forward, against self_attention");
}

void run(Bytes& bytes) {
  const double embed_dim = dimension(bytes, 72);
  const double num_heads = bytes.coin() ? 1 : dimension(bytes, 8);
  const double seed = bytes.one_in(8) ? bytes.odd_number() : 42;
  std::optional<SimpleAttention> attention;
  if (!accepts([&] { attention.emplace(embed_dim, num_heads, seed, bytes.coin()); })) return;
  require(attention->head_dim() * attention->num_heads() == attention->embed_dim(), "heads");
  if (bytes.coin()) set_some_params(bytes, *attention);
  const Inputs inputs(bytes, *attention);
  attend_with_heads(*attention, inputs);
  attend_without_heads(*attention, inputs);
  attend_to_itself(*attention, inputs);
}

}  // namespace
}  // namespace spotlight::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  spotlight::fuzz::Bytes bytes(data, size);
  spotlight::fuzz::run(bytes);
  return 0;
}
