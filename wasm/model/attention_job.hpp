/// attention() and attention_backward() in steps of some milliseconds at most, for callers that
/// have something else to do in between. The tensors of the call must outlive the job.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "kernels/attention.hpp"
#include "kernels/attention_backward.hpp"
#include "model/attention.hpp"
#include "model/attention_call.hpp"

namespace spotlight {

class AttentionJob {
 public:
  /// Checks and allocates as attention() does, and computes nothing yet.
  AttentionJob(const Tensor& query, const Tensor& key, const Tensor& value,
               const AttentionOptions& options, std::string_view caller = "attention");

  [[nodiscard]] bool done() const { return walk_.done(); }
  /// From 0 to 1.
  [[nodiscard]] double progress() const { return walk_.progress(); }
  /// Computes what sixteen queries of one head see.
  void step();
  [[nodiscard]] Size step_count() const { return walk_.count(); }
  /// In products of two numbers.
  [[nodiscard]] double cost_of_step() const;
  /// What was computed: once, when all is done.
  AttentionResult take_result();

 private:
  /// What all panels of a head have in common.
  struct Head {
    kernels::AttentionHead inputs;
    kernels::MatrixView output;
    kernels::AttentionStages stages;
  };
  [[nodiscard]] Head next_head();

  const Tensor& query_;
  const Tensor& key_;
  const Tensor& value_;
  CheckedCall call_;
  bool wants_present_;
  AttentionResult result_;
  PanelWalk walk_;
  kernels::AttentionWorkspace workspace_;
  std::optional<Head> head_;
};

class AttentionBackwardJob {
 public:
  /// Checks and allocates as attention_backward() does.
  AttentionBackwardJob(const Tensor& query, const Tensor& key, const Tensor& value,
                       const Tensor& grad_output, const AttentionOptions& options,
                       std::string_view caller = "attention_backward");

  [[nodiscard]] bool done() const { return walk_.done(); }
  [[nodiscard]] double progress() const { return walk_.progress(); }
  void step();
  [[nodiscard]] Size step_count() const { return walk_.count(); }
  [[nodiscard]] double cost_of_step() const;
  AttentionGradients take_result();

 private:
  struct Head {
    kernels::AttentionHead inputs;
    kernels::ConstMatrixView grad_output;
    kernels::AttentionGradients gradients;
  };
  [[nodiscard]] Head next_head();

  const Tensor& query_;
  const Tensor& grad_output_;
  const Tensor* mask_;
  std::string caller_;
  CheckedCall call_;
  const Tensor& key_;
  const Tensor& value_;
  /// Past and new ones, where there is a past.
  std::optional<Tensor> all_keys_;
  std::optional<Tensor> all_values_;
  AttentionGradients gradients_;
  PanelWalk walk_;
  kernels::AttentionWorkspace workspace_;
  std::optional<Head> head_;
};

}  // namespace spotlight
