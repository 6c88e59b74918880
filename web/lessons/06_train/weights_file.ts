/** Weights go to the visitor's device as a file, and come back from one. */

import { saveFile } from '../../components/save_file.ts';

export function download(bytes: Uint8Array<ArrayBuffer>, name: string): void {
  saveFile(new Blob([bytes], { type: 'application/octet-stream' }), name);
}

/** Larger files are not read: ours have less than a tenth of it. */
const largestFile = 16 * 2 ** 20;

export async function readWeights(file: File): Promise<Uint8Array<ArrayBuffer>> {
  if (file.size > largestFile) {
    throw new Error(`the file has ${Math.round(file.size / 2 ** 20)} MB; ours have less than 1`);
  }
  return new Uint8Array(await file.arrayBuffer());
}
