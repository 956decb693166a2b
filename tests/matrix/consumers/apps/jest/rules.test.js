const rules = require('render-rules');
const { cases } = require('../cases.json');

test.each(cases)('$call', ({ call, arguments: args, expected }) => {
  expect(JSON.parse(JSON.stringify(rules[call](...args)))).toEqual(expected);
});
