/// The C++ side of `npm run bench`: our kernel, plain Eigen and the machine's peak, over inputs
/// that lie in WebAssembly's memory already. JavaScript calls these functions and reads the clock.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "kernels/attention.hpp"
#include "kernels/matrix.hpp"
#include "kernels/random.hpp"
#include "kernels/vector.hpp"

namespace {

using spotlight::kernels::const_view;
using spotlight::kernels::Index;
using spotlight::kernels::RowMajorMatrix;
using spotlight::kernels::splat;
using spotlight::kernels::Vector;
using spotlight::kernels::view;

/// One attention problem, which all functions below work on.
struct Problem {
  Index heads = 0;
  Index seq_len = 0;
  Index head_dim = 0;
  std::vector<float> query;   // [heads, seq_len, head_dim], N(0, 1), as are key and value
  std::vector<float> key;     // the same
  std::vector<float> value;   // the same
  std::vector<float> output;  // the same, of whoever computed last

  [[nodiscard]] Index head_size() const { return seq_len * head_dim; }
  [[nodiscard]] float scale() const { return 1.0F / std::sqrt(static_cast<float>(head_dim)); }
};

Problem problem;

std::vector<float> normal(std::uint64_t stream, Index count) {
  std::vector<float> numbers(static_cast<std::size_t>(count));
  spotlight::kernels::fill_normal(42, stream, 1.0F, numbers.data(), numbers.size());
  return numbers;
}

/// The one place that knows our kernel's interface. Returns the bytes of its workspace.
std::size_t attend(Problem& p, bool causal) {
  spotlight::kernels::AttentionWorkspace workspace;
  for (Index head = 0; head < p.heads; ++head) {
    const Index start = head * p.head_size();
    const auto values = const_view(p.value.data() + start, p.seq_len, p.head_dim);
    const spotlight::kernels::AttentionHead inputs{
        .q = const_view(p.query.data() + start, p.seq_len, p.head_dim),
        .k = const_view(p.key.data() + start, p.seq_len, p.head_dim),
        .v = values,
        .scale = p.scale(),
        .softcap = 0,
        .mask = {.causal = causal, .visible_len = p.seq_len},
        .all_finite = spotlight::kernels::all_finite(values)};
    const auto output = view(p.output.data() + start, p.seq_len, p.head_dim);
    for (Index n = 0; n < spotlight::kernels::panel_count(p.seq_len); ++n) {
      spotlight::kernels::attention(inputs, spotlight::kernels::nth_panel(p.seq_len, n), workspace,
                                    output);
    }
  }
  return workspace.bytes();
}

/// Attention as one writes it with Eigen: the whole matrix of scores, then its softmax, then
/// values.
void attend_with_eigen(Problem& p, bool causal) {
  RowMajorMatrix scores(p.seq_len, p.seq_len);
  for (Index head = 0; head < p.heads; ++head) {
    const Index start = head * p.head_size();
    const auto q = const_view(p.query.data() + start, p.seq_len, p.head_dim);
    const auto k = const_view(p.key.data() + start, p.seq_len, p.head_dim);
    const auto v = const_view(p.value.data() + start, p.seq_len, p.head_dim);
    scores.noalias() = q * k.transpose() * p.scale();
    if (causal) {
      for (Index i = 0; i < p.seq_len; ++i) {
        scores.row(i).tail(p.seq_len - i - 1).setConstant(-INFINITY);
      }
    }
    scores.colwise() -= scores.rowwise().maxCoeff().eval();
    scores = scores.array().exp();
    scores.array().colwise() /= scores.rowwise().sum().array().eval();
    view(p.output.data() + start, p.seq_len, p.head_dim).noalias() = scores * v;
  }
}

/// The reference: the output row of query i in float64.
std::vector<double> exact_row(const Problem& p, Index head, Index i, bool causal) {
  const Index start = head * p.head_size();
  const Index visible = causal ? i + 1 : p.seq_len;
  const float* query = p.query.data() + start + i * p.head_dim;
  std::vector<double> weights(static_cast<std::size_t>(visible));
  double largest = -INFINITY;
  for (Index j = 0; j < visible; ++j) {
    const float* key = p.key.data() + start + j * p.head_dim;
    double score = 0;
    for (Index d = 0; d < p.head_dim; ++d) {
      score += static_cast<double>(query[d]) * static_cast<double>(key[d]);
    }
    weights[j] = score / std::sqrt(static_cast<double>(p.head_dim));
    largest = std::max(largest, weights[j]);
  }
  double sum = 0;
  for (double& weight : weights) sum += weight = std::exp(weight - largest);
  std::vector<double> row(static_cast<std::size_t>(p.head_dim));
  for (Index j = 0; j < visible; ++j) {
    const float* value = p.value.data() + start + j * p.head_dim;
    for (Index d = 0; d < p.head_dim; ++d)
      row[d] += weights[j] / sum * static_cast<double>(value[d]);
  }
  return row;
}

/// Multiplications and additions on registers alone, in so many chains side by side. The sum that
/// is returned keeps the compiler from leaving them out; each chain goes to summand / (1 - factor),
/// so the numbers stay ordinary.
template <int chain_count>
__attribute__((noinline)) float multiply_and_add(int steps, float factor, float summand) {
  const Vector times = splat(factor);
  const Vector plus = splat(summand);
  std::array<Vector, chain_count> chains;
  for (int c = 0; c < chain_count; ++c) chains[c] = splat(static_cast<float>(c));
#pragma clang loop unroll_count(4)
  for (int step = 0; step < steps; ++step) {
#pragma clang loop unroll(full)
    for (int c = 0; c < chain_count; ++c) chains[c] = chains[c] * times + plus;
  }
  Vector sum = splat(0);
  for (const Vector& chain : chains) sum += chain;
  return sum[0] + sum[1] + sum[2] + sum[3];
}

volatile float peak_sink = 0;

}  // namespace

extern "C" {

/// Makes the inputs; the same shape gives the same numbers.
void bench_prepare(int heads, int seq_len, int head_dim) {
  problem = Problem{heads, seq_len, head_dim, {}, {}, {}, {}};
  const Index count = heads * problem.head_size();
  problem.query = normal(0, count);
  problem.key = normal(1, count);
  problem.value = normal(2, count);
  problem.output.resize(static_cast<std::size_t>(count));
}

const float* bench_query() { return problem.query.data(); }
const float* bench_key() { return problem.key.data(); }
const float* bench_value() { return problem.value.data(); }
const float* bench_output() { return problem.output.data(); }

/// Returns the bytes of the workspace.
double bench_ours(int causal) { return static_cast<double>(attend(problem, causal != 0)); }

void bench_eigen(int causal) { attend_with_eigen(problem, causal != 0); }

/// chains: 10 to 13, which hide the latency of both operations and, with factor, summand and the
/// one that V8 keeps for itself, fit into the 16 registers of x86. Which is fastest depends on the
/// engine.
void bench_peak(int steps, int chains) {
  constexpr float kFactor = 0.75F;
  constexpr float kSummand = 0.5F;
  switch (chains) {
    case 10:
      peak_sink = multiply_and_add<10>(steps, kFactor, kSummand);
      break;
    case 11:
      peak_sink = multiply_and_add<11>(steps, kFactor, kSummand);
      break;
    case 12:
      peak_sink = multiply_and_add<12>(steps, kFactor, kSummand);
      break;
    case 13:
      peak_sink = multiply_and_add<13>(steps, kFactor, kSummand);
      break;
    default:
      break;
  }
}

/// The largest difference between the output and float64, over every so many-th query.
double bench_max_error(int causal, int every) {
  double max_error = 0;
  for (Index head = 0; head < problem.heads; ++head) {
    for (Index i = 0; i < problem.seq_len; i += every) {
      const std::vector<double> exact = exact_row(problem, head, i, causal != 0);
      const float* row = problem.output.data() + head * problem.head_size() + i * problem.head_dim;
      for (Index d = 0; d < problem.head_dim; ++d) {
        const double error = std::abs(static_cast<double>(row[d]) - exact[d]);
        // Written so that NaN counts as an error.
        if (!(error <= max_error)) max_error = error;
      }
    }
  }
  return max_error;
}

}  // extern "C"
