import { checkEdl, checkSettings, RulesError } from 'render-rules';
import type { CheckOptions } from 'render-rules';

/** One option: what is right for it in words, and whether a value is. */
interface Option {
  expected: string;
  accepts(value: unknown): boolean;
  /** Whether a wrong value may not be shown, for there may be a password in it. */
  secret?: true;
}

/** Options that the rules read themselves. */
interface RulesOptions {
  /** What they say is wrong, null for nothing. */
  problem(value: unknown): string | null;
}

/** Options by name, or groups of them. */
export interface Group {
  [key: string]: Option | RulesOptions | Group;
}

const isOption = (entry: Group[string]): entry is Option => 'accepts' in entry && typeof entry.accepts === 'function';
const isForRules = (entry: Group[string]): entry is RulesOptions =>
  'problem' in entry && typeof entry.problem === 'function';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const quoted = (value: unknown): string => `\`${JSON.stringify(value) ?? String(value)}\``;

/** A text that is not empty. */
export const text: Option = {
  expected: 'a text',
  accepts: (value) => typeof value === 'string' && value !== '',
};

/** A field's name, or null where the content type has none. */
export const optionalText: Option = {
  expected: 'a string or `null`',
  accepts: (value) => value === null || text.accepts(value),
};

/** A content type's uid. */
export const uid: Option = {
  expected: "a content type's uid such as `api::recording-session.recording-session`",
  accepts: (value) => typeof value === 'string' && /^(api|plugin)::[\w-]+\.[\w-]+$/.test(value),
};

/** One of these texts. */
export const oneOf = (...texts: string[]): Option => ({
  expected: texts.map((name) => `\`${name}\``).join(' or '),
  accepts: (value) => typeof value === 'string' && texts.includes(value),
});

/** Where a Redis is. */
export const redisUrl: Option = {
  expected: 'an address such as `redis://127.0.0.1:6379`, or one that begins with `rediss://` for TLS',
  accepts: (value) =>
    typeof value === 'string' &&
    URL.canParse(value) &&
    ['redis:', 'rediss:'].includes(new URL(value).protocol) &&
    new URL(value).hostname !== '',
  secret: true,
};

/** Yes or no. */
export const flag: Option = {
  expected: '`true` or `false`',
  accepts: (value) => typeof value === 'boolean',
};

/** A whole number between two bounds, both included. */
export const wholeNumber = (from: number, to: number): Option => ({
  expected: `a whole number from ${from} to ${to}`,
  accepts: (value) => typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to,
});

/** An option that may be left out: the rules have a default for it. */
export const optional = (option: Option): Option => ({
  expected: `${option.expected}, or left out`,
  accepts: (value) => value === undefined || option.accepts(value),
});

/** An option that can be switched off. */
export const orFalse = (option: Option): Option => ({
  expected: `${option.expected}, or \`false\``,
  accepts: (value) => value === false || option.accepts(value),
});

/** What the rules say is wrong with options of the gate's. */
function problemOfOptions(options: unknown): string | null {
  try {
    // Whatever the EDL: options that are none are refused before it is looked at.
    checkEdl(null, options as CheckOptions);
    return null;
  } catch (error) {
    if (!(error instanceof RulesError)) throw error;
    return error.message;
  }
}

/** How strictly the gate checks. Where media may lie has an option of its own. */
export const checks: RulesOptions = {
  problem(value) {
    if (isRecord(value) && 'media' in value) return '`checks.media` is no option: give `media` beside `checks`';
    const problem = problemOfOptions(value);
    return problem && `\`checks\`: ${problem}`;
  },
};

/** Which hosts mezzanines may lie on. */
export const media: RulesOptions = { problem: (value) => problemOfOptions({ media: value }) };

/** How renders are made. */
export const renderSettings: RulesOptions = {
  problem(value) {
    if (!isRecord(value)) return `\`render\` must be an object, not ${quoted(value)}`;
    const unknown = Object.keys(value).filter((key) => !['fps', 'onDamage'].includes(key));
    const wrong = checkSettings(value).map(({ message }) => `\`render\`: ${message}`);
    return [...unknown.map((key) => `\`render.${key}\` is no option`), ...wrong].join('; ') || null;
  },
};

/** Everything that is wrong with a configuration, one sentence for each option. */
export function problemsOf(value: unknown, options: Group, path = ''): string[] {
  if (!isRecord(value)) return [`\`${path}\` must be an object, not ${quoted(value)}`];
  const inside = (key: string) => (path === '' ? key : `${path}.${key}`);
  const names = Object.keys(options);
  const unknown = Object.keys(value)
    .filter((key) => !names.includes(key))
    .map(
      (key) => `\`${inside(key)}\` is no option; valid are ${names.map((name) => `\`${inside(name)}\``).join(', ')}`,
    );
  const wrong = Object.entries(options).flatMap(([key, option]) => {
    const given = value[key];
    if (isForRules(option)) return option.problem(given) ?? [];
    if (!isOption(option)) return problemsOf(given, option, inside(key));
    if (option.accepts(given)) return [];
    const instead = option.secret && typeof given === 'string' ? '' : `, not ${quoted(given)}`;
    return [`\`${inside(key)}\` must be ${option.expected}${instead}`];
  });
  return [...unknown, ...wrong];
}
