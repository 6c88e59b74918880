#include "model/simple_attention.hpp"

#include <cmath>
#include <utility>

#include "kernels/multiply.hpp"
#include "kernels/random.hpp"
#include "model/error.hpp"
#include "model/random_embeddings.hpp"

namespace spotlight {
namespace {

constexpr std::array kWeightNames = {"w_q", "w_k", "w_v", "w_o"};
constexpr std::array kBiasNames = {"b_q", "b_k", "b_v", "b_o"};

/// x: [seq_len, num_heads * head_dim] -> [num_heads, seq_len, head_dim]
Tensor split_heads(const Tensor& x, Size num_heads) {
  const Size seq_len = x.size(0);
  const Size embed_dim = x.size(1);
  const Size head_dim = embed_dim / num_heads;
  Tensor heads({num_heads, seq_len, head_dim}, "heads");
  for (Size h = 0; h < num_heads; ++h) {
    const kernels::ConstMatrixView columns(x.data.data() + h * head_dim, seq_len, head_dim,
                                           kernels::RowStride(embed_dim));
    kernels::view(heads.data.data() + h * seq_len * head_dim, seq_len, head_dim) = columns;
  }
  return heads;
}

/// heads: [num_heads, seq_len, head_dim] -> [seq_len, num_heads * head_dim]
Tensor join_heads(const Tensor& heads) {
  const Size num_heads = heads.size(0);
  const Size seq_len = heads.size(1);
  const Size head_dim = heads.size(2);
  Tensor joined({seq_len, num_heads * head_dim}, "joined heads");
  for (Size h = 0; h < num_heads; ++h) {
    kernels::MatrixView columns(joined.data.data() + h * head_dim, seq_len, head_dim,
                                kernels::RowStride(num_heads * head_dim));
    columns = kernels::view(heads.data.data() + h * seq_len * head_dim, seq_len, head_dim);
  }
  return joined;
}

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

}  // namespace

SimpleAttention::SimpleAttention(double embed_dim, double num_heads, double seed, bool bias)
    : embed_dim_(size_from(embed_dim, "SimpleAttention: embed_dim")),
      num_heads_(heads_from(num_heads, embed_dim_)) {
  const std::uint64_t whole_seed = seed_from(seed, "SimpleAttention: seed");
  // What does not fit fails at once, before anything is allocated or drawn.
  element_count({4, embed_dim_, embed_dim_}, sizeof(float), "SimpleAttention: w_q, w_k, w_v, w_o");
  for (const char* name : kWeightNames) {
    params_.emplace(name, Tensor({embed_dim_, embed_dim_}, argument("SimpleAttention", name)));
  }
  // He et al. (2015): variance 2 / fan_in, as the cheat sheet's code has it.
  const float standard_deviation =
      static_cast<float>(std::sqrt(2.0 / static_cast<double>(embed_dim_)));
  for (std::size_t stream = 0; stream < kWeightNames.size(); ++stream) {
    std::vector<float>& data = params_.at(kWeightNames[stream]).data;
    kernels::fill_normal(whole_seed, stream, standard_deviation, data.data(), data.size());
  }
  if (bias) {
    for (const char* name : kBiasNames) params_.emplace(name, Tensor({embed_dim_}, name));
  }
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
  constexpr std::string_view kCaller = "multi_head_attention";
  require_inputs(query, key, value, kCaller);
  return attend(query, key, value, options, kCaller);
}

MultiHeadGradients SimpleAttention::multi_head_attention_backward(const Tensor& query,
                                                                  const Tensor& key,
                                                                  const Tensor& value,
                                                                  const Tensor& grad_output,
                                                                  const Masks& masks) const {
  constexpr std::string_view kCaller = "multi_head_attention_backward";
  require_inputs(query, key, value, kCaller);
  require_shape(grad_output.shape, query.shape, argument(kCaller, "grad output"));
  require_finite(grad_output, argument(kCaller, "grad output"));
  const AttentionOptions options = options_from(masks, false);
  require_masks(options, query.size(0), key.size(0), kCaller);

  const Tensor q = split_heads(project(query, "w_q", "b_q"), num_heads_);
  const Tensor k = split_heads(project(key, "w_k", "b_k"), num_heads_);
  const Tensor v = split_heads(project(value, "w_v", "b_v"), num_heads_);
  const Tensor joined = join_heads(attention(q, k, v, options, kCaller).output);

  // The same steps from the end to the start.
  Params grad_params;
  const Tensor grad_joined = project_backward(joined, "w_o", "b_o", grad_output, grad_params);
  const AttentionGradients heads =
      attention_backward(q, k, v, split_heads(grad_joined, num_heads_), options, kCaller);
  const auto back = [&](const Tensor& x, const char* weight, const char* bias,
                        const Tensor& grad_heads) {
    return project_backward(x, weight, bias, join_heads(grad_heads), grad_params);
  };
  MultiHeadGradients gradients{.grad_query = back(query, "w_q", "b_q", heads.grad_query),
                               .grad_key = back(key, "w_k", "b_k", heads.grad_key),
                               .grad_value = back(value, "w_v", "b_v", heads.grad_value),
                               .grad_params = {}};
  gradients.grad_params = std::move(grad_params);
  return gradients;
}

Tensor SimpleAttention::self_attention(const Tensor& x, const Masks& masks) const {
  return self_attend(x, masks, false, "self_attention").output;
}

AttentionResult SimpleAttention::forward(const Tensor& x, const Masks& masks,
                                         bool return_weights) const {
  return self_attend(x, masks, return_weights, "forward");
}

void SimpleAttention::set_params(const Params& params) {
  for (const auto& [name, tensor] : params) {
    const auto known = params_.find(name);
    if (known == params_.end()) {
      fail(ErrorCode::kInvalidArgument,
           {"set_params: expected w_q, w_k, w_v, w_o",
            params_.count("b_q") > 0 ? ", b_q, b_k, b_v or b_o" : " (there is no bias)", ", got ",
            name});
    }
    require_shape(tensor.shape, known->second.shape, argument("set_params", name));
    require_finite(tensor, argument("set_params", name));
  }
  for (const auto& [name, tensor] : params) params_.at(name) = tensor;
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

AttentionResult SimpleAttention::self_attend(const Tensor& x, const Masks& masks,
                                             bool wants_weights, std::string_view caller) const {
  require_embeddings(x, "seq_len", argument(caller, "x"));
  return attend(x, x, x, options_from(masks, wants_weights), caller);
}

AttentionResult SimpleAttention::attend(const Tensor& query, const Tensor& key, const Tensor& value,
                                        const AttentionOptions& options,
                                        std::string_view caller) const {
  require_masks(options, query.size(0), key.size(0), caller);
  AttentionResult result =
      attention(split_heads(project(query, "w_q", "b_q"), num_heads_),
                split_heads(project(key, "w_k", "b_k"), num_heads_),
                split_heads(project(value, "w_v", "b_v"), num_heads_), options, caller);
  result.output = project(join_heads(result.output), "w_o", "b_o");
  return result;
}

/// x: [seq_len, embed_dim] -> x w + b, [seq_len, embed_dim]
Tensor SimpleAttention::project(const Tensor& x, const char* weight, const char* bias) const {
  Tensor projected(x.shape, "projection");
  kernels::MatrixView out = kernels::view(projected.data.data(), x.size(0), embed_dim_);
  kernels::multiply(kernels::strided(kernels::const_view(x.data.data(), x.size(0), embed_dim_)),
                    kernels::const_view(params_.at(weight).data.data(), embed_dim_, embed_dim_),
                    out);
  if (const auto found = params_.find(bias); found != params_.end()) {
    out.rowwise() += kernels::const_view(found->second.data.data(), 1, embed_dim_).row(0);
  }
  return projected;
}

/// x: [seq_len, embed_dim], grad_projected: [seq_len, embed_dim]
///   grad_w = x^T grad_projected, grad_b = sum_i grad_projected[i], both into grad_params
///   returns grad_x = grad_projected w^T
Tensor SimpleAttention::project_backward(const Tensor& x, const char* weight, const char* bias,
                                         const Tensor& grad_projected, Params& grad_params) const {
  const Size seq_len = x.size(0);
  const auto matrix = [&](const Tensor& tensor) {
    return kernels::const_view(tensor.data.data(), tensor.size(0), embed_dim_);
  };
  Tensor grad_w({embed_dim_, embed_dim_}, weight);
  kernels::multiply(kernels::transposed(matrix(x)), matrix(grad_projected),
                    kernels::view(grad_w.data.data(), embed_dim_, embed_dim_));
  grad_params.emplace(weight, std::move(grad_w));
  if (params_.count(bias) > 0) {
    Tensor grad_b({embed_dim_}, bias);
    kernels::view(grad_b.data.data(), 1, embed_dim_) = matrix(grad_projected).colwise().sum();
    grad_params.emplace(bias, std::move(grad_b));
  }
  Tensor grad_x({seq_len, embed_dim_}, "gradient");
  const kernels::RowMajorMatrix w_transposed = matrix(params_.at(weight)).transpose();
  kernels::multiply(kernels::strided(matrix(grad_projected)),
                    kernels::const_view(w_transposed.data(), embed_dim_, embed_dim_),
                    kernels::view(grad_x.data.data(), seq_len, embed_dim_));
  return grad_x;
}

}  // namespace spotlight
