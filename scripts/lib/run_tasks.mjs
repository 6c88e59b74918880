// Runs commands that depend on each other, as many at once as there are processors. The order
// follows the longest chain of work still ahead, as that chain decides when everything is done.
import { startChild } from './children.mjs';
import { root } from './root.mjs';

/**
 * @typedef {object} Task
 * @property {string} name
 * @property {string} command a shell command
 * @property {readonly string[]} [after] names of tasks that have to pass first
 * @property {number} seconds about how long it takes; only the order depends on it
 */
/**
 * @typedef {object} Result
 * @property {Task} task
 * @property {'passed' | 'failed' | 'not run'} outcome not run: a task that it comes after failed
 * @property {number} seconds
 * @property {string} output
 */

/**
 * The tasks of these names and all that they come after. A name also stands for its group: types
 * selects types:page and types:tests.
 * @param {readonly Task[]} tasks
 * @param {readonly string[]} names none: all tasks
 */
export function selectTasks(tasks, names) {
  if (names.length === 0) return [...tasks];
  const selected = new Set(
    tasks.filter(({ name }) => names.some((n) => name === n || name.startsWith(`${n}:`))),
  );
  for (const { after = [] } of selected) {
    // A set's loop also visits what is added while it runs.
    for (const task of tasks) if (after.includes(task.name)) selected.add(task);
  }
  return tasks.filter((task) => selected.has(task));
}

/**
 * @param {readonly Task[]} tasks
 * @param {object} options
 * @param {number} options.concurrency
 * @param {(result: Result) => void} options.onResult called as each task ends
 * @param {(task: Task) => Promise<{ passed: boolean, output: string }>} [options.runTask]
 * @returns {Promise<Result[]>}
 */
export async function runTasks(tasks, { concurrency, onResult, runTask = runCommand }) {
  const waiting = new Set(
    [...tasks].sort((a, b) => secondsAhead(b, tasks) - secondsAhead(a, tasks)),
  );
  /** @type {Map<string, Result>} */
  const results = new Map();

  /** @param {Result} result */
  const finish = (result) => {
    results.set(result.task.name, result);
    onResult(result);
  };
  /** @param {Task} task */
  const outcomesBefore = ({ after = [] }) => after.map((name) => results.get(name)?.outcome);

  const dropBlocked = () => {
    for (const task of waiting) {
      if (!outcomesBefore(task).some((outcome) => outcome && outcome !== 'passed')) continue;
      waiting.delete(task);
      finish({ task, outcome: 'not run', seconds: 0, output: '' });
      return dropBlocked();
    }
  };

  /** @type {Set<Promise<void>>} */
  const running = new Set();
  const startReady = () => {
    for (const task of waiting) {
      if (running.size >= concurrency) return;
      if (!outcomesBefore(task).every((outcome) => outcome === 'passed')) continue;
      waiting.delete(task);
      const started = performance.now();
      const run = runTask(task).then(({ passed, output }) => {
        const seconds = (performance.now() - started) / 1000;
        running.delete(run);
        finish({ task, outcome: passed ? 'passed' : 'failed', seconds, output });
      });
      running.add(run);
    }
  };

  for (startReady(); running.size > 0; startReady()) {
    await Promise.race(running);
    dropBlocked();
  }
  return tasks.flatMap(({ name }) => results.get(name) ?? []);
}

/**
 * The length of the longest chain that starts with this task.
 * @param {Task} task
 * @param {readonly Task[]} tasks
 * @returns {number}
 */
function secondsAhead(task, tasks) {
  const next = tasks.filter(({ after = [] }) => after.includes(task.name));
  return task.seconds + Math.max(0, ...next.map((follower) => secondsAhead(follower, tasks)));
}

/**
 * @param {Task} task
 * @returns {Promise<{ passed: boolean, output: string }>}
 */
function runCommand({ command }) {
  return new Promise((resolve) => {
    const child = startChild('sh', ['-c', command], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout?.setEncoding('utf8').on('data', (text) => (output += text));
    child.stderr?.setEncoding('utf8').on('data', (text) => (output += text));
    child.once('error', (error) => resolve({ passed: false, output: error.message }));
    child.once('close', (code) => resolve({ passed: code === 0, output }));
  });
}
