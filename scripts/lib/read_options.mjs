// Reads the options of a command whose values are whole numbers, or the name of a file.
import { parseArgs } from 'node:util';
import { Failure } from './failure.mjs';

/**
 * Options whose default is a number must be whole numbers from 1; the others are taken as they are.
 * @template {Record<string, string | number>} Defaults
 * @param {readonly string[]} args
 * @param {Defaults} defaults
 * @param {string} usage what to say if they cannot be read
 * @returns {Defaults}
 */
export function readOptions(args, defaults, usage) {
  const entries = Object.entries(defaults);
  const options = Object.fromEntries(
    entries.map(([name, value]) => [
      name,
      { type: /** @type {const} */ ('string'), default: `${value}` },
    ]),
  );
  try {
    const { values } = parseArgs({ args: [...args], options });
    const isRight = entries.every(
      ([name, value]) => typeof value === 'string' || /^[1-9]\d*$/.test(String(values[name])),
    );
    if (isRight) {
      return /** @type {Defaults} */ (
        Object.fromEntries(
          entries.map(([name, value]) => [
            name,
            typeof value === 'number' ? Number(values[name]) : String(values[name]),
          ]),
        )
      );
    }
  } catch {
    // An option that is not known.
  }
  throw new Failure(usage);
}
