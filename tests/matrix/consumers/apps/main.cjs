const rules = require('render-rules');

import('./probe.mjs').then(({ report }) => console.log(JSON.stringify(report(rules))));
