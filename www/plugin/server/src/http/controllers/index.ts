import { partsOf } from '../../compose';
import type { Parts } from '../../compose';
import type { Context } from '../../context';
import { adminJob } from './admin-job';
import { desk } from './desk';
import { edl } from './edl';
import { events } from './events';
import { files } from './files';
import { history } from './history';
import { renderJob } from './render-job';
import { settings } from './settings';
import { worker } from './worker';

/** A controller as Strapi makes it, with the parts that it works with. */
const withParts =
  <Controller>(make: (parts: Parts & Context) => Controller) =>
  ({ strapi }: Context): Controller =>
    make({ ...partsOf(strapi), strapi });

export default {
  'admin-job': withParts(adminJob),
  desk: withParts(desk),
  edl: withParts(edl),
  events: withParts(events),
  files: withParts(files),
  history: withParts(history),
  'render-job': withParts(renderJob),
  settings: withParts(settings),
  worker: withParts(worker),
};
