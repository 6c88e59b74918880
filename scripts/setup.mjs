// The preflight of every command: after it, a fresh machine has the tools and the packages that
// the project needs, or its owner has read how to get them. It says nothing when all is there.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { Failure } from './lib/failure.mjs';
import { findCommand } from './lib/find_command.mjs';
import { program } from './lib/program.mjs';
import { inRepo } from './lib/root.mjs';
import { run } from './lib/run.mjs';
import { thisMachine } from './lib/this_machine.mjs';
import { debianPackages, installAdvice, missingTools } from './lib/tools.mjs';

/** @typedef {import('./lib/tools.mjs').Tool} Tool */

const oldestNode = [20, 16];

/** @param {'build' | 'test'} [use] tests need more tools than the build */
export async function setup(use = 'build') {
  checkNode();
  await installTools(use);
  await installPackages();
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = oldestNode;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  throw new Failure(
    `Spotlight needs Node ${oldestNode.join('.')} or newer; this is Node ${process.versions.node}.`,
  );
}

/** @param {'build' | 'test'} use */
async function installTools(use) {
  const missing = missingTools(thisMachine, use);
  const needed = missing.filter(({ isOptional }) => !isOptional);
  if (needed.length > 0) await installNeeded(needed, use);
  const optional = missing.filter(({ isOptional }) => isOptional);
  if (optional.length > 0) await installOptional(debianPackages(optional));
}

/**
 * @param {readonly Tool[]} needed
 * @param {'build' | 'test'} use
 */
async function installNeeded(needed, use) {
  const aptGet = aptGetCommand();
  if (!aptGet) throw new Failure(installAdvice(needed));
  const packages = debianPackages(needed);
  console.log(`Installing with apt-get, which takes some minutes: ${packages.join(' ')}`);
  try {
    // One unreachable package source fails the update and yet may not matter to the installation.
    await runAll([...aptGet, 'update']).catch((error) => console.error(error.message));
    await runAll([...aptGet, ...installation, ...packages]);
  } catch (error) {
    throw new Failure(`${/** @type {Error} */ (error).message}\n\n${installAdvice(needed)}`);
  }
  const stillMissing = missingTools(thisMachine, use).filter(({ isOptional }) => !isOptional);
  if (stillMissing.length > 0) throw new Failure(installAdvice(stillMissing));
}

/**
 * Installs what this system has a package of; what it has not is done without.
 * @param {readonly string[]} packages
 */
async function installOptional(packages) {
  const aptGet = aptGetCommand();
  const aptCache = findCommand('apt-cache');
  if (!aptGet || !aptCache) return;
  const known = packages.filter((name) => spawnSync(aptCache, ['show', name]).status === 0);
  if (known.length === 0) return;
  console.log(`Installing with apt-get: ${known.join(' ')}`);
  await runAll([...aptGet, ...installation, ...known]).catch((error) =>
    console.error(error.message),
  );
}

const installation = ['install', '-y', '--no-install-recommends'];

/** How apt-get is called here, or undefined where it cannot be. */
function aptGetCommand() {
  const asRoot = rootPrefix();
  return asRoot && [...asRoot, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get'];
}

/**
 * What to write before a command to run it as root here, or undefined where that cannot be.
 * @returns {string[] | undefined}
 */
function rootPrefix() {
  if (!findCommand('apt-get')) return undefined;
  if (process.getuid?.() === 0) return [];
  const sudoAsksNothing = findCommand('sudo') && spawnSync('sudo', ['-n', 'true']).status === 0;
  return sudoAsksNothing ? ['sudo', '-n'] : undefined;
}

/** @param {string[]} line */
function runAll([command = '', ...args]) {
  return run(command, args);
}

/**
 * Installs the packages that package-lock.json names, unless node_modules holds just these.
 * @param {string} [folder] the one that package-lock.json lies in
 */
export async function installPackages(folder = '.') {
  if (packagesAreInstalled(folder)) return;
  console.log('Installing npm packages');
  await run('npm', ['ci', '--prefix', folder, '--include=dev', '--no-audit', '--no-fund']);
}

/**
 * Compares contents, not file times: a git checkout gives every file a new time.
 * @param {string} folder
 */
function packagesAreInstalled(folder) {
  const installedLock = inRepo(folder, 'node_modules/.package-lock.json');
  if (!existsSync(installedLock)) return false;
  const wanted = readPackages(inRepo(folder, 'package-lock.json'));
  const installed = readPackages(installedLock);
  return Object.entries(wanted).every(
    ([name, { version, optional }]) =>
      name === '' || // the project itself
      (optional && !installed[name]) || // made for another platform
      installed[name]?.version === version,
  );
}

/**
 * @param {string} lockFile
 * @returns {Record<string, { version?: string, optional?: boolean }>}
 */
function readPackages(lockFile) {
  return JSON.parse(readFileSync(lockFile, 'utf8')).packages;
}

await program(import.meta.url, (args) => {
  const use = args[0] === '--for' ? args[1] : args.length === 0 ? 'build' : undefined;
  if (use !== 'build' && use !== 'test') {
    throw new Failure('usage: node scripts/setup.mjs [--for build|test]');
  }
  return setup(use);
});
