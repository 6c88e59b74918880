/// Calls of attention made from the fuzzer's bytes: every option, shapes small and beyond any tile
/// of the kernels, and calls that must be refused.
#pragma once

#include <array>
#include <optional>

#include "bytes.hpp"
#include "model/attention.hpp"

namespace spotlight::fuzz {

struct FuzzCall {
  explicit FuzzCall(Bytes& bytes) : values(bytes.values()) {
    make_tensors(bytes);
    choose_options(bytes);
    if (bytes.one_in(8)) spoil(bytes);
  }
  FuzzCall(const FuzzCall&) = delete;  // the options point into it
  FuzzCall& operator=(const FuzzCall&) = delete;

  [[nodiscard]] bool is_moderate() const { return valid && values == Values::kModerate; }
  [[nodiscard]] Size kv_len() const {
    return key.size(-2) + (options.past_key == nullptr ? 0 : past_key.size(-2));
  }

  void want(bool scores, bool capped, bool masked, bool weights) {
    options.wants_scores = scores;
    options.wants_capped_scores = capped;
    options.wants_masked_scores = masked;
    options.wants_weights = weights;
  }

  Values values;
  /// The call has to be taken. One that is spoiled may be all the same: the spoiling is blind.
  bool valid = true;
  Tensor query;
  Tensor key;
  Tensor value;
  Tensor past_key;
  Tensor past_value;
  Tensor mask;
  AllowedTensor allowed;
  AttentionOptions options;

 private:
  void make_tensors(Bytes& bytes) {
    // Each size takes its share of the multiplications that an input may cost. What goes wrong
    // where a tile of a kernel ends needs long rows; little else does, and short ones are a hundred
    // times as fast.
    const bool large = bytes.one_in(6);
    Size work = large ? 16'000 : 4'000;
    const auto take = [&](Size highest) {
      const Size size = bytes.size(std::min(highest, work), large ? 2 : 12);
      work /= size;
      return size;
    };
    const bool wide = bytes.one_in(4);
    Size head_dim = wide ? take(70) : 0;
    const Size kv_len = take(300);
    const Size seq_len = take(300);
    if (!wide) head_dim = take(70);
    const Size value_dim = bytes.coin() ? head_dim : std::min(bytes.size(70), 4 * head_dim);
    const Size rank = bytes.whole(2, 4);
    const Size kv_heads = rank >= 3 ? take(3) : 1;
    const Size heads = rank >= 3 ? kv_heads * take(3) : 1;
    const Size batch = rank == 4 ? take(3) : 1;
    const auto shape = [&](Size shape_heads, Size length, Size width) {
      Shape full = {batch, shape_heads, length, width};
      full.erase(full.begin(), full.begin() + (4 - rank));
      return full;
    };
    query = bytes.tensor(shape(heads, seq_len, head_dim), values);
    key = bytes.tensor(shape(kv_heads, kv_len, head_dim), values);
    value = bytes.tensor(shape(kv_heads, kv_len, value_dim), values);
    if (bytes.one_in(4)) {
      const Size past_len = take(40);
      past_key = bytes.tensor(shape(kv_heads, past_len, head_dim), values);
      past_value = bytes.tensor(shape(kv_heads, past_len, value_dim), values);
      options.past_key = &past_key;
      options.past_value = &past_value;
    } else if (bytes.one_in(4)) {
      for (Size b = 0; b < batch; ++b) {
        options.kv_lengths.push_back(static_cast<double>(bytes.whole(0, kv_len)));
      }
    }
  }

  void choose_options(Bytes& bytes) {
    constexpr std::array<float, 6> kScales = {1.0F, 0.3F, -1.0F, 4.0F, 0.0F, 16.0F};
    constexpr std::array<float, 3> kCaps = {2.0F, 30.0F, 0.5F};
    options.causal = bytes.coin();
    if (bytes.one_in(3)) options.scale = bytes.pick(kScales);
    if (bytes.one_in(4)) options.softcap = bytes.pick(kCaps);
    if (bytes.one_in(4)) {
      const auto side = [&] { return static_cast<double>(bytes.size(300) - 2); };
      options.window = Window{.left = side(), .right = side()};
    }
    if (bytes.one_in(3)) {
      mask = bytes.mask(mask_shape(bytes), values);
      options.mask = &mask;
    }
    if (bytes.one_in(3)) {
      allowed = bytes.allowed(mask_shape(bytes));
      options.allowed = &allowed;
    }
    want(bytes.coin(), bytes.coin(), bytes.coin(), bytes.coin());
    options.wants_present = options.kv_lengths.empty() && bytes.one_in(4);
  }

  /// Of 1 to 4 axes, each whole or shared by all, the last one sometimes short.
  Shape mask_shape(Bytes& bytes) const {
    Shape shape = {query.rank() == 4 ? query.size(0) : 1, query.rank() >= 3 ? query.size(-3) : 1,
                   query.size(-2), bytes.one_in(4) ? bytes.size(kv_len()) : kv_len()};
    for (std::size_t axis = 0; axis < 3; ++axis) {
      if (bytes.coin()) shape[axis] = 1;
    }
    shape.erase(shape.begin(), shape.begin() + bytes.whole(0, 3));
    return shape;
  }

  /// Breaks one thing.
  void spoil(Bytes& bytes) {
    valid = false;
    const auto any_shape = [&] {
      Shape shape(static_cast<std::size_t>(bytes.whole(0, 5)));
      for (Size& size : shape) size = bytes.whole(1, 4);
      return shape;
    };
    const std::array<Tensor*, 6> tensors = {&query, &key, &value, &past_key, &past_value, &mask};
    const auto odd_float = [&] { return static_cast<float>(bytes.odd_number()); };
    switch (bytes.whole(0, 6)) {
      case 0:
        *bytes.pick(tensors) = bytes.tensor(any_shape(), values);
        break;
      case 1:
        allowed = bytes.allowed(any_shape());
        options.allowed = &allowed;
        break;
      case 2:
        options.scale = odd_float();
        break;
      case 3:
        options.softcap = odd_float();
        break;
      case 4:
        options.window = Window{.left = bytes.odd_number(), .right = bytes.odd_number()};
        break;
      case 5:
        for (Size n = bytes.whole(0, 3); n >= 0; --n) {
          options.kv_lengths.push_back(bytes.odd_number());
        }
        break;
      default:
        options.past_key = options.past_key == nullptr ? &key : nullptr;
    }
  }
};

/// The rounding of a masked score of a moderate call, at most: head_dim products below 4 are added,
/// then scaled, capped and masked.
inline double score_error(const FuzzCall& call) {
  const auto head_dim = static_cast<double>(call.query.size(-1));
  const double scale = call.options.scale ? std::abs(*call.options.scale) : 1 / std::sqrt(head_dim);
  return 0x1p-23 * (head_dim + 8) * (4 * head_dim * scale + 2);
}

/// The relative error of a weight: an error e in two scores is a factor exp(2 e) between them.
inline double weight_error(const FuzzCall& call) { return 1e-5 + 2 * score_error(call); }

/// Of an output: kv_len values below 2, weighed.
inline double output_error(const FuzzCall& call) {
  return 2 * weight_error(call) + 0x1p-22 * static_cast<double>(call.kv_len());
}

}  // namespace spotlight::fuzz
