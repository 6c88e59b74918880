// `npm start`: from a fresh clone to a page in the browser. Prints the address, and nothing else
// that looks like one, once the page answers.
import { build } from './build.mjs';
import { Failure } from './lib/failure.mjs';
import { program } from './lib/program.mjs';
import { serveSite } from './lib/serve.mjs';

const defaultPort = 4173;

async function start() {
  const port = chosenPort();
  await build();
  const server = await serveSite({ port });
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => {
      process.exitCode = 0; // being stopped is how this program ends well
      void server.close().then(() => process.exit());
    });
  }
  const problem = await problemWith(server.url);
  if (problem) {
    await server.close();
    throw new Failure(`the page does not answer: ${problem}`);
  }
  console.log(server.url);
}

/** @param {string} url */
async function problemWith(url) {
  try {
    const { status } = await fetch(url);
    return status === 200 ? undefined : `status ${status}`;
  } catch (error) {
    // "bad port": browsers refuse some ports, and so does fetch.
    return String(/** @type {Error} */ (error).cause ?? error);
  }
}

function chosenPort() {
  const port = Number(process.env.PORT || defaultPort);
  if (Number.isInteger(port) && port >= 0 && port < 65536) return port;
  throw new Failure(`PORT: expected a number from 0 to 65535, got '${process.env.PORT}'`);
}

await program(import.meta.url, start);
