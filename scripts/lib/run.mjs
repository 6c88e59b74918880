// Runs one step of a build. A step that succeeds says nothing, so that the address which
// `npm start` prints stays the only one; a step that fails shows everything it said.
import { Failure } from './failure.mjs';
import { startChild } from './children.mjs';
import { root } from './root.mjs';

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string>, show?: boolean }} [options] show: output appears as it
 *   comes when a person sits at a terminal
 * @returns {Promise<string>} what the command printed; empty when it was shown
 */
export function run(command, args, { env = {}, show = false } = {}) {
  return new Promise((resolve, reject) => {
    const inherit = show && process.stdout.isTTY;
    const child = startChild(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: inherit ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout?.setEncoding('utf8').on('data', (text) => (output += text));
    child.stderr?.setEncoding('utf8').on('data', (text) => (output += text));
    child.once('error', (error) => reject(new Failure(`${command}: ${error.message}`)));
    child.once('close', (code, signal) => {
      if (code === 0) return resolve(output);
      const line = [command, ...args].join(' ');
      reject(new Failure(`${output}\nfailed (${signal ?? `exit code ${code}`}): ${line}`));
    });
  });
}

/**
 * Runs a tool that npm installed, e.g. runTool('vite/bin/vite.js', ['build']).
 * @param {string} file its path in node_modules
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string>, show?: boolean }} [options]
 */
export function runTool(file, args, options) {
  return run(process.execPath, [`node_modules/${file}`, ...args], options);
}
