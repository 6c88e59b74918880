// No program that we start may outlive us: Ctrl-C or a TERM signal ends the compilers and browsers
// below us too. Each child leads a process group of its own, so that its own children go with it.
import { spawn } from 'node:child_process';
import os from 'node:os';

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */

const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
const patienceMs = 5000;

/** @type {Set<ChildProcess>} */
const running = new Set();

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 * @returns {ChildProcess} emits 'close' when its output is complete
 */
export function startChild(command, args, options) {
  if (running.size === 0) for (const signal of signals) process.on(signal, endAll);
  const child = spawn(command, args, { ...options, detached: true });
  running.add(child);
  child.once('error', () => forget(child));
  child.once('close', () => forget(child));
  // A stray grandchild that holds the output open would keep 'close' from ever coming.
  child.once('exit', () => setTimeout(() => endOutput(child), 2000).unref());
  return child;
}

/** @param {ChildProcess} child */
function forget(child) {
  running.delete(child);
  if (running.size === 0) for (const signal of signals) process.off(signal, endAll);
}

/** @param {ChildProcess} child */
function endOutput(child) {
  if (!running.has(child)) return;
  signalGroup(child, 'SIGKILL');
  child.stdout?.destroy();
  child.stderr?.destroy();
}

/** @param {NodeJS.Signals} signal */
function endAll(signal) {
  const exitCode = 128 + os.constants.signals[signal];
  for (const child of running) {
    // Nobody else may hear that it ended: they would report a failure or start the next one.
    child.removeAllListeners('close');
    child.once('close', () => {
      running.delete(child);
      if (running.size === 0) process.exit(exitCode);
    });
    signalGroup(child, 'SIGTERM');
  }
  setTimeout(() => {
    for (const child of running) signalGroup(child, 'SIGKILL');
    process.exit(exitCode);
  }, patienceMs);
}

/**
 * @param {ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function signalGroup(child, signal) {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, signal);
  } catch {
    // The group is gone already.
  }
}
