// What our commands print is captured first, so they cannot see where it will arrive: they are told.

/** Makes every command below us write colours if we write to a terminal, and none otherwise. */
export function settleColours() {
  if (process.stdout.isTTY && !process.env.NO_COLOR) {
    delete process.env.NO_COLOR;
    process.env.FORCE_COLOR = '1';
  } else {
    delete process.env.FORCE_COLOR;
    process.env.NO_COLOR = '1';
  }
}
