/** What this lesson shows: one head, step by step, with what was edited. */

import type { Engine, LanguageModel } from '../../engine/index.ts';
import { rememberLast } from '../../lib/remember.ts';
import type { LearnedModelSource } from '../learned_model.ts';
import { editsFrom, type Edit } from './edits.ts';
import { createHeadFollower, type FollowedHead, type HeadRequest } from './followed_head.ts';
import { computeStages, type Stages } from './stages.ts';

/** With the edits as the address has them. */
export type PictureRequest = HeadRequest & { readonly edits: string };

export type Picture = FollowedHead & { readonly edits: readonly Edit[]; readonly stages: Stages };

/** Makes pictures; after an edit, or a step, the head itself is not asked for again. */
export function createPictureMaker(): (
  engine: Engine,
  learnedModel: LearnedModelSource,
  request: PictureRequest,
) => Promise<Picture> {
  const follow = createHeadFollower();
  const followOnce = rememberLast(
    (engine: Engine, model: LanguageModel | undefined, request: string) =>
      follow(engine, model, JSON.parse(request) as HeadRequest),
  );

  return async (engine, learnedModel, { edits: text, ...request }) => {
    const model = request.source === 'learned' ? await learnedModel(engine) : undefined;
    const head = await followOnce(engine, model, JSON.stringify(request));
    const edits = editsFrom(text);
    return { ...head, edits, stages: await computeStages(engine, head.input, edits) };
  };
}
