// The machine that we run on, as the preflight asks about it; tests make others up.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findCommand } from './find_command.mjs';

/** @type {import('./tools.mjs').Machine} */
export const thisMachine = {
  hasCommand: (command) => findCommand(command) !== undefined,
  hasPath: existsSync,
  outputOf: (command, args) => spawnSync(command, args, { encoding: 'utf8' }).stdout ?? '',
  env: process.env,
};
