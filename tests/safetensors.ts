/** Safetensors files taken apart and put together, apart from the core: to see what it wrote, and to damage it. */

interface TensorEntry {
  dtype: string;
  shape: number[];
  data_offsets: [number, number];
}

export interface SafetensorsFile {
  header: Record<string, TensorEntry> & { __metadata__?: Record<string, string> };
  data: Uint8Array;
}

/** A header of so many bytes, little-endian in the first eight; then JSON; then the numbers. */
export function takenApart(bytes: Uint8Array): SafetensorsFile {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerEnd = 8 + Number(view.getBigUint64(0, true));
  const header = JSON.parse(new TextDecoder().decode(bytes.slice(8, headerEnd))) as never;
  return { header, data: bytes.slice(headerEnd) };
}

export function putTogether({ header, data }: SafetensorsFile): Uint8Array<ArrayBuffer> {
  const json = new TextEncoder().encode(JSON.stringify(header));
  const bytes = new Uint8Array(8 + json.length + data.length);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(json.length), true);
  bytes.set(json, 8);
  bytes.set(data, 8 + json.length);
  return bytes;
}

/** The names of the tensors, without the metadata. */
export function tensorNames({ header }: SafetensorsFile): string[] {
  return Object.keys(header).filter((name) => name !== '__metadata__');
}
