#include "model/attention_call.hpp"

#include <cmath>

#include "model/error.hpp"

namespace spotlight {

Shape with_rows(Shape shape, Size length, Size width) {
  shape[shape.size() - 2] = length;
  shape[shape.size() - 1] = width;
  return shape;
}

namespace {

/// Checks that key and value fit the query, and the past fits them, and names the sizes.
Sizes sizes_of(const Tensor& query, const Tensor& key, const Tensor& value,
               const AttentionOptions& options, std::string_view caller) {
  if (query.rank() < 2 || query.rank() > 4) {
    fail(ErrorCode::kInvalidArgument,
         {argument(caller, "query"),
          ": expected [seq_len, head_dim], [heads, seq_len, head_dim] or [batch, heads, "
          "seq_len, head_dim], got ",
          to_string(query.shape)});
  }
  if (key.rank() != query.rank()) require_shape(key.shape, query.shape, argument(caller, "key"));
  if (value.rank() != query.rank()) {
    require_shape(value.shape, key.shape, argument(caller, "value"));
  }
  // The free sizes (key heads, the number of keys, the width of the values) are taken from key and
  // value.
  Shape key_shape = with_rows(query.shape, key.size(-2), query.size(-1));
  const Size heads = query.rank() >= 3 ? query.size(-3) : 1;
  const Size kv_heads = query.rank() >= 3 ? key.size(-3) : 1;
  if (heads % kv_heads == 0 && query.rank() >= 3) key_shape[key_shape.size() - 3] = kv_heads;
  require_shape(key.shape, key_shape, argument(caller, "key"));
  require_shape(value.shape, with_rows(key.shape, key.size(-2), value.size(-1)),
                argument(caller, "value"));
  Size past_len = 0;
  if ((options.past_key == nullptr) != (options.past_value == nullptr)) {
    fail(ErrorCode::kInvalidArgument,
         {caller, ": expected past key and past value together, got one"});
  }
  if (options.past_key != nullptr) {
    const Tensor& past = *options.past_key;
    past_len = past.rank() >= 2 ? past.size(-2) : 1;
    require_shape(past.shape, with_rows(key.shape, past_len, key.size(-1)),
                  argument(caller, "past key"));
    require_shape(options.past_value->shape, with_rows(value.shape, past_len, value.size(-1)),
                  argument(caller, "past value"));
  }
  return {.batch = query.rank() == 4 ? query.size(0) : 1,
          .heads = heads,
          .kv_heads = kv_heads,
          .seq_len = query.size(-2),
          .kv_len = past_len + key.size(-2),
          .past_len = past_len,
          .head_dim = query.size(-1),
          .value_dim = value.size(-1)};
}

float softcap_of(const AttentionOptions& options, std::string_view caller) {
  if (std::isfinite(options.softcap) && options.softcap >= 0) return options.softcap;
  fail(ErrorCode::kInvalidArgument,
       {argument(caller, "softcap"), ": expected a finite number of 0 or more, got ",
        number_text(options.softcap)});
}

/// One side of a window. Wider than the distance of any query from any key, it is an open side:
/// sums of places and sides stay within 32 bits.
Size side_of(double side, const Sizes& sizes, std::string_view caller) {
  const auto whole =
      static_cast<Size>(whole_number(side, -1, kLargestSize - 1, argument(caller, "window")));
  return whole >= sizes.seq_len + sizes.kv_len ? -1 : whole;
}

float scale_of(const AttentionOptions& options, const Sizes& sizes, std::string_view caller) {
  if (!options.scale) return 1.0F / std::sqrt(static_cast<float>(sizes.head_dim));
  if (!std::isfinite(*options.scale)) {
    fail(ErrorCode::kInvalidArgument,
         {argument(caller, "scale"), ": expected a finite number, got ",
          number_text(*options.scale)});
  }
  return *options.scale;
}

}  // namespace

template <typename T>
MaskOfHead<T>::MaskOfHead(const BasicTensor<T>* mask, const Sizes& sizes, std::string_view name)
    : mask_(mask) {
  if (mask == nullptr) return;
  const Shape full = {sizes.batch, sizes.heads, sizes.seq_len, sizes.kv_len};
  bool fits = mask->rank() >= 1 && mask->rank() <= 4 && mask->size(-1) <= sizes.kv_len;
  Size step = fits ? mask->size(-1) : 0;
  for (Size axis = 2; fits && axis <= mask->rank(); ++axis) {
    const Size size = mask->size(-axis);
    fits = size == full[4 - axis] || size == 1;
    steps_[4 - axis] = size == 1 ? 0 : step;
    step *= size;
  }
  if (fits) return;
  fail(ErrorCode::kShapeMismatch,
       {name, ": expected shape ", to_string({sizes.seq_len, sizes.kv_len}),
        ", or one for each head ", to_string({sizes.heads, sizes.seq_len, sizes.kv_len}), ", got ",
        to_string(mask->shape)});
}

template class MaskOfHead<float>;
template class MaskOfHead<std::uint8_t>;

Places::Places(const AttentionOptions& options, const Sizes& sizes, std::string_view caller)
    : offset_(sizes.past_len), seq_len_(sizes.seq_len), kv_len_(sizes.kv_len) {
  const std::vector<double>& lengths = options.kv_lengths;
  if (lengths.empty()) return;
  const std::string name = argument(caller, "kv lengths");
  if (options.past_key != nullptr || options.wants_present) {
    fail(ErrorCode::kInvalidArgument, {name, ": expected no past or present beside them"});
  }
  if (static_cast<Size>(lengths.size()) != sizes.batch) {
    fail(ErrorCode::kShapeMismatch,
         {name, ": expected ", std::to_string(sizes.batch), " numbers, one for each batch, got ",
          std::to_string(lengths.size())});
  }
  for (const double length : lengths) {
    lengths_.push_back(static_cast<Size>(whole_number(length, 0, sizes.kv_len, name)));
  }
}

CheckedCall::CheckedCall(const Tensor& query, const Tensor& key, const Tensor& value,
                         const AttentionOptions& options, std::string_view caller)
    : sizes(sizes_of(query, key, value, options, caller)),
      scale(scale_of(options, sizes, caller)),
      softcap(softcap_of(options, caller)),
      causal(options.causal),
      window_left(side_of(options.window.value_or(Window{}).left, sizes, caller)),
      window_right(side_of(options.window.value_or(Window{}).right, sizes, caller)),
      places(options, sizes, caller),
      mask(options.mask, sizes, argument(caller, "mask")),
      allowed(options.allowed, sizes, argument(caller, "allowed")) {}

PanelWalk::PanelWalk(const Sizes& sizes)
    : heads_(sizes.heads),
      heads_per_kv_head_(sizes.heads / sizes.kv_heads),
      seq_len_(sizes.seq_len),
      panels_per_head_(kernels::panel_count(sizes.seq_len)),
      total_(sizes.batch * sizes.heads * panels_per_head_) {}

double PanelWalk::progress() const {
  return static_cast<double>(taken_) / static_cast<double>(total_);
}

HeadPlace PanelWalk::head() const {
  const Size nth = taken_ / panels_per_head_;
  return {
      .batch = nth / heads_, .head = nth % heads_, .nth = nth, .nth_kv = nth / heads_per_kv_head_};
}

kernels::Panel PanelWalk::take() {
  return kernels::nth_panel(seq_len_, taken_++ % panels_per_head_);
}

}  // namespace spotlight
