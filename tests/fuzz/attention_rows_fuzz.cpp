// A row of attention depends on its own query and on the keys it sees, and on nothing else: its
// bits stay when all the rest is poisoned, and when later rows are cut off.
#include "../native/reference.hpp"
#include "check.hpp"
#include "fuzz_call.hpp"
#include "kinds_of_calls.hpp"

namespace spotlight::fuzz {
namespace {

/// A row of the query: batch b, head h, place i.
struct Row {
  Size b;
  Size h;
  Size i;
};

Row pick_row(Bytes& bytes, const Tensor& query) {
  const auto below = [&](Size count) { return bytes.whole(0, count - 1); };
  return {.b = query.rank() == 4 ? below(query.size(0)) : 0,
          .h = query.rank() >= 3 ? below(query.size(-3)) : 0,
          .i = below(query.size(-2))};
}

Size heads_of(const Tensor& tensor) { return tensor.rank() >= 3 ? tensor.size(-3) : 1; }

/// Where the row [b, h, i] of a tensor starts.
float* row_of(Tensor& tensor, Size b, Size h, Size i) {
  return tensor.data.data() + ((b * heads_of(tensor) + h) * tensor.size(-2) + i) * tensor.size(-1);
}

/// Everything but this row becomes poison.
void poison_all_but(Tensor& tensor, const Row& row, float poison) {
  const float* kept = row_of(tensor, row.b, row.h, row.i);
  for (float& element : tensor.data) {
    if (&element < kept || &element >= kept + tensor.size(-1)) element = poison;
  }
}

/// Poisons the keys, or values, that the row does not see, those of other heads and batches too.
void poison_hidden(FuzzCall& call, Tensor FuzzCall::*past_part, Tensor FuzzCall::*new_part,
                   const Row& row, float poison) {
  Tensor& past = call.*past_part;
  Tensor& fresh = call.*new_part;
  const Size past_len = call.options.past_key == nullptr ? 0 : past.size(-2);
  const Size kv_head = row.h * heads_of(fresh) / heads_of(call.query);
  for (Size b = 0; b < (fresh.rank() == 4 ? fresh.size(0) : 1); ++b) {
    for (Size g = 0; g < heads_of(fresh); ++g) {
      for (Size j = 0; j < call.kv_len(); ++j) {
        const bool seen =
            b == row.b && g == kv_head &&
            !reference::is_hidden(call.options, b, row.h, row.i, j, call.query.size(-2));
        if (seen) continue;
        float* start = j < past_len ? row_of(past, b, g, j) : row_of(fresh, b, g, j - past_len);
        std::fill_n(start, fresh.size(-1), poison);
      }
    }
  }
}

void require_same_row(Tensor& a, Tensor& b, const Row& row, const std::string& name) {
  if (same_bits(row_of(a, row.b, row.h, row.i), row_of(b, row.b, row.h, row.i),
                static_cast<std::size_t>(a.size(-1)))) {
    return;
  }
  fail(name + ": a row depends on what it does not see");
}

void poison_what_is_not_seen(Bytes& bytes, FuzzCall& call) {
  const auto attend = [&] { return attention(call.query, call.key, call.value, call.options); };
  const auto back = [&](const Tensor& grad_output) {
    return attention_backward(call.query, call.key, call.value, grad_output, call.options);
  };
  AttentionResult clean = attend();
  Tensor grad_output = bytes.tensor(clean.output.shape, call.values);
  const bool backward = bytes.coin();
  AttentionGradients clean_gradients;
  if (backward) clean_gradients = back(grad_output);

  const Row row = pick_row(bytes, call.query);
  constexpr std::array<float, 4> kPoisons = {kNaN, kInfinity, -kInfinity, 3e38F};
  const float poison = bytes.pick(kPoisons);
  poison_hidden(call, &FuzzCall::past_key, &FuzzCall::key, row, poison);
  poison_hidden(call, &FuzzCall::past_value, &FuzzCall::value, row, poison);
  poison_all_but(call.query, row, poison);
  poison_all_but(grad_output, row, poison);

  AttentionResult poisoned = attend();
  require_same_row(clean.output, poisoned.output, row, "output");
  if (clean.weights) require_same_row(*clean.weights, *poisoned.weights, row, "weights");
  if (clean.masked_scores) {
    require_same_row(*clean.masked_scores, *poisoned.masked_scores, row, "masked scores");
  }
  if (!backward) return;
  AttentionGradients gradients = back(grad_output);
  require_same_row(clean_gradients.grad_query, gradients.grad_query, row, "grad query");
}

/// Gradients of a key come from the queries that see it: others may be poison.
void poison_queries_that_do_not_see(Bytes& bytes, FuzzCall& call) {
  const Size past_len = call.options.past_key == nullptr ? 0 : call.past_key.size(-2);
  Tensor grad_output =
      bytes.tensor(attention(call.query, call.key, call.value, call.options).output.shape);
  const auto back = [&] {
    return attention_backward(call.query, call.key, call.value, grad_output, call.options);
  };
  AttentionGradients clean = back();
  const Row key = pick_row(bytes, call.key);
  const Size shared_by = heads_of(call.query) / heads_of(call.key);
  for (Size b = 0; b < (call.query.rank() == 4 ? call.query.size(0) : 1); ++b) {
    for (Size h = 0; h < heads_of(call.query); ++h) {
      for (Size i = 0; i < call.query.size(-2); ++i) {
        const bool sees =
            b == key.b && h / shared_by == key.h &&
            !reference::is_hidden(call.options, b, h, i, past_len + key.i, call.query.size(-2));
        if (sees) continue;
        std::fill_n(row_of(call.query, b, h, i), call.query.size(-1), kNaN);
        std::fill_n(row_of(grad_output, b, h, i), grad_output.size(-1), kNaN);
      }
    }
  }
  AttentionGradients poisoned = back();
  require_same_row(clean.grad_key, poisoned.grad_key, key, "grad key");
  require_same_row(clean.grad_value, poisoned.grad_value, key, "grad value");
}

/// The first `length` rows of every head.
Tensor first_rows(Tensor& tensor, Size length) {
  Shape shape = tensor.shape;
  shape[shape.size() - 2] = length;
  Tensor first(shape, "fuzz: first rows");
  for (Size b = 0; b < (tensor.rank() == 4 ? tensor.size(0) : 1); ++b) {
    for (Size h = 0; h < heads_of(tensor); ++h) {
      std::copy_n(row_of(tensor, b, h, 0), length * tensor.size(-1), row_of(first, b, h, 0));
    }
  }
  return first;
}

/// Queries see the same keys when later queries are cut off, and under a causal mask when later
/// keys are cut off as well.
void cut_off_later_rows(Bytes& bytes, FuzzCall& call) {
  call.options.mask = nullptr;
  call.options.allowed = nullptr;
  call.options.kv_lengths.clear();
  const Size length = bytes.whole(1, call.query.size(-2));
  Tensor whole = attention(call.query, call.key, call.value, call.options).output;
  const Tensor want = first_rows(whole, length);

  const Tensor query = first_rows(call.query, length);
  const Tensor got = attention(query, call.key, call.value, call.options).output;
  require(same_bits(got, want), "output: the first rows change with the number of queries");

  if (!call.options.causal) return;
  const Size keys = std::min(length, call.key.size(-2));
  const Tensor shorter =
      attention(query, first_rows(call.key, keys), first_rows(call.value, keys), call.options)
          .output;
  require(same_bits(shorter, want), "output: causal rows change with later keys");
}

void run(Bytes& bytes) {
  FuzzCall call(bytes);
  mark_kind(call);
  if (!call.valid) return;
  switch (bytes.whole(0, 3)) {
    case 0:
      return cut_off_later_rows(bytes, call);
    case 1:
      return poison_queries_that_do_not_see(bytes, call);
    default:
      return poison_what_is_not_seen(bytes, call);
  }
}

}  // namespace
}  // namespace spotlight::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  spotlight::fuzz::Bytes bytes(data, size);
  spotlight::fuzz::run(bytes);
  return 0;
}
