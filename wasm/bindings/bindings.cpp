/// The list of what JavaScript may call, under the cheat sheet's own names. No logic: values are
/// converted (convert.hpp), the model is asked, and exceptions are turned into errors (guard.hpp).
#include <emscripten/bind.h>

#include <memory>

#include "bindings/convert.hpp"
#include "bindings/guard.hpp"
#include "bindings/job.hpp"
#include "model/causal_mask.hpp"
#include "model/error.hpp"
#include "model/random_embeddings.hpp"
#include "model/simple_attention.hpp"
#include "model/softmax.hpp"

namespace spotlight::bindings {
namespace {

val none() { return val::undefined(); }

val error_codes() {
  val codes = val::array();
  for (const ErrorCode code : kErrorCodes) codes.call<void>("push", std::string(name_of(code)));
  return codes;
}

val softmax_of(val x, double axis) {
  return to_javascript(softmax(tensor_from(x, "softmax: x"), axis));
}
val softmax_of_last_axis(val x) { return softmax_of(x, -1); }

val causal_mask(double seq_len) { return to_javascript(create_causal_mask(seq_len)); }

/// Runs a job to its end in one go.
val finish(Job* made) {
  const std::unique_ptr<Job> job(made);
  while (job->advance(1000) < 1) {
  }
  return job->take_result();
}

Job* attention_job(val query, val key, val value, val options) {
  return make_attention_job(query, key, value, options);
}
val attention_of(val query, val key, val value, val options) {
  return finish(make_attention_job(query, key, value, options));
}

Job* attention_backward_job(val query, val key, val value, val grad_output, val options) {
  return make_attention_backward_job(query, key, value, grad_output, options);
}
val attention_backward_of(val query, val key, val value, val grad_output, val options) {
  return finish(make_attention_backward_job(query, key, value, grad_output, options));
}

double advance(Job& job, double milliseconds) { return job.advance(milliseconds); }
val take_result(Job& job) { return job.take_result(); }

val embeddings_of(val words, double embed_dim, double seed) {
  return to_javascript(
      random_embeddings(strings_from(words, "random_embeddings: words"), embed_dim, seed));
}

SimpleAttention* make(double embed_dim, double num_heads, double seed, bool bias) {
  return new SimpleAttention(embed_dim, num_heads, seed, bias);  // JavaScript deletes it
}
SimpleAttention* make_with_seed(double embed_dim, double num_heads, double seed) {
  return make(embed_dim, num_heads, seed, false);
}
SimpleAttention* make_with_defaults(double embed_dim, double num_heads) {
  return new SimpleAttention(embed_dim, num_heads);
}

double embed_dim(const SimpleAttention& self) { return static_cast<double>(self.embed_dim()); }
double num_heads(const SimpleAttention& self) { return static_cast<double>(self.num_heads()); }
double head_dim(const SimpleAttention& self) { return static_cast<double>(self.head_dim()); }

/// One of the two methods without parameters.
template <auto kMethod>
val unprojected(const SimpleAttention& self, const val& query, const val& key, const val& value,
                const val& options, const std::string& caller) {
  const CallOptions call(options, caller);
  return to_javascript((self.*kMethod)(tensor_from(query, caller + ": query"),
                                       tensor_from(key, caller + ": key"),
                                       tensor_from(value, caller + ": value"), call.masks()));
}

val dot_product(const SimpleAttention& self, val query, val key, val value, val options) {
  return unprojected<&SimpleAttention::dot_product_attention>(self, query, key, value, options,
                                                              "dot_product_attention");
}
val dot_product_unmasked(const SimpleAttention& self, val query, val key, val value) {
  return dot_product(self, query, key, value, none());
}

val scaled_dot_product(const SimpleAttention& self, val query, val key, val value, val options) {
  return unprojected<&SimpleAttention::scaled_dot_product_attention>(
      self, query, key, value, options, "scaled_dot_product_attention");
}
val scaled_dot_product_unmasked(const SimpleAttention& self, val query, val key, val value) {
  return scaled_dot_product(self, query, key, value, none());
}

val multi_head(const SimpleAttention& self, val query, val key, val value, val options) {
  const CallOptions call(options, "multi_head_attention");
  AttentionOptions wanted = call.attention();
  wanted.wants_weights = true;
  return to_javascript(self.multi_head_attention(tensor_from(query, "multi_head_attention: query"),
                                                 tensor_from(key, "multi_head_attention: key"),
                                                 tensor_from(value, "multi_head_attention: value"),
                                                 wanted));
}
val multi_head_unmasked(const SimpleAttention& self, val query, val key, val value) {
  return multi_head(self, query, key, value, none());
}

val multi_head_backward(const SimpleAttention& self, val query, val key, val value, val grad_output,
                        val options) {
  const std::string caller = "multi_head_attention_backward";
  const CallOptions call(options, caller);
  return to_javascript(self.multi_head_attention_backward(
      tensor_from(query, caller + ": query"), tensor_from(key, caller + ": key"),
      tensor_from(value, caller + ": value"), tensor_from(grad_output, caller + ": grad output"),
      call.masks()));
}

val self_attend(const SimpleAttention& self, val x, val options) {
  const CallOptions call(options, "self_attention");
  return to_javascript(self.self_attention(tensor_from(x, "self_attention: x"), call.masks()));
}
val self_attend_unmasked(const SimpleAttention& self, val x) {
  return self_attend(self, x, none());
}

val forward(const SimpleAttention& self, val x, bool return_weights, val options) {
  const CallOptions call(options, "forward");
  return to_javascript(self.forward(tensor_from(x, "forward: x"), call.masks(), return_weights));
}
val forward_unmasked(const SimpleAttention& self, val x, bool return_weights) {
  return forward(self, x, return_weights, none());
}
val forward_output_only(const SimpleAttention& self, val x) {
  return forward(self, x, false, none());
}

val get_params(const SimpleAttention& self) { return to_javascript(self.params()); }
void set_params(SimpleAttention& self, val params) { self.set_params(params_from(params)); }

}  // namespace

EMSCRIPTEN_BINDINGS(spotlight) {
  using emscripten::allow_raw_pointers;
  using emscripten::function;

  function("error_codes", guarded<&error_codes>);
  function("softmax", guarded<&softmax_of_last_axis>);
  function("softmax", guarded<&softmax_of>);
  function("create_causal_mask", guarded<&causal_mask>);
  function("attention", guarded<&attention_of>);
  function("attention_job", guarded<&attention_job>, allow_raw_pointers());
  function("attention_backward", guarded<&attention_backward_of>);
  function("attention_backward_job", guarded<&attention_backward_job>, allow_raw_pointers());
  function("random_embeddings", guarded<&embeddings_of>);

  emscripten::class_<Job>("Job")
      .function("advance", guarded<&advance>)
      .function("take_result", guarded<&take_result>);

  emscripten::class_<SimpleAttention>("SimpleAttention")
      .constructor(guarded<&make_with_defaults>, allow_raw_pointers())
      .constructor(guarded<&make_with_seed>, allow_raw_pointers())
      .constructor(guarded<&make>, allow_raw_pointers())
      .property("embed_dim", guarded<&embed_dim>)
      .property("num_heads", guarded<&num_heads>)
      .property("head_dim", guarded<&head_dim>)
      .function("dot_product_attention", guarded<&dot_product_unmasked>)
      .function("dot_product_attention", guarded<&dot_product>)
      .function("scaled_dot_product_attention", guarded<&scaled_dot_product_unmasked>)
      .function("scaled_dot_product_attention", guarded<&scaled_dot_product>)
      .function("multi_head_attention", guarded<&multi_head_unmasked>)
      .function("multi_head_attention", guarded<&multi_head>)
      .function("multi_head_attention_backward", guarded<&multi_head_backward>)
      .function("self_attention", guarded<&self_attend_unmasked>)
      .function("self_attention", guarded<&self_attend>)
      .function("forward", guarded<&forward_output_only>)
      .function("forward", guarded<&forward_unmasked>)
      .function("forward", guarded<&forward>)
      .function("get_params", guarded<&get_params>)
      .function("set_params", guarded<&set_params>);
}

}  // namespace spotlight::bindings
