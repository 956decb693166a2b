import { partsOf } from '../compose';
import type { Parts } from '../compose';
import type { Context } from '../context';
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
const given =
  <Controller>(make: (parts: Parts & Context) => Controller) =>
  ({ strapi }: Context): Controller =>
    make({ ...partsOf(strapi), strapi });

export default {
  'admin-job': given(adminJob),
  desk: given(desk),
  edl: given(edl),
  events: given(events),
  files: given(files),
  history: given(history),
  'render-job': given(renderJob),
  settings: given(settings),
  worker: given(worker),
};
