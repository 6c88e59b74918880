/// Calls of attention with random shapes, values and options, for tests that compare.
#pragma once

#include "helpers.hpp"
#include "model/attention.hpp"

namespace spotlight {

/// Each option with even odds, in all combinations that may be.
struct RandomCall {
  explicit RandomCall(std::mt19937& rng) {
    const auto maybe = [&] { return rng() % 2 == 0; };
    const Size batch = random_size(rng, 1, 3);
    const Size kv_heads = random_size(rng, 1, 3);
    const Size heads = kv_heads * random_size(rng, 1, 3);
    const Size seq_len = random_size(rng, 1, 12);
    const Size kv_len = random_size(rng, 1, 12);
    const Size head_dim = random_size(rng, 1, 9);
    const Size value_dim = random_size(rng, 1, 9);
    query = random_tensor({batch, heads, seq_len, head_dim}, rng);
    key = random_tensor({batch, kv_heads, kv_len, head_dim}, rng);
    value = random_tensor({batch, kv_heads, kv_len, value_dim}, rng);
    Size all = kv_len;
    if (maybe()) {
      const Size past_len = random_size(rng, 1, 9);
      past_key = random_tensor({batch, kv_heads, past_len, head_dim}, rng);
      past_value = random_tensor({batch, kv_heads, past_len, value_dim}, rng);
      options.past_key = &past_key;
      options.past_value = &past_value;
      options.wants_present = maybe();
      all += past_len;
    } else if (maybe()) {
      for (Size b = 0; b < batch; ++b) {
        options.kv_lengths.push_back(static_cast<double>(random_size(rng, 0, kv_len)));
      }
    }
    const auto side = [&] { return static_cast<double>(random_size(rng, -1, 6)); };
    if (maybe()) options.window = Window{.left = side(), .right = side()};
    if (maybe()) options.softcap = 2;
    if (maybe()) options.scale = 0.3F;
    options.causal = maybe();
    const auto mask_shape = [&] {
      Shape shape = {maybe() ? batch : 1, maybe() ? heads : 1, maybe() ? seq_len : 1,
                     random_size(rng, 1, all)};
      shape.erase(shape.begin(), shape.begin() + random_size(rng, 0, 3));
      return shape;
    };
    if (maybe()) {
      mask = random_mask(mask_shape(), rng);
      options.mask = &mask;
    }
    if (maybe()) {
      allowed = random_allowed(mask_shape(), rng);
      options.allowed = &allowed;
    }
    options.wants_scores = options.wants_capped_scores = true;
    options.wants_masked_scores = options.wants_weights = true;
  }
  RandomCall(const RandomCall&) = delete;  // the options point into it
  RandomCall& operator=(const RandomCall&) = delete;

  Tensor query;
  Tensor key;
  Tensor value;
  Tensor past_key;
  Tensor past_value;
  Tensor mask;
  AllowedTensor allowed;
  AttentionOptions options;
};

}  // namespace spotlight
