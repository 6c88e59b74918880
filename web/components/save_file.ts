/** Files that go to the visitor's device. */

/** Hands the browser a file to be saved under this name. */
export function saveFile(contents: Blob, name: string): void {
  const address = URL.createObjectURL(contents);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has begun to read it when this task is over.
  setTimeout(() => {
    URL.revokeObjectURL(address);
  });
}
