// `npm run audit`: what is known against the crates and packages that are built in, and what they are licensed under.
// Says of each check whether it passed, found something, or could not run, and fails only where something was found.
import { spawnSync } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** What a check says that could not ask whom it has to ask, or is not installed. */
const UNREACHABLE =
  /no such command|ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|405 Method Not Allowed|audit endpoint returned an error|failed to (fetch|download|resolve|prepare fetch)|couldn't fetch|could not resolve|unable to update registry/i;

const CHECKS = [
  ['licences, sources and bans of crates (deny.toml)', 'cargo', 'deny', 'check', 'licenses', 'sources', 'bans'],
  ['advisories on crates (RustSec, on GitHub)', 'cargo', 'deny', 'check', 'advisories'],
  ['advisories on crates, by cargo-audit', 'cargo', 'audit'],
  ['advisories on npm packages that are shipped', 'npm', 'audit', '--omit=dev'],
  ['signatures of npm packages (sigstore)', 'npm', 'audit', 'signatures'],
];

/** As long as one check may take. */
const LIMIT_MS = 300_000;

const INSTALL = '`cargo install --locked cargo-deny cargo-audit` installs what asks about crates';

function outcomeOf(command, args) {
  // What `npm run` tells of itself, such as to be silent, is not meant for these.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('npm_')));
  const options = { cwd: root, encoding: 'utf8', timeout: LIMIT_MS, env };
  const { status, stdout, stderr, error } = spawnSync(command, args, options);
  const text = `${stdout ?? ''}${stderr ?? ''}`.trim();
  if (status === 0) return { outcome: 'passed', text: text.split('\n').at(-1) };
  if (error || UNREACHABLE.test(text)) return { outcome: 'could not run', text: (error?.message ?? text).slice(-600) };
  return { outcome: 'found something', text };
}

const outcomes = CHECKS.map(([name, command, ...args]) => {
  const { outcome, text } = outcomeOf(command, args);
  console.log(`\n${name}: ${outcome}\n$ ${command} ${args.join(' ')}\n${text.replaceAll(/^/gm, '  ')}`);
  return outcome;
});
const count = (wanted) => outcomes.filter((outcome) => outcome === wanted).length;
console.log(
  `\n${count('passed')} passed, ${count('could not run')} could not run, ${count('found something')} found something`,
);
if (count('could not run') > 0) console.log(INSTALL);
process.exitCode = count('found something') > 0 ? 1 : 0;
