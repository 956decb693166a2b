import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { STUDIO } from './places.mjs';
import { Problem } from './problem.mjs';

export const USAGE = `usage: npm run studio -- [--port N] [--data DIR]

  --port N    the port on 127.0.0.1 (default: 1337)
  --data DIR  where database, uploads and demo media live; a new folder is a new studio (default: www/studio/.data)
  --help      this text`;

/** What to do about a data folder that won't do. */
export const OTHER_FOLDER = 'choose another folder with `--data`';

const wrong = (sentence) => new Problem(`${sentence}; \`--help\` lists the options`, 2);

function portOf(text) {
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port;
  throw wrong(`\`--port\` must be a whole number from 1 to 65535, not \`${text}\``);
}

function folderOf(text) {
  if (text === '') throw wrong('`--data` must name a folder');
  // npm changes to the repository's folder, and tells where it was called.
  const called = process.env.npm_lifecycle_event === 'studio' ? process.env.INIT_CWD : undefined;
  const folder = resolve(called ?? process.cwd(), text);
  if (existsSync(folder) && !statSync(folder).isDirectory()) throw wrong(`\`--data\` is not a folder: \`${folder}\``);
  return folder;
}

/** What the command line asks for. Throws a Problem with exit code 2 where it can't be understood. */
export function readOptions(args) {
  const known = { port: { type: 'string' }, data: { type: 'string' }, help: { type: 'boolean' } };
  let parsed;
  try {
    parsed = parseArgs({ args, options: known });
  } catch (error) {
    // Node's own sentences begin like this: "Unknown option '--prot'. To specify a positional argument …"
    throw wrong(error.message.split('. ')[0].replaceAll("'", '`'));
  }
  const { port = '1337', data, help = false } = parsed.values;
  return { help, port: portOf(port), data: data === undefined ? join(STUDIO, '.data') : folderOf(data) };
}
