// The admin's texts: every language has them all, says the same with them, and none is left over.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { IntlMessageFormat } from 'intl-messageformat';
import { checklist, findingCodes, formats } from 'render-rules';
import ts from 'typescript';
import { loadModule } from './support/modules.mjs';

const tests = dirname(dirname(fileURLToPath(import.meta.url)));
const admin = join(dirname(tests), 'www', 'plugin', 'admin', 'src');
const folder = join(admin, 'translations');
const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
const others = folders.map(({ name }) => name).filter((name) => name !== 'en');
const LANGUAGES = ['en', ...others];

/** English has none of these: the rules say findings in English. */
const FINDING = /^finding\.([a-z0-9_]+)(\.remedy)?$/;

const load = (path) => loadModule(join(admin, path));

const textsOf = async (language) => (await load(join('translations', language, 'index.ts'))).default;
const texts = Object.fromEntries(
  await Promise.all(LANGUAGES.map(async (language) => [language, await textsOf(language)])),
);
const keysOf = (language) => Object.keys(texts[language]);

/** What a text is filled with: `count plural`, `status select draft other`, `camera argument`. */
function placeholders(text, locale) {
  const kinds = ['literal', 'argument', 'number', 'date', 'time', 'select', 'plural', 'pound', 'tag'];
  const found = new Set();
  const walk = (elements) => {
    for (const { type, value, options } of elements) {
      const kind = kinds[type];
      if (kind === 'literal' || kind === 'pound') continue;
      // Languages have plurals of their own; what can be selected is the same in all.
      const choices = kind === 'select' ? Object.keys(options).sort() : [];
      found.add([value, kind, ...choices].join(' '));
      for (const option of Object.values(options ?? {})) walk(option.value);
    }
  };
  walk(new IntlMessageFormat(text, locale).getAst());
  return [...found].sort();
}

/** The source files of the admin. */
const sources = readdirSync(admin, { recursive: true })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => ts.createSourceFile(file, readFileSync(join(admin, file), 'utf8'), ts.ScriptTarget.Latest, true));

/** What can be a key in the source: texts, and templates with something before their first gap. */
function keysInSource() {
  const literal = new Set();
  const patterns = [];
  const escape = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const visit = (node) => {
    if (ts.isStringLiteralLike(node)) literal.add(node.text);
    if (ts.isTemplateExpression(node) && /^[a-z]\w*\./i.test(node.head.text))
      patterns.push(
        new RegExp(
          `^${escape(node.head.text)}${node.templateSpans.map((s) => `[^.]+${escape(s.literal.text)}`).join('')}$`,
        ),
      );
    ts.forEachChild(node, visit);
  };
  sources.forEach(visit);
  return (key) => literal.has(key) || patterns.some((pattern) => pattern.test(key));
}

/** Every finding that the shared vectors hold, by its code. */
function vectorFindings() {
  const found = new Map();
  const walk = (value) => {
    if (Array.isArray(value)) value.forEach(walk);
    else if (typeof value === 'object' && value !== null) {
      if (typeof value.code === 'string' && typeof value.remedy === 'string' && value.params)
        found.set(value.code, [...(found.get(value.code) ?? []), value]);
      Object.values(value).forEach(walk);
    }
  };
  const vectors = join(tests, 'vectors');
  for (const file of readdirSync(vectors))
    for (const { expected } of JSON.parse(readFileSync(join(vectors, file), 'utf8')).cases) walk(expected);
  return found;
}

/** What no vector causes; their params are those that the Rust source gives them. */
const ELSEWHERE = { metadata_too_large: [{ params: { limitBytes: 65536 } }] };

describe('the translations', () => {
  test('merge every file of their folder, and no key stands in two', () => {
    for (const language of LANGUAGES) {
      const files = readdirSync(join(folder, language)).filter((file) => file.endsWith('.json'));
      const seen = new Map();
      for (const file of files)
        for (const key of Object.keys(JSON.parse(readFileSync(join(folder, language, file), 'utf8')))) {
          assert.equal(seen.get(key), undefined, `${language}: \`${key}\` stands in two files`);
          assert.ok(key in texts[language], `${language}/${file} is not merged by ${language}/index.ts`);
          seen.set(key, file);
        }
      assert.deepEqual([...seen.keys()].sort(), keysOf(language).sort());
    }
  });

  test('are loaded for every language that there is a folder of', async () => {
    const { loadTranslations } = await load('translations/index.ts');
    for (const language of LANGUAGES) {
      const { locale, data } = await loadTranslations(language);
      assert.equal(locale, language);
      assert.equal(Object.keys(data).length, keysOf(language).length);
      assert.ok(Object.keys(data).every((id) => id.startsWith('render-jobs.')));
    }
    assert.deepEqual((await loadTranslations('eo')).data, {});
  });

  test('can all be chosen in the studio', () => {
    const app = readFileSync(join(dirname(tests), 'www', 'studio', 'src', 'admin', 'app.jsx'), 'utf8');
    const [, listed] = /locales: \[(.*)\]/.exec(app);
    assert.deepEqual(listed.match(/[\w-]+/g).sort(), [...others].sort());
  });

  for (const language of others)
    test(`${language}: no key is missing, and none is there that English has not`, () => {
      const own = keysOf(language).filter((key) => !FINDING.test(key));
      assert.deepEqual(own.sort(), keysOf('en').sort());
    });

  test('none is empty, and each can be read', () => {
    for (const language of LANGUAGES)
      for (const [key, text] of Object.entries(texts[language])) {
        assert.notEqual(text.trim(), '', `${language}: ${key}`);
        assert.doesNotThrow(() => placeholders(text, language), `${language}: ${key}`);
      }
  });

  test('have the same placeholders in each language', () => {
    for (const key of new Set(others.flatMap(keysOf))) {
      const [first, ...rest] = LANGUAGES.filter((language) => key in texts[language]);
      for (const language of rest)
        assert.deepEqual(
          placeholders(texts[language][key], language),
          placeholders(texts[first][key], first),
          `\`${key}\` in ${language} and ${first}`,
        );
    }
  });

  test("name each rule of the gate's checklist", () => {
    for (const { rule } of checklist({ ok: true, findings: [] }))
      assert.ok(`rule.${rule}` in texts.en, `\`rule.${rule}\`: add to checklist.json of every language`);
  });

  test('name each format', () => {
    for (const { format } of formats())
      assert.ok(`format.${format}` in texts.en, `\`format.${format}\`: add to common.json of every language`);
  });

  test('none is unused', () => {
    const isUsed = keysInSource();
    for (const language of LANGUAGES)
      for (const key of keysOf(language)) assert.ok(isUsed(key), `${language}: no source file uses \`${key}\``);
  });
});

describe('findings in other languages', () => {
  const codes = findingCodes().map(({ code }) => code);
  const vectors = vectorFindings();

  for (const language of others)
    test(`${language}: each code has a message and a remedy`, () => {
      const missing = codes
        .flatMap((code) => [`finding.${code}`, `finding.${code}.remedy`])
        .filter((key) => !(key in texts[language]));
      assert.deepEqual(
        missing,
        [],
        `\`${missing.join('`, `')}\`: add to www/plugin/admin/src/translations/${language}/findings.json; placeholders are the code's params, and those of findings/values.ts`,
      );
    });

  for (const language of others)
    test(`${language}: each says something of every finding that there is`, async () => {
      const { valuesOf } = await load(join('findings', 'values.ts'));
      for (const code of codes)
        for (const finding of ELSEWHERE[code] ?? vectors.get(code) ?? [{ params: {} }]) {
          const key = `finding.${code}`;
          const say = (text) => new IntlMessageFormat(text, language).format(valuesOf(finding));
          // What a text asks for and a finding has not throws.
          const message = say(texts[language][key] ?? '');
          assert.doesNotMatch(message, /undefined|``/, `${language}: ${key}`);
          assert.equal(say(texts[language][`${key}.remedy`] ?? '').includes('undefined'), false);
        }
    });

  test('none is of a code that there is not any more', () => {
    for (const language of LANGUAGES)
      for (const key of keysOf(language)) {
        const code = FINDING.exec(key)?.[1];
        if (code !== undefined) assert.ok(codes.includes(code), `${basename(folder)}/${language}: ${key}`);
      }
  });

  test('say what the rules say, in the way that the rules say it', async () => {
    const { valuesOf } = await load(join('findings', 'values.ts'));
    const say = (language, code, params) =>
      new IntlMessageFormat(texts[language][`finding.${code}`], language).format(valuesOf({ params }));
    const overlap = { cut: 'c2', index: 1, startMs: 3999, other: '', otherIndex: 0, otherEndMs: 4000 };
    assert.equal(
      say('de', 'cut_overlap', overlap),
      'Schnitt `c2` beginnt bei 3.999 ms, bevor Schnitt 0 bei 4.000 ms endet',
    );
    assert.equal(say('de', 'cut_invalid', { index: 3 }), 'Schnitt 3 ist kein Objekt');
    assert.equal(
      say('de', 'cut_camera_unknown', { camera: '', index: 1, cuts: 1 }),
      'Ein Schnitt nennt eine Kamera, die keine Quelle hat: `–`',
    );
    const hostile = `{x, plural, other {#}} <b>${'x'.repeat(200)}`;
    const told = say('de', 'master_camera_unknown', { camera: hostile });
    assert.ok(told.includes('{x, plural, other {#}} <b>xxx') && told.length < 130, told);
  });
});
