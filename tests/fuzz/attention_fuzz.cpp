// Any call of attention: it is refused or keeps its promises, and where the numbers are moderate it
// agrees with the double reference.
#include "../native/reference.hpp"
#include "check.hpp"
#include "fuzz_call.hpp"
#include "kinds_of_calls.hpp"

namespace spotlight::fuzz {
namespace {

bool same_if_given(const std::optional<Tensor>& a, const std::optional<Tensor>& b) {
  return a.has_value() == b.has_value() && (!a || same_bits(*a, *b));
}

void require_same_bits(const AttentionResult& a, const AttentionResult& b) {
  require(same_bits(a.output, b.output), "output: other bits the second time");
  require(same_if_given(a.scores, b.scores), "scores: other bits the second time");
  require(same_if_given(a.capped_scores, b.capped_scores), "capped scores: other bits");
  require(same_if_given(a.masked_scores, b.masked_scores), "masked scores: other bits");
  require(same_if_given(a.weights, b.weights), "weights: other bits the second time");
  require(same_if_given(a.present_key, b.present_key), "present key: other bits");
  require(same_if_given(a.present_value, b.present_value), "present value: other bits");
}

void require_wanted(const AttentionOptions& options, const AttentionResult& result) {
  require(result.scores.has_value() == options.wants_scores, "scores: wanted and given differ");
  require(result.capped_scores.has_value() == options.wants_capped_scores, "capped scores given");
  require(result.masked_scores.has_value() == options.wants_masked_scores, "masked scores given");
  require(result.weights.has_value() == options.wants_weights, "weights: wanted and given differ");
  require(result.present_key.has_value() == options.wants_present, "present key given");
}

/// Calls take(b, h, i, j) for every query and every key.
template <typename Take>
void for_each_score(const FuzzCall& call, const Take& take) {
  const Tensor& query = call.query;
  for (Size b = 0; b < (query.rank() == 4 ? query.size(0) : 1); ++b) {
    for (Size h = 0; h < (query.rank() >= 3 ? query.size(-3) : 1); ++h) {
      for (Size i = 0; i < query.size(-2); ++i) {
        for (Size j = 0; j < call.kv_len(); ++j) take(b, h, i, j);
      }
    }
  }
}

bool is_hidden(const FuzzCall& call, Size b, Size h, Size i, Size j) {
  return reference::is_hidden(call.options, b, h, i, j, call.query.size(-2));
}

/// Hidden keys have masked scores of -inf and weights of 0, exactly, whatever the numbers are.
void require_hidden(const FuzzCall& call, const AttentionResult& result) {
  for_each_score(call, [&](Size b, Size h, Size i, Size j) {
    if (!is_hidden(call, b, h, i, j)) return;
    require(reference::at(*result.weights, b, h, i, j) == 0.0F, "a hidden key has a weight");
    require(reference::at(*result.masked_scores, b, h, i, j) == -kInfinity,
            "a hidden key has a masked score");
  });
}

/// Whether a key that is seen weighs nothing and has a value that is not finite. Where rows are
/// stored it is left out; the stream may have added it before a larger score came.
bool leaves_out_infinite_values(const FuzzCall& call, const AttentionResult& stored) {
  const auto values = reference::joined(call.options.past_value, reference::widened(call.value));
  const Size heads = call.query.rank() >= 3 ? call.query.size(-3) : 1;
  const Size kv_heads = call.query.rank() >= 3 ? call.key.size(-3) : 1;
  bool found = false;
  for_each_score(call, [&](Size b, Size h, Size i, Size j) {
    if (reference::at(*stored.weights, b, h, i, j) != 0.0F || is_hidden(call, b, h, i, j)) return;
    for (Size d = 0; d < values.size(-1); ++d) {
      const double value = reference::at(values, b, h * kv_heads / heads, j, d);
      found = found || !std::isfinite(value);
    }
  });
  return found;
}

/// A stage has the same bits whether or not others were wanted beside it.
void require_same_stages(const AttentionResult& as_asked, const AttentionResult& all) {
  const auto same = [](const std::optional<Tensor>& asked, const std::optional<Tensor>& given) {
    return !asked || same_bits(*asked, *given);
  };
  require(same(as_asked.scores, all.scores), "scores: others where all stages are wanted");
  require(same(as_asked.capped_scores, all.capped_scores), "capped scores: others beside others");
  require(same(as_asked.masked_scores, all.masked_scores), "masked scores: others beside others");
  require(same(as_asked.weights, all.weights), "weights: others where all stages are wanted");
}

void require_agrees_with_reference(const FuzzCall& call, const AttentionResult& got) {
  const auto want =
      reference::attention(reference::widened(call.query), reference::widened(call.key),
                           reference::widened(call.value), call.options);
  require(got.output.shape == want.output.shape, "output: another shape");
  require_close(got.scores->data, want.scores.data, 0, score_error(call), "scores");
  require_close(got.capped_scores->data, want.capped_scores.data, 0, score_error(call),
                "capped scores");
  require_close(got.masked_scores->data, want.masked_scores.data, 0, score_error(call),
                "masked scores");
  require_close(got.weights->data, want.weights.data, weight_error(call), 1e-7, "weights");
  require_close(got.output.data, want.output.data, 0, output_error(call), "output");
  require_weights(*got.weights, "weights");
}

/// Past and new keys and values, one after the other, whatever the numbers are.
void require_present(const FuzzCall& call, const AttentionResult& got) {
  if (!call.options.wants_present) return;
  const auto require_joined = [](const Tensor* past, const Tensor& fresh, const Tensor& present) {
    const auto want = reference::joined(past, reference::widened(fresh));
    require(present.shape == want.shape, "present: another shape");
    require_close(present.data, want.data, 0, 0, "present");
  };
  require_joined(call.options.past_key, call.key, *got.present_key);
  require_joined(call.options.past_value, call.value, *got.present_value);
}

/// Stages that are too large are refused before anything is computed.
void refuse_what_does_not_fit(Bytes& bytes) {
  const Size length = bytes.whole(23'200, 30'000);
  const Tensor x({length, 1}, "fuzz: long");
  require(!accepts([&] { attention(x, x, x, {.wants_weights = true}); }), "2 GB of weights taken");
}

void attend(Bytes& bytes) {
  if (bytes.one_in(250)) return refuse_what_does_not_fit(bytes);
  FuzzCall call(bytes);
  mark_kind(call);
  const auto run = [&] { return attention(call.query, call.key, call.value, call.options); };
  std::optional<AttentionResult> as_asked;
  if (!accepts([&] { as_asked = run(); })) return require(!call.valid, "a valid call was refused");
  require_wanted(call.options, *as_asked);
  require_same_bits(*as_asked, run());
  if (!call.valid) return;
  require_present(call, *as_asked);

  call.want(true, true, true, true);
  const AttentionResult stored = run();
  require_hidden(call, stored);
  require_same_stages(*as_asked, stored);
  if (call.is_moderate()) require_agrees_with_reference(call, stored);

  call.want(false, false, false, false);
  const AttentionResult streamed = run();
  if (call.values == Values::kHuge) return;  // the two ways may overflow at different places
  if (call.values == Values::kNonFinite && leaves_out_infinite_values(call, stored)) return;
  require_close(streamed.output.data, stored.output.data, 0, 2 * output_error(call),
                "output with nothing wanted, against that with everything");
}

}  // namespace
}  // namespace spotlight::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  spotlight::fuzz::Bytes bytes(data, size);
  spotlight::fuzz::attend(bytes);
  return 0;
}
