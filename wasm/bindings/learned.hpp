/// The learned model between JavaScript and the core.
#pragma once

#include <memory>

#include "bindings/job.hpp"
#include "transformer/evaluation.hpp"
#include "transformer/scaling_trial.hpp"
#include "transformer/training_job.hpp"

namespace spotlight::bindings {

/// The bytes of a Uint8Array, copied. Throws invalid_argument if it is none.
std::vector<std::uint8_t> bytes_from(const val& value, std::string_view name);

/// { tokens, ids, unknown }
val to_javascript(const corpus::Tokens& tokens);

/// options: { mode, heads_off }. Gives { tokens, logits, layers: { input, query, key, value,
/// position_bias, scores, masked_scores, weights, output }[] }.
val forward_of(const LanguageModel& model, const std::string& text, const val& options);

/// options: { mode, heads_off, position, k }. Gives { word, probability }[].
val predict_with(const LanguageModel& model, const std::string& text, const val& options);

/// options: { mode, heads_off, sentences, seed }. The job's result is { roles: { subject: { best:
/// { layer, head }, score, accuracy, per_head }, antecedent, previous, opener } }.
OwnJob evaluation_job(const LanguageModel& model, const val& options);

/// options: { seed, total_steps, learning_rate, batch, causal_share, entropy_cost }, or { from }:
/// the bytes that save() gave.
std::shared_ptr<Trainer> trainer_from(const val& options);

/// The job's result is { step, loss, learning_rate }.
OwnJob training_job(std::shared_ptr<Trainer> trainer, double steps);

/// options: { head_dim, num_heads, scaled, seed, total_steps, batch }
std::shared_ptr<ScalingTrial> trial_from(const val& options);

/// The job's result is { step, steps: { loss, largest_weight, entropy, grad_scores,
/// grad_query_key }[] }.
OwnJob trial_job(std::shared_ptr<ScalingTrial> trial, double steps);

}  // namespace spotlight::bindings
