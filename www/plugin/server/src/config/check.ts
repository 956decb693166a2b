/** One option: what is right for it in words, and whether a value is. */
interface Option {
  expected: string;
  accepts(value: unknown): boolean;
}

/** Options by name, or groups of them. */
export interface Group {
  [key: string]: Option | Group;
}

const isOption = (entry: Option | Group): entry is Option => typeof entry.accepts === 'function';

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
  expected: 'a text, or `null` where there is none',
  accepts: (value) => value === null || text.accepts(value),
};

/** A content type's uid. */
export const uid: Option = {
  expected: "a content type's uid such as `api::recording-session.recording-session`",
  accepts: (value) => typeof value === 'string' && /^(api|plugin)::[\w-]+\.[\w-]+$/.test(value),
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
    if (!isOption(option)) return problemsOf(given, option, inside(key));
    return option.accepts(given) ? [] : [`\`${inside(key)}\` must be ${option.expected}, not ${quoted(given)}`];
  });
  return [...unknown, ...wrong];
}
