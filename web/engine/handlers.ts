/** What the executor is made of: tables that say how each operation is carried out on the core. */

import type { CoreJob } from './core_types.ts';
import type { OperationName, ReplyOf, RequestOf } from './protocol.ts';
import type { Watch } from './slices.ts';

export type Handlers<Names extends OperationName> = {
  readonly [Name in Names]: (
    request: RequestOf<Name>,
    watch: Watch,
  ) => ReplyOf<Name> | Promise<ReplyOf<Name>>;
};

/** Carries out a job of the core in slices, and turns its result into a reply. */
export type RunInSlices = <Result, Reply>(
  job: CoreJob<Result>,
  watch: Watch,
  toReply: (result: Result) => Reply,
) => Reply | Promise<Reply>;
