const STILL_WORKING_MS = 10_000;

const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

/** Runs a step after the other and says what each does, and how far it is: `[2/6] plugin: built (3.1 s)`. */
export function createSteps(total) {
  let count = 0;
  return async function step(title, work) {
    count += 1;
    const began = Date.now();
    const say = (text) => console.log(`[${count}/${total}] ${title}: ${text}`);
    const ticker = setInterval(() => say(`still working, ${seconds(began)}`), STILL_WORKING_MS);
    try {
      // What the work returns is how it ended, in a word or two.
      say(`${await work(say)} (${seconds(began)})`);
    } finally {
      clearInterval(ticker);
    }
  };
}
