/** What keeps the studio from starting, in one sentence for the person who started it. */
export class Problem extends Error {
  constructor(message, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}
