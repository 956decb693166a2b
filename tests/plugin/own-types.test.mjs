import { startApp } from './support/app.mjs';
import { restSuite } from './support/rest-suite.mjs';

restSuite("the REST API with an application's own content types", () => startApp('own-types'));
