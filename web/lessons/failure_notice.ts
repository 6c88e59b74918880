/** What a lesson says when there is no picture to be had, and that nothing that was typed is lost. */

import { html, nothing, type TemplateResult } from 'lit';
import type { EngineStatus } from '../state/engine_source.ts';

interface Failure {
  readonly status: EngineStatus;
  /** Why the last computation failed; empty if it did not. */
  readonly reason: string;
  /** It failed because the learned model could not be loaded. */
  readonly modelFailed: boolean;
  /** What can be done until it is tried again. */
  readonly meanwhile: TemplateResult | typeof nothing;
  readonly retry: () => void;
}

export function renderFailureNotice(failure: Failure): TemplateResult | typeof nothing {
  const told = toldOf(failure);
  if (!told) return nothing;
  const { heading, reason } = told;
  return html`<spotlight-notice heading=${heading} retriable @spotlight-retried=${failure.retry}>
    Your sentence is kept. ${reason === '' ? nothing : `(${reason})`} ${failure.meanwhile}
  </spotlight-notice>`;
}

function toldOf({
  status,
  reason,
  modelFailed,
}: Failure): { heading: string; reason: string } | undefined {
  if (status.kind === 'failed') {
    return status.when === 'loading'
      ? { heading: 'The engine did not load.', reason: status.reason }
      : { heading: 'The engine stopped.', reason: '' };
  }
  if (reason === '') return undefined;
  return modelFailed
    ? { heading: 'The learned model did not load.', reason }
    : { heading: 'This could not be computed.', reason };
}
