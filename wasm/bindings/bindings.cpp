/// The list of what JavaScript may call, under the cheat sheet's own names. No logic: values are
/// converted (convert.hpp), the model is asked, and exceptions are turned into errors (guard.hpp).
#include <emscripten/bind.h>
#include <emscripten/heap.h>
#include <unistd.h>

#include <cstdint>

#include "bindings/convert.hpp"
#include "bindings/guard.hpp"
#include "bindings/job.hpp"
#include "bindings/options.hpp"
#include "model/causal_mask.hpp"
#include "model/error.hpp"
#include "model/linear.hpp"
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

/// The break of the heap only rises: it stands where the most memory that was ever needed ends.
val memory() {
  const auto top = reinterpret_cast<std::uintptr_t>(sbrk(0));
  val report = val::object();
  report.set("size", static_cast<double>(emscripten_get_heap_size()));
  report.set("peak", static_cast<double>(top));
  report.set("limit", static_cast<double>(emscripten_get_heap_max()));
  return report;
}

val softmax_of(val x, double axis) {
  return to_javascript(softmax(tensor_from(x, "softmax: x"), axis));
}
val softmax_of_last_axis(val x) { return softmax_of(x, -1); }

val terms_of_softmax(val x) {
  const SoftmaxTerms terms = softmax_terms(tensor_from(x, "softmax_terms: x"));
  val object = val::object();
  put(object, "exponentials", terms.exponentials);
  put(object, "sums", terms.sums);
  return object;
}

val linear_of(val x, val weight, val bias) {
  const Tensor rows = tensor_from(x, "linear: x");
  const Tensor matrix = tensor_from(weight, "linear: weight");
  if (!is_given(bias)) return to_javascript(linear(rows, matrix, nullptr));
  const Tensor added = tensor_from(bias, "linear: bias");
  return to_javascript(linear(rows, matrix, &added));
}

val causal_mask(double seq_len) { return to_javascript(create_causal_mask(seq_len)); }

/// Runs a job to its end in one go.
val finished(const OwnJob& job) {
  while (job->advance(1000) < 1) {
  }
  return job->take_result();
}

val attention_of(val query, val key, val value, val options) {
  return finished(attention_job(query, key, value, options));
}
Job* attention_in_slices(val query, val key, val value, val options) {
  return attention_job(query, key, value, options).release();  // JavaScript deletes it
}

val attention_backward_of(val query, val key, val value, val grad_output, val options) {
  return finished(attention_backward_job(query, key, value, grad_output, options));
}
Job* attention_backward_in_slices(val query, val key, val value, val grad_output, val options) {
  return attention_backward_job(query, key, value, grad_output, options).release();
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
  return finished(multi_head_job(self, query, key, value, options));
}
val multi_head_unmasked(const SimpleAttention& self, val query, val key, val value) {
  return multi_head(self, query, key, value, none());
}
Job* multi_head_in_slices(const SimpleAttention& self, val query, val key, val value, val options) {
  return multi_head_job(self, query, key, value, options).release();
}

val multi_head_backward(const SimpleAttention& self, val query, val key, val value, val grad_output,
                        val options) {
  return finished(multi_head_backward_job(self, query, key, value, grad_output, options));
}
Job* multi_head_backward_in_slices(const SimpleAttention& self, val query, val key, val value,
                                   val grad_output, val options) {
  return multi_head_backward_job(self, query, key, value, grad_output, options).release();
}

val self_attend(const SimpleAttention& self, val x, val options) {
  return finished(self_attention_job(self, x, false, options, "self_attention"))["output"];
}
val self_attend_unmasked(const SimpleAttention& self, val x) {
  return self_attend(self, x, none());
}
Job* self_attend_in_slices(const SimpleAttention& self, val x, val options) {
  return self_attention_job(self, x, false, options, "self_attention").release();
}

val forward(const SimpleAttention& self, val x, bool return_weights, val options) {
  return finished(self_attention_job(self, x, return_weights, options, "forward"));
}
val forward_unmasked(const SimpleAttention& self, val x, bool return_weights) {
  return forward(self, x, return_weights, none());
}
val forward_output_only(const SimpleAttention& self, val x) {
  return forward(self, x, false, none());
}
Job* forward_in_slices(const SimpleAttention& self, val x, bool return_weights, val options) {
  return self_attention_job(self, x, return_weights, options, "forward").release();
}

val get_params(const SimpleAttention& self) { return to_javascript(self.params()); }
void set_params(SimpleAttention& self, val params) { self.set_params(params_from(params)); }

}  // namespace

EMSCRIPTEN_BINDINGS(spotlight) {
  using emscripten::allow_raw_pointers;
  using emscripten::function;

  function("error_codes", guarded<&error_codes>);
  function("memory", guarded<&memory>);
  function("softmax", guarded<&softmax_of_last_axis>);
  function("softmax", guarded<&softmax_of>);
  function("softmax_terms", guarded<&terms_of_softmax>);
  function("linear", guarded<&linear_of>);
  function("create_causal_mask", guarded<&causal_mask>);
  function("attention", guarded<&attention_of>);
  function("attention_job", guarded<&attention_in_slices>, allow_raw_pointers());
  function("attention_backward", guarded<&attention_backward_of>);
  function("attention_backward_job", guarded<&attention_backward_in_slices>, allow_raw_pointers());
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
      .function("multi_head_attention_job", guarded<&multi_head_in_slices>, allow_raw_pointers())
      .function("multi_head_attention_backward", guarded<&multi_head_backward>)
      .function("multi_head_attention_backward_job", guarded<&multi_head_backward_in_slices>,
                allow_raw_pointers())
      .function("self_attention", guarded<&self_attend_unmasked>)
      .function("self_attention", guarded<&self_attend>)
      .function("self_attention_job", guarded<&self_attend_in_slices>, allow_raw_pointers())
      .function("forward", guarded<&forward_output_only>)
      .function("forward", guarded<&forward_unmasked>)
      .function("forward", guarded<&forward>)
      .function("forward_job", guarded<&forward_in_slices>, allow_raw_pointers())
      .function("get_params", guarded<&get_params>)
      .function("set_params", guarded<&set_params>);
}

}  // namespace spotlight::bindings
