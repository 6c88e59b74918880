#include "model/simple_attention.hpp"

#include <array>
#include <cmath>

#include "kernels/random.hpp"
#include "model/error.hpp"
#include "model/random_embeddings.hpp"

namespace spotlight {
namespace {

constexpr std::array kWeightNames = {"w_q", "w_k", "w_v", "w_o"};
constexpr std::array kBiasNames = {"b_q", "b_k", "b_v", "b_o"};

Size heads_from(double num_heads, Size embed_dim) {
  // More heads than dimensions are no question of memory: they cannot divide it.
  const bool too_many = std::isfinite(num_heads) && num_heads == std::floor(num_heads) &&
                        num_heads > static_cast<double>(embed_dim);
  const Size heads = too_many ? 0 : size_from(num_heads, "SimpleAttention: num_heads");
  if (too_many || embed_dim % heads != 0) {
    fail(ErrorCode::kInvalidArgument,
         {"SimpleAttention: expected embed_dim divisible by num_heads, got embed_dim ",
          std::to_string(embed_dim), " and num_heads ", number_text(num_heads)});
  }
  return heads;
}

/// These methods have no batch, the two un-projected ones no heads either, and their masks are
/// whole.
template <typename T>
void require_mask_shape(const BasicTensor<T>* mask, Size seq_len, Size kv_len, Size num_heads,
                        const std::string& name) {
  if (mask == nullptr) return;
  const Shape shared = {seq_len, kv_len};
  const Shape per_head = {num_heads, seq_len, kv_len};
  const bool has_heads = num_heads > 0;
  if (mask->shape == shared || (has_heads && mask->shape == per_head)) return;
  if (has_heads && mask->shape == Shape{1, seq_len, kv_len}) return;
  fail(ErrorCode::kShapeMismatch,
       {name, ": expected shape ", to_string(shared),
        (has_heads ? " or " + to_string(per_head) : ""), ", got ", to_string(mask->shape)});
}

void require_finite_mask(const Tensor* mask, std::string_view caller) {
  if (mask != nullptr) require_finite(*mask, argument(caller, "mask"), true);
}

AttentionOptions options_from(const Masks& masks, bool wants_weights) {
  return {.causal = masks.causal,
          .mask = masks.mask,
          .allowed = masks.allowed,
          .wants_weights = wants_weights};
}

/// The two un-projected methods: any two-dimensional query, key and value.
AttentionResult attend_unprojected(const Tensor& query, const Tensor& key, const Tensor& value,
                                   const Masks& masks, std::optional<float> scale,
                                   std::string_view caller) {
  const auto require_matrix = [&](const Tensor& tensor, const char* name, const char* expected) {
    if (tensor.rank() != 2) {
      fail(ErrorCode::kShapeMismatch, {argument(caller, name), ": expected shape ", expected,
                                       ", got ", to_string(tensor.shape)});
    }
    require_finite(tensor, argument(caller, name));
  };
  require_matrix(query, "query", "[seq_len, width]");
  require_matrix(key, "key", "[kv_len, width]");
  require_matrix(value, "value", "[kv_len, value_dim]");
  require_mask_shape(masks.mask, query.size(0), key.size(0), 0, argument(caller, "mask"));
  require_mask_shape(masks.allowed, query.size(0), key.size(0), 0, argument(caller, "allowed"));
  require_finite_mask(masks.mask, caller);
  AttentionOptions options = options_from(masks, true);
  options.scale = scale;
  return attention(query, key, value, options, caller);
}

template <typename Job>
auto finished(const std::unique_ptr<Job>& job) {
  while (!job->done()) job->step();
  return job->take_result();
}

}  // namespace

SimpleAttention::SimpleAttention(double embed_dim, double num_heads, double seed, bool bias)
    : embed_dim_(size_from(embed_dim, "SimpleAttention: embed_dim")),
      num_heads_(heads_from(num_heads, embed_dim_)) {
  const std::uint64_t whole_seed = seed_from(seed, "SimpleAttention: seed");
  // What does not fit fails at once, before anything is allocated or drawn.
  element_count({4, embed_dim_, embed_dim_}, sizeof(float), "SimpleAttention: w_q, w_k, w_v, w_o");
  const auto params = std::make_shared<Params>();
  for (const char* name : kWeightNames) {
    params->emplace(name, Tensor({embed_dim_, embed_dim_}, argument("SimpleAttention", name)));
  }
  // He et al. (2015): variance 2 / fan_in, as the cheat sheet's code has it.
  const float standard_deviation =
      static_cast<float>(std::sqrt(2.0 / static_cast<double>(embed_dim_)));
  for (std::size_t stream = 0; stream < kWeightNames.size(); ++stream) {
    Elements<float>& data = params->at(kWeightNames[stream]).data;
    kernels::fill_normal(whole_seed, stream, standard_deviation, data.data(), data.size());
  }
  if (bias) {
    for (const char* name : kBiasNames) params->emplace(name, Tensor({embed_dim_}, name));
  }
  params_ = params;
}

AttentionResult SimpleAttention::dot_product_attention(const Tensor& query, const Tensor& key,
                                                       const Tensor& value,
                                                       const Masks& masks) const {
  return attend_unprojected(query, key, value, masks, 1.0F, "dot_product_attention");
}

AttentionResult SimpleAttention::scaled_dot_product_attention(const Tensor& query,
                                                              const Tensor& key,
                                                              const Tensor& value,
                                                              const Masks& masks) const {
  return attend_unprojected(query, key, value, masks, std::nullopt, "scaled_dot_product_attention");
}

AttentionResult SimpleAttention::multi_head_attention(const Tensor& query, const Tensor& key,
                                                      const Tensor& value,
                                                      const AttentionOptions& options) const {
  return finished(multi_head_job(query, key, value, options));
}

MultiHeadGradients SimpleAttention::multi_head_attention_backward(const Tensor& query,
                                                                  const Tensor& key,
                                                                  const Tensor& value,
                                                                  const Tensor& grad_output,
                                                                  const Masks& masks) const {
  return finished(multi_head_backward_job(query, key, value, grad_output, masks));
}

Tensor SimpleAttention::self_attention(const Tensor& x, const Masks& masks) const {
  return finished(self_attention_job(x, masks, false, "self_attention")).output;
}

AttentionResult SimpleAttention::forward(const Tensor& x, const Masks& masks,
                                         bool return_weights) const {
  return finished(self_attention_job(x, masks, return_weights, "forward"));
}

std::unique_ptr<MultiHeadJob> SimpleAttention::multi_head_job(
    const Tensor& query, const Tensor& key, const Tensor& value,
    const AttentionOptions& options) const {
  constexpr std::string_view kCaller = "multi_head_attention";
  require_inputs(query, key, value, kCaller);
  return checked_job(query, key, value, options, kCaller);
}

std::unique_ptr<MultiHeadJob> SimpleAttention::self_attention_job(const Tensor& x,
                                                                  const Masks& masks,
                                                                  bool return_weights,
                                                                  std::string_view caller) const {
  require_embeddings(x, "seq_len", argument(caller, "x"));
  return checked_job(x, x, x, options_from(masks, return_weights), caller);
}

std::unique_ptr<MultiHeadBackwardJob> SimpleAttention::multi_head_backward_job(
    const Tensor& query, const Tensor& key, const Tensor& value, const Tensor& grad_output,
    const Masks& masks) const {
  constexpr std::string_view kCaller = "multi_head_attention_backward";
  require_inputs(query, key, value, kCaller);
  require_shape(grad_output.shape, query.shape, argument(kCaller, "grad output"));
  require_finite(grad_output, argument(kCaller, "grad output"));
  const AttentionOptions options = options_from(masks, false);
  require_masks(options, query.size(0), key.size(0), kCaller);
  return std::make_unique<MultiHeadBackwardJob>(params_, num_heads_, query, key, value, grad_output,
                                                options, kCaller);
}

void SimpleAttention::set_params(const Params& params) {
  for (const auto& [name, tensor] : params) {
    const auto known = params_->find(name);
    if (known == params_->end()) {
      fail(ErrorCode::kInvalidArgument,
           {"set_params: expected w_q, w_k, w_v, w_o",
            params_->count("b_q") > 0 ? ", b_q, b_k, b_v or b_o" : " (there is no bias)", ", got ",
            name});
    }
    require_shape(tensor.shape, known->second.shape, argument("set_params", name));
    require_finite(tensor, argument("set_params", name));
  }
  const auto replaced = std::make_shared<Params>(*params_);
  for (const auto& [name, tensor] : params) replaced->at(name) = tensor;
  params_ = replaced;
}

void SimpleAttention::require_inputs(const Tensor& query, const Tensor& key, const Tensor& value,
                                     std::string_view caller) const {
  require_embeddings(query, "seq_len", argument(caller, "query"));
  require_embeddings(key, "kv_len", argument(caller, "key"));
  require_embeddings(value, "kv_len", argument(caller, "value"));
  require_shape(value.shape, key.shape, argument(caller, "value"));
}

void SimpleAttention::require_masks(const AttentionOptions& options, Size seq_len, Size kv_len,
                                    std::string_view caller) const {
  require_mask_shape(options.mask, seq_len, kv_len, num_heads_, argument(caller, "mask"));
  require_mask_shape(options.allowed, seq_len, kv_len, num_heads_, argument(caller, "allowed"));
  require_finite_mask(options.mask, caller);
}

void SimpleAttention::require_embeddings(const Tensor& x, std::string_view length_name,
                                         std::string_view name) const {
  if (x.rank() != 2 || x.size(1) != embed_dim_) {
    fail(ErrorCode::kShapeMismatch, {name, ": expected shape [", length_name, ", ",
                                     std::to_string(embed_dim_), "], got ", to_string(x.shape)});
  }
  require_finite(x, name);
}

std::unique_ptr<MultiHeadJob> SimpleAttention::checked_job(const Tensor& query, const Tensor& key,
                                                           const Tensor& value,
                                                           const AttentionOptions& options,
                                                           std::string_view caller) const {
  require_masks(options, query.size(0), key.size(0), caller);
  return std::make_unique<MultiHeadJob>(params_, num_heads_, query, key, value, options, caller);
}

}  // namespace spotlight
