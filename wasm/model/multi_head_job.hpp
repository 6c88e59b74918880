/// Multi-head attention in steps of some milliseconds at most; see attention_job.hpp. The inputs
/// and the tensors of the options must outlive the job; the parameters are shared with it, so that
/// the layer may get others meanwhile.
#pragma once

#include <array>
#include <memory>
#include <string_view>

#include "model/attention_job.hpp"
#include "model/params.hpp"
#include "model/phase_walk.hpp"
#include "model/projection.hpp"

namespace spotlight {

/// The way to the joined outputs of all heads, which forward and backward have in common.
class HeadsOfLayer {
 public:
  /// query: [seq_len, embed_dim], key and value: [kv_len, embed_dim], checked.
  HeadsOfLayer(const Params& params, Size num_heads, const Tensor& query, const Tensor& key,
               const Tensor& value, const AttentionOptions& options, std::string_view caller);
  HeadsOfLayer(const HeadsOfLayer&) = delete;  // attention_ refers to the tensors before it
  HeadsOfLayer& operator=(const HeadsOfLayer&) = delete;

  static constexpr std::size_t kPhases = 5;
  void add_phases(PhaseWalk& walk) const;
  void take(PhaseWalk::Step step);

  /// Of query, key and value, in this order here and below.
  std::array<const Tensor*, 3> inputs;
  std::array<Projection, 3> projections;
  /// [num_heads, seq_len or kv_len, head_dim]
  std::array<Tensor, 3> projected;
  /// With the stages; the output is [num_heads, seq_len, head_dim].
  AttentionResult attended;
  /// [seq_len, embed_dim], once all phases are done.
  Tensor joined;

 private:
  /// What was projected, before it is split into heads.
  Tensor rows_;
  AttentionJob attention_;
};

class MultiHeadJob {
 public:
  MultiHeadJob(std::shared_ptr<const Params> params, Size num_heads, const Tensor& query,
               const Tensor& key, const Tensor& value, const AttentionOptions& options,
               std::string_view caller);

  [[nodiscard]] bool done() const { return walk_.done(); }
  [[nodiscard]] double progress() const { return walk_.progress(); }
  void step();
  AttentionResult take_result();

 private:
  std::shared_ptr<const Params> params_;
  HeadsOfLayer heads_;
  Projection project_o_;
  Tensor output_;
  PhaseWalk walk_;
};

/// Gradients of a loss by the inputs and by every parameter, by name.
struct MultiHeadGradients {
  Tensor grad_query;
  Tensor grad_key;
  Tensor grad_value;
  Params grad_params;
};

class MultiHeadBackwardJob {
 public:
  MultiHeadBackwardJob(std::shared_ptr<const Params> params, Size num_heads, const Tensor& query,
                       const Tensor& key, const Tensor& value, const Tensor& grad_output,
                       const AttentionOptions& options, std::string_view caller);

  [[nodiscard]] bool done() const { return walk_.done(); }
  [[nodiscard]] double progress() const { return walk_.progress(); }
  void step();
  MultiHeadGradients take_result() { return std::move(gradients_); }

 private:
  /// A projection that is gone through backwards, in three phases.
  struct Backward {
    Projection* projection;
    std::array<const char*, 2> names;
    const Tensor* x;
    const Tensor* grad;
    Tensor* grad_x;
  };
  void add_phases_of(const Backward& backward);
  void take_backward(const Backward& backward, std::size_t phase, Size step);

  std::shared_ptr<const Params> params_;
  HeadsOfLayer heads_;
  Projection project_o_;
  Tensor grad_joined_;
  Tensor grad_heads_;
  AttentionBackwardJob attention_;
  /// By what was projected: [seq_len or kv_len, embed_dim].
  std::array<Tensor, 3> grad_projected_;
  MultiHeadGradients gradients_;
  /// Of w_o first, then of w_q, w_k and w_v.
  std::array<Backward, 4> backwards_;
  PhaseWalk walk_;
};

}  // namespace spotlight
