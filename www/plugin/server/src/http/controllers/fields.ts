import type { Context } from 'koa';
import { quoted, refused } from '../../errors';
import { bodyOf } from './request';

/** What a caller sent by name: anything at all. */
export type Fields = Record<string, unknown>;

/** Says which values a field takes, and takes one. */
type Reader<Value> = (fields: Fields, name: string) => Value;

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const wrong = (name: string, expected: string, value: unknown): Error =>
  refused('bad_request', `\`${name}\` must be ${expected}, not ${quoted(value)}`);

/** @throws RequestError 400 `bad_request` where the body is no JSON object. */
export function fieldsOf(ctx: Context): Fields {
  const body = bodyOf(ctx);
  if (!isObject(body)) throw refused('bad_request', 'the body must be a JSON object');
  return body;
}

export const object: Reader<Fields> = (fields, name) => {
  const value = fields[name];
  if (!isObject(value)) throw wrong(name, 'an object', value);
  return value;
};

/** Yes or no, as a URL says it. Neither is taken for granted. */
export const choice: Reader<boolean> = (fields, name) => {
  const value = fields[name];
  if (value === 'true' || value === 'false') return value === 'true';
  throw wrong(name, '`true` or `false`', value);
};

/** A text of at most so many characters. */
export const text =
  (longest: number): Reader<string> =>
  (fields, name) => {
    const value = fields[name];
    if (typeof value === 'string' && value !== '' && value.length <= longest) return value;
    throw wrong(name, `a text of 1 to ${longest} characters`, value);
  };

/** Visible ASCII characters, so that the text can stand in a header, a log and a history. */
export const token =
  (longest: number): Reader<string> =>
  (fields, name) => {
    const value = fields[name];
    if (typeof value === 'string' && /^[\x21-\x7e]+$/.test(value) && value.length <= longest) return value;
    throw wrong(name, `1 to ${longest} visible ASCII characters`, value);
  };

/** A name that a worker gives itself: nothing in it needs escaping where it is shown. */
export const workerName: Reader<string> = (fields, name) => {
  const value = fields[name];
  if (typeof value === 'string' && /^[A-Za-z0-9._:/@+-]{1,100}$/.test(value)) return value;
  throw wrong(name, '1 to 100 letters, digits and `.` `_` `:` `/` `@` `+` `-`', value);
};

/** At most so many names of at most 64 letters, digits and `_` `.` `-`. */
export const names =
  (most: number): Reader<string[]> =>
  (fields, name) => {
    const value = fields[name];
    const isName = (item: unknown) => typeof item === 'string' && /^[\w.-]{1,64}$/.test(item);
    if (Array.isArray(value) && value.length <= most && value.every(isName)) return value;
    throw wrong(name, `a list of at most ${most} names`, value);
  };

/** At most so many objects. */
export const objects =
  (most: number): Reader<Fields[]> =>
  (fields, name) => {
    const value = fields[name];
    if (Array.isArray(value) && value.length <= most && value.every(isObject)) return value;
    throw wrong(name, `a list of at most ${most} objects`, value);
  };

export const flag: Reader<boolean> = (fields, name) => {
  const value = fields[name];
  if (typeof value === 'boolean') return value;
  throw wrong(name, '`true` or `false`', value);
};

/** A number from 0 on. */
export const amount =
  (largest: number): Reader<number> =>
  (fields, name) => {
    const value = fields[name];
    if (typeof value === 'number' && value >= 0 && value <= largest) return value;
    throw wrong(name, `a number from 0 to ${largest}`, value);
  };

/** A whole number, also as the text that a query holds. */
export const wholeNumber =
  (from: number, to: number): Reader<number> =>
  (fields, name) => {
    const value = fields[name];
    const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
    if (typeof number === 'number' && Number.isInteger(number) && number >= from && number <= to) return number;
    throw wrong(name, `a whole number from ${from} to ${to}`, value);
  };

/** What may be left out. */
export const optional =
  <Value>(read: Reader<Value>): Reader<Value | undefined> =>
  (fields, name) =>
    fields[name] === undefined ? undefined : read(fields, name);

/** What may be null, or left out. */
export const nullable =
  <Value>(read: Reader<Value>): Reader<Value | null> =>
  (fields, name) =>
    fields[name] === undefined || fields[name] === null ? null : read(fields, name);
