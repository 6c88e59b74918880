/** Weights go to the visitor's device as a file, and come back from one. */

/** Hands the browser a file to be saved under this name. */
export function download(bytes: Uint8Array<ArrayBuffer>, name: string): void {
  const address = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has begun to read it when this task is over.
  setTimeout(() => {
    URL.revokeObjectURL(address);
  });
}

/** Larger files are not read: ours have less than a tenth of it. */
const largestFile = 16 * 2 ** 20;

export async function readWeights(file: File): Promise<Uint8Array<ArrayBuffer>> {
  if (file.size > largestFile) {
    throw new Error(`the file has ${Math.round(file.size / 2 ** 20)} MB; ours have less than 1`);
  }
  return new Uint8Array(await file.arrayBuffer());
}
