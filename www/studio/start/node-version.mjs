import { readFileSync } from 'fs';

/** What is wrong with this version of Node, in one sentence, or null. The oldest that will do stands in package.json. */
export function nodeProblem(version = process.versions.node) {
  const { engines } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'));
  const numbers = (text) => /(\d+)\.(\d+)/.exec(text).slice(1).map(Number);
  const [oldestMajor, oldestMinor] = numbers(engines.node);
  const [major, minor] = numbers(version);
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return null;
  return `Node ${version} is too old: install ${oldestMajor}.${oldestMinor} or newer from https://nodejs.org`;
}
