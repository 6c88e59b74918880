/** Makes a learned model of the files that it lies in: the shipped ones, or what a caller has. */

import { LanguageModel } from './language_model.ts';
import type { Link } from './link.ts';
import { checkedBytes } from './model_arguments.ts';
import { cardOf, readCard, type ModelCard } from './model_card.ts';
import { bytesAt } from './read_bytes.ts';

/** Where weights come from: an address, or the bytes of a safetensors file. */
export type WeightsSource = URL | string | BufferSource;

/** Beside the package; Vite rewrites both when it bundles. */
const shippedWeights = new URL('../models/spotlight.safetensors', import.meta.url);
const shippedCard = new URL('../models/spotlight.card.json', import.meta.url);

export async function loadModel(
  link: Link,
  source: WeightsSource | undefined,
): Promise<LanguageModel> {
  if (source === undefined) {
    const [bytes, card] = await Promise.all([
      bytesAt(shippedWeights, 'languageModel: weights'),
      bytesAt(shippedCard, 'languageModel: card'),
    ]);
    return await modelOf(link, bytes, readCard(new TextDecoder().decode(card)));
  }
  const name = 'languageModel: source';
  const bytes =
    typeof source === 'string' || (source as unknown) instanceof URL
      ? await bytesAt(source as URL | string, name)
      : checkedBytes(source, name, 'an address or the bytes of a file');
  return await modelOf(link, bytes);
}

/** Without a card: that of the weights themselves. */
async function modelOf(
  link: Link,
  bytes: Uint8Array<ArrayBuffer>,
  card?: ModelCard,
): Promise<LanguageModel> {
  const identity = await link.call('createLanguageModel', { bytes });
  return new LanguageModel(link, identity, card ?? cardOf(identity));
}
