#include "transformer/language_model.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "kernels/softmax.hpp"
#include "model/error.hpp"

namespace spotlight {
namespace {

/// Writes the stages of a single sentence into tensors [num_heads, seq_len, seq_len].
class TensorSink : public StageSink {
 public:
  explicit TensorSink(std::vector<LayerStages>& layers) : layers_(layers) {}

  kernels::AttentionStages stages_of(Size layer, Size /*sentence*/, Size head) override {
    LayerStages& stages = layers_[layer];
    const auto part = [&](Tensor& tensor) {
      return tensor.data.data() + head * tensor.shape[1] * tensor.shape[2];
    };
    return {.scores = part(stages.scores),
            .capped_scores = nullptr,
            .masked_scores = part(stages.masked_scores),
            .weights = part(stages.weights)};
  }

 private:
  std::vector<LayerStages>& layers_;
};

/// rows: [seq_len, embed_dim], the heads side by side -> [num_heads, seq_len, head_dim]
Tensor split_heads(const kernels::ConstMatrixView& rows, const TransformerConfig& config) {
  Tensor tensor =
      Tensor::unfilled({config.num_heads, rows.rows(), config.head_dim}, "a stage of attention");
  float* to = tensor.data.data();
  for (Size head = 0; head < config.num_heads; ++head) {
    for (Size i = 0; i < rows.rows(); ++i) {
      to = std::copy_n(rows.data() + i * rows.outerStride() + head * config.head_dim,
                       config.head_dim, to);
    }
  }
  return tensor;
}

Tensor copy_of(const kernels::ConstMatrixView& rows) {
  Tensor tensor = Tensor::unfilled({rows.rows(), rows.cols()}, "a stage of attention");
  float* to = tensor.data.data();
  for (Size i = 0; i < rows.rows(); ++i) {
    to = std::copy_n(rows.data() + i * rows.outerStride(), rows.cols(), to);
  }
  return tensor;
}

/// learned: [num_heads, offset_count] -> [num_heads, seq_len, seq_len]
Tensor position_bias_of(const float* learned, const TransformerConfig& config, Size seq_len) {
  Tensor tensor = Tensor::unfilled({config.num_heads, seq_len, seq_len}, "position_bias");
  float* to = tensor.data.data();
  for (Size head = 0; head < config.num_heads; ++head) {
    for (Size i = 0; i < seq_len; ++i) {
      for (Size j = 0; j < seq_len; ++j) {
        *to++ = position_bias_at(learned + head * config.offset_count(), j - i, config.max_offset);
      }
    }
  }
  return tensor;
}

Batch batch_of(const std::vector<corpus::TokenId>& ids, ReadingMode mode) {
  Batch batch;
  batch.mode = mode;
  batch.add(ids);
  return batch;
}

/// Where to predict a word in masked mode if nobody says: at a [MASK], or at the last word.
Size default_masked_place(const corpus::Tokens& tokens) {
  const auto found = std::find(tokens.ids.begin(), tokens.ids.end(), corpus::kMask);
  if (found != tokens.ids.end()) return found - tokens.ids.begin();
  return static_cast<Size>(tokens.ids.size()) - 2;
}

}  // namespace

const TransformerConfig& transformer_config() {
  static const TransformerConfig config{
      .vocab_size = static_cast<Size>(corpus::vocabulary().size()),
      .max_len = static_cast<Size>(corpus::kMaxTokens)};
  return config;
}

const ParameterLayout& transformer_layout() {
  static const ParameterLayout layout(transformer_config());
  return layout;
}

corpus::Tokens checked_tokens(std::string_view text, std::string_view caller) {
  corpus::Tokens tokens = corpus::tokenize(text);
  if (tokens.ids.size() <= 2) {
    fail(ErrorCode::kInvalidArgument, {caller, ": text: expected at least one word"});
  }
  if (tokens.ids.size() > corpus::kMaxTokens) {
    fail(ErrorCode::kInvalidArgument,
         {caller, ": text: expected at most ", std::to_string(corpus::kMaxTokens),
          " tokens ([S] and the final '.' are two of them), got ",
          std::to_string(tokens.ids.size())});
  }
  return tokens;
}

HeadSwitches switches_from(const std::vector<HeadId>& heads_off, std::string_view caller) {
  if (heads_off.empty()) return {};
  const TransformerConfig& config = transformer_config();
  HeadSwitches switches(static_cast<std::size_t>(config.num_layers * config.num_heads));
  for (const auto& [layer, head] : heads_off) {
    if (layer < 0 || layer >= config.num_layers || head < 0 || head >= config.num_heads) {
      fail(ErrorCode::kOutOfRange,
           {caller, ": heads_off: expected layers below ", std::to_string(config.num_layers),
            " and heads below ", std::to_string(config.num_heads), ", got layer ",
            std::to_string(layer), ", head ", std::to_string(head)});
    }
    switches[layer * config.num_heads + head] = 1;
  }
  return switches;
}

LanguageModel::LanguageModel(Checkpoint checkpoint)
    : checkpoint_(std::make_shared<const Checkpoint>(std::move(checkpoint))) {}

LanguageModel::LanguageModel(std::span<const std::uint8_t> file)
    : LanguageModel(checkpoint_from(transformer_layout(), read_safetensors(file))) {}

ParameterPointers<const float> LanguageModel::params() const {
  return transformer_layout().pointers_into(checkpoint_->params.data());
}

ModelForward LanguageModel::forward(std::string_view text, const ModelOptions& options) const {
  const TransformerConfig& config = transformer_config();
  corpus::Tokens tokens = checked_tokens(text, "forward");
  const HeadSwitches heads_off = switches_from(options.heads_off, "forward");
  const auto seq_len = static_cast<Size>(tokens.ids.size());
  const Shape square = {config.num_heads, seq_len, seq_len};
  std::vector<LayerStages> layers(static_cast<std::size_t>(config.num_layers));
  for (LayerStages& layer : layers) {
    layer.scores = Tensor::unfilled(square, "scores");
    layer.masked_scores = Tensor::unfilled(square, "masked_scores");
    layer.weights = Tensor::unfilled(square, "weights");
  }
  const ParameterPointers<const float> all = params();
  Network network(config);
  TensorSink sink(layers);
  network.forward(all, batch_of(tokens.ids, options.mode), heads_off, &sink);
  for (Size n = 0; n < config.num_layers; ++n) {
    LayerStages& layer = layers[n];
    const LayerActivations& activations = network.layer(n);
    layer.input = copy_of(activations.input.all());
    layer.query = split_heads(activations.query.all(), config);
    layer.key = split_heads(activations.key.all(), config);
    layer.value = split_heads(activations.value.all(), config);
    layer.position_bias = position_bias_of(all.layers[n].position_bias, config, seq_len);
    for (std::size_t i = 0; i < layer.scores.data.size(); ++i) {
      layer.scores.data[i] += layer.position_bias.data[i];
    }
    layer.output = copy_of(activations.output.all());
  }
  std::vector<Size> rows(tokens.ids.size());
  std::iota(rows.begin(), rows.end(), 0);
  return {.tokens = std::move(tokens.tokens),
          .logits = copy_of(network.logits(all, rows)),
          .layers = std::move(layers)};
}

Params LanguageModel::attention_params(double layer) const {
  constexpr const char* kName = "attention_params: layer";
  constexpr std::int64_t kAnyWhole = std::int64_t{1} << 53U;
  const std::int64_t number = whole_number(layer, -kAnyWhole, kAnyWhole, kName);
  const Size num_layers = transformer_config().num_layers;
  if (number < 0 || number >= num_layers) {
    fail(ErrorCode::kOutOfRange, {kName, ": expected a layer below ", std::to_string(num_layers),
                                  ", got ", std::to_string(number)});
  }
  constexpr std::array<std::string_view, 8> kNames = {"w_q", "b_q", "w_k", "b_k",
                                                      "w_v", "b_v", "w_o", "b_o"};
  const std::string prefix = "layers." + std::to_string(number) + '.';
  Params params;
  for (const ParameterEntry& entry : transformer_layout().entries()) {
    if (!entry.name.starts_with(prefix)) continue;
    std::string name = entry.name.substr(prefix.size());
    if (std::find(kNames.begin(), kNames.end(), name) == kNames.end()) continue;
    params.emplace(std::move(name), tensor_of(entry, checkpoint_->params));
  }
  return params;
}

std::vector<WordProbability> LanguageModel::predict(std::string_view text,
                                                    const ModelOptions& options,
                                                    std::optional<Size> position, Size k) const {
  corpus::Tokens tokens = checked_tokens(text, "predict");
  const auto seq_len = static_cast<Size>(tokens.ids.size());
  const bool causal = options.mode == ReadingMode::kCausal;
  const Size place = position.value_or(causal ? seq_len - 1 : default_masked_place(tokens));
  if (place < 1 || place >= seq_len) {
    fail(ErrorCode::kOutOfRange, {"predict: position: expected a place from 1 to ",
                                  std::to_string(seq_len - 1), ", got ", std::to_string(place)});
  }
  const std::span<const std::string_view> words = corpus::vocabulary();
  const auto candidates = static_cast<Size>(words.size()) - corpus::kFullStop;
  if (k < 1 || k > candidates) {
    fail(ErrorCode::kInvalidArgument,
         {"predict: k: expected 1 to ", std::to_string(candidates), ", got ", std::to_string(k)});
  }
  if (!causal) tokens.ids[place] = corpus::kMask;
  Network network(transformer_config());
  network.forward(params(), batch_of(tokens.ids, options.mode),
                  switches_from(options.heads_off, "predict"));
  const std::vector<Size> rows = {causal ? place - 1 : place};
  const kernels::ConstMatrixView logits = network.logits(params(), rows);

  double sum = 0;
  const float largest = *std::max_element(logits.data(), logits.data() + logits.size());
  std::vector<double> shares;
  for (Size word = 0; word < logits.cols(); ++word) {
    // Those before the full stop are no words.
    const bool is_word = word >= corpus::kFullStop;
    shares.push_back(is_word ? std::exp(static_cast<double>(logits(0, word) - largest)) : 0);
    sum += shares.back();
  }
  std::vector<WordProbability> found;
  while (static_cast<Size>(found.size()) < k) {
    const auto best = std::max_element(shares.begin(), shares.end());
    found.push_back({words[best - shares.begin()], *best / sum});
    *best = -1;
  }
  return found;
}

}  // namespace spotlight
