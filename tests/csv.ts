/** Reads tables of comma-separated values, as RFC 4180 describes them: for tests of what the page writes. */

/** Rows of fields; the last line has an end, too. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let fields: string[] = [];
  // A field with its separator: in quotes, where quotes stand twice, or up to the next comma or end of line.
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r\n)/g)) {
    fields.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === ',') continue;
    rows.push(fields);
    fields = [];
  }
  return rows;
}
