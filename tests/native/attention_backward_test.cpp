// Gradients of attention against central differences of the double reference.
#include <gtest/gtest.h>

#include "helpers.hpp"
#include "model/attention.hpp"
#include "random_call.hpp"
#include "reference_gradients.hpp"

namespace spotlight {
namespace {

/// sum(output * grad_output), in double.
double loss(const reference::DoubleTensor& query, const reference::DoubleTensor& key,
            const reference::DoubleTensor& value, const Tensor& grad_output,
            const AttentionOptions& options) {
  const auto output = reference::attention(query, key, value, options).output;
  double sum = 0;
  for (std::size_t i = 0; i < output.data.size(); ++i) sum += output.data[i] * grad_output.data[i];
  return sum;
}

/// (loss(x + step) - loss(x - step)) / (2 step) for every element of x: the error is of the order
/// of step^2, and of 1e-16 / step from rounding.
template <typename AnyTensor, typename Loss>
std::vector<double> differences(AnyTensor& x, double step, const Loss& loss_now) {
  std::vector<double> gradients;
  for (auto& element : x.data) {
    const auto before = element;
    if (std::isinf(before)) {  // a hidden key stays hidden
      gradients.push_back(0);
      continue;
    }
    using Number = decltype(before);
    element = static_cast<Number>(before + step);
    const double up = static_cast<double>(element);
    const double after = loss_now();
    element = static_cast<Number>(before - step);
    const double width = up - static_cast<double>(element);
    gradients.push_back((after - loss_now()) / width);
    element = before;
  }
  return gradients;
}

TEST(AttentionBackward, AgreesWithCentralDifferencesInAllCombinations) {
  std::mt19937 rng(12);
  for (int call = 0; call < 60; ++call) {
    RandomCall random(rng);
    const AttentionOptions& options = random.options;
    Tensor grad_output = attention(random.query, random.key, random.value, options).output;
    for (float& element : grad_output.data) element = random_number(rng);
    const AttentionGradients got =
        attention_backward(random.query, random.key, random.value, grad_output, options);

    auto query = reference::widened(random.query);
    auto key = reference::widened(random.key);
    auto value = reference::widened(random.value);
    const auto loss_now = [&] { return loss(query, key, value, grad_output, options); };
    // Sums of up to 24 keys in float32, of products below 8.
    expect_close(got.grad_query.data, differences(query, 1e-5, loss_now), 1e-5, 1e-4);
    expect_close(got.grad_key.data, differences(key, 1e-5, loss_now), 1e-5, 1e-4);
    expect_close(got.grad_value.data, differences(value, 1e-5, loss_now), 1e-5, 1e-4);

    // These stand in the options as float32, which takes a wider step.
    const double wide = 0x1p-10;
    ASSERT_EQ(got.grad_past_key.has_value(), options.past_key != nullptr);
    if (got.grad_past_key) {
      expect_close(got.grad_past_key->data, differences(random.past_key, wide, loss_now), 1e-4,
                   2e-4);
      expect_close(got.grad_past_value->data, differences(random.past_value, wide, loss_now), 1e-4,
                   2e-4);
    }
    ASSERT_EQ(got.grad_mask.has_value(), options.mask != nullptr);
    if (got.grad_mask) {
      expect_close(got.grad_mask->data, differences(random.mask, wide, loss_now), 1e-4, 2e-4);
    }
  }
}

TEST(AttentionBackward, AgreesWithItsDefinitionAtAnySizeUpTo300) {
  std::mt19937 rng(15);
  for (int trial = 0; trial < 40; ++trial) {
    // Few are large in all dimensions at once: the reference is slow.
    const auto size = [&](Size limit) {
      return random_size(rng, 1, rng() % 3 == 0 ? limit : std::min<Size>(limit, 40));
    };
    const Size seq_len = size(300);
    const Size kv_len = size(300);
    const Size head_dim = size(256);
    const Size value_dim = size(256);
    const Tensor query = random_tensor({seq_len, head_dim}, rng);
    const Tensor key = random_tensor({kv_len, head_dim}, rng);
    const Tensor value = random_tensor({kv_len, value_dim}, rng);
    const Tensor grad_output = random_tensor({seq_len, value_dim}, rng);
    const Tensor mask = random_mask({rng() % 2 == 0 ? seq_len : 1, kv_len}, rng);
    AttentionOptions options{.causal = rng() % 2 == 0};
    if (rng() % 3 == 0) options.window = Window{.left = static_cast<double>(size(100))};
    if (rng() % 3 == 0) options.softcap = 3;
    if (rng() % 3 == 0) options.mask = &mask;
    SCOPED_TRACE(to_string(query.shape) + to_string(key.shape) + to_string(value.shape));

    const auto got = attention_backward(query, key, value, grad_output, options);
    const auto want = reference::attention_backward(query, key, value, grad_output, options);
    // A weight's gradient adds up value_dim products below 4; keys and masks add up all queries.
    const double atol = 1e-6 * static_cast<double>(value_dim + 8);
    const double rows = std::sqrt(static_cast<double>(seq_len));
    expect_close(got.grad_query.data, want.query.data, 1e-5, atol);
    expect_close(got.grad_key.data, want.key.data, 1e-5, atol * rows);
    expect_close(got.grad_value.data, want.value.data, 1e-5, 1e-6 * rows);
    if (got.grad_mask) expect_close(got.grad_mask->data, want.mask->data, 1e-5, atol * rows);
  }
}

TEST(AttentionBackward, GivesNothingToWhatIsHiddenAndLetsNoNaNOut) {
  std::mt19937 rng(13);
  const Tensor x = random_tensor({3, 4}, rng);
  Tensor dirty = x;
  for (std::size_t i = 8; i < 12; ++i) dirty.data[i] = kNaN;
  const AllowedTensor allowed = allowed_of({3}, {1, 1, 0});
  const AttentionOptions options = {.allowed = &allowed};
  const auto clean = attention_backward(x, x, x, x, options);
  const auto got = attention_backward(x, dirty, dirty, x, options);
  EXPECT_TRUE(same_bits(got.grad_query, clean.grad_query));
  EXPECT_TRUE(same_bits(got.grad_key, clean.grad_key));
  EXPECT_TRUE(same_bits(got.grad_value, clean.grad_value));
  for (std::size_t i = 8; i < 12; ++i) {
    EXPECT_EQ(got.grad_key.data[i], 0.0F);
    EXPECT_EQ(got.grad_value.data[i], 0.0F);
  }
}

TEST(AttentionBackward, OfAQueryThatSeesNothingIsZero) {
  std::mt19937 rng(14);
  const Tensor x = random_tensor({2, 3}, rng);
  const auto got = attention_backward(x, x, x, x, {.kv_lengths = {0}});
  const std::vector<double> zeros(6, 0.0);
  expect_close(got.grad_query.data, zeros, 0, 0);
  expect_close(got.grad_key.data, zeros, 0, 0);
  expect_close(got.grad_value.data, zeros, 0, 0);
}

TEST(AttentionBackward, RefusesAGradientOfAnotherShape) {
  const Tensor x({2, 3}, "x");
  const Tensor value({2, 5}, "value");
  expect_error(ErrorCode::kShapeMismatch,
               "attention_backward: grad output: expected shape [2, 5], got [2, 3]",
               [&] { attention_backward(x, x, value, x, {}); });
}

}  // namespace
}  // namespace spotlight
