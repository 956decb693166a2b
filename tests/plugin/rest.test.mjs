import { startApp } from './support/app.mjs';
import { restSuite } from './support/rest-suite.mjs';

restSuite("the REST API with the plugin's own job type", () => startApp('studio-types'));
