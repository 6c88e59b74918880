#include "transformer/role_test.hpp"

#include <algorithm>

#include "corpus/generator.hpp"

namespace spotlight {
namespace {

/// Items at a time: some milliseconds.
constexpr Size kItemsOfStep = 16;

/// The mean weight of a row on the word before it. weights: [len, len]
double mean_on_previous(const float* weights, Size len) {
  double sum = 0;
  for (Size i = 1; i < len; ++i) sum += static_cast<double>(weights[i * len + i - 1]);
  return sum / static_cast<double>(len - 1);
}

/// Whether the row's largest weight is on the target.
bool looks_at(const float* row, Size len, std::size_t target) {
  return std::max_element(row, row + len) - row == static_cast<std::ptrdiff_t>(target);
}

}  // namespace

/// Keeps all weights of a batch.
class RoleTest::WeightSink : public StageSink {
 public:
  WeightSink(const TransformerConfig& config, const Batch& batch)
      : heads_(config.num_heads), layers_(config.num_layers) {
    std::size_t count = 0;
    for (Size n = 0; n < batch.sentence_count(); ++n) {
      const Size len = batch.sentence(n).size();
      starts_.push_back(count);
      squares_.push_back(static_cast<std::size_t>(len * len));
      count += squares_.back() * static_cast<std::size_t>(heads_ * layers_);
    }
    weights_.resize(count);
  }

  kernels::AttentionStages stages_of(Size layer, Size sentence, Size head) override {
    kernels::AttentionStages stages;
    stages.weights = weights_.data() + place_of(sentence, layer * heads_ + head);
    return stages;
  }

  /// [len, len]; heads are counted through all layers.
  [[nodiscard]] const float* weights_of(Size sentence, Size head) const {
    return weights_.data() + place_of(sentence, head);
  }

 private:
  [[nodiscard]] std::size_t place_of(Size sentence, Size head) const {
    return starts_[sentence] + squares_[sentence] * static_cast<std::size_t>(head);
  }

  Size heads_;
  Size layers_;
  std::vector<std::size_t> starts_;
  std::vector<std::size_t> squares_;
  std::vector<float> weights_;
};

std::string_view name_of(Role role) {
  switch (role) {
    case Role::kSubject:
      return "subject";
    case Role::kAntecedent:
      return "antecedent";
    case Role::kPrevious:
      return "previous";
    case Role::kOpener:
      break;
  }
  return "opener";
}

RoleTest::RoleTest(Role role, const LanguageModel& model, const EvaluationOptions& options)
    : role_(role),
      model_(model),
      options_(options),
      heads_off_(switches_from(options.model.heads_off, "evaluate")),
      network_(transformer_config()),
      sums_(static_cast<std::size_t>(transformer_config().num_layers *
                                     transformer_config().num_heads)) {}

double RoleTest::progress() const {
  return static_cast<double>(taken_) / static_cast<double>(options_.sentences);
}

void RoleTest::step() {
  std::vector<corpus::Question> questions;
  const Batch batch = next_items(questions);
  WeightSink weights(transformer_config(), batch);
  network_.forward(model_.params(), batch, heads_off_, &weights);
  add_scores(batch, questions, weights);
  if (role_ != Role::kPrevious) count_right(batch, questions);
  taken_ += batch.sentence_count();
}

std::vector<double> RoleTest::scores() const {
  std::vector<double> means = sums_;
  for (double& mean : means) mean /= static_cast<double>(options_.sentences);
  return means;
}

std::optional<double> RoleTest::accuracy() const {
  if (role_ == Role::kPrevious) return std::nullopt;
  return static_cast<double>(right_) / static_cast<double>(options_.sentences);
}

Batch RoleTest::next_items(std::vector<corpus::Question>& questions) const {
  Batch batch;
  batch.mode = options_.model.mode;
  const Size count = std::min(kItemsOfStep, options_.sentences - taken_);
  for (Size i = taken_; i < taken_ + count; ++i) {
    auto [sentence, question] =
        corpus::test_item(role_, options_.seed, static_cast<std::uint64_t>(i));
    if (batch.mode == ReadingMode::kMasked && role_ != Role::kPrevious) {
      sentence.tokens[question.answer_place] = corpus::kMask;
      if (role_ != Role::kAntecedent) question.row = question.answer_place;
    }
    batch.add(sentence.tokens);
    questions.push_back(std::move(question));
  }
  return batch;
}

void RoleTest::add_scores(const Batch& batch, const std::vector<corpus::Question>& questions,
                          const WeightSink& weights) {
  for (Size n = 0; n < batch.sentence_count(); ++n) {
    const Size len = batch.sentence(n).size();
    const corpus::Question& question = questions[n];
    for (std::size_t head = 0; head < sums_.size(); ++head) {
      const float* const of_head = weights.weights_of(n, static_cast<Size>(head));
      if (role_ == Role::kPrevious) {
        sums_[head] += mean_on_previous(of_head, len);
      } else if (looks_at(of_head + static_cast<Size>(question.row) * len, len, question.target)) {
        sums_[head] += 1;
      }
    }
  }
}

void RoleTest::count_right(const Batch& batch, const std::vector<corpus::Question>& questions) {
  const Size back = batch.mode == ReadingMode::kCausal ? 1 : 0;
  std::vector<Size> rows;
  for (Size n = 0; n < batch.sentence_count(); ++n) {
    rows.push_back(batch.sentence(n).begin + static_cast<Size>(questions[n].answer_place) - back);
  }
  const kernels::ConstMatrixView logits = network_.logits(model_.params(), rows);
  for (Size n = 0; n < batch.sentence_count(); ++n) {
    const corpus::Question& question = questions[n];
    const float of_answer = logits(n, question.answer);
    const bool beats_all =
        std::all_of(question.foils.begin(), question.foils.end(),
                    [&](corpus::TokenId foil) { return of_answer > logits(n, foil); });
    right_ += beats_all ? 1 : 0;
  }
}

}  // namespace spotlight
