import * as rules from 'render-rules';
import { expect, test } from 'vitest';
import { cases } from '../cases.json';

test.each(cases)('$call', ({ call, arguments: args, expected }) => {
  expect(JSON.parse(JSON.stringify(rules[call](...args)))).toEqual(expected);
});
