/** The server half of the plugin, as Strapi loads it. */
import type { Core } from '@strapi/strapi';
import bootstrap from './bootstrap';
import { partsOf } from './compose';
import config from './config';
import contentTypes from './content-types';
import type { Context } from './context';
import controllers from './http/controllers';
import destroy from './destroy';
import register from './register';
import routes from './http/routes';

export type { CreatedJob, PageChoice, RenderJobService } from '../../shared/service';

// An application that imports this gets these types with what it has installed itself. Those of the parts would lead it to
// packages that it may not have.
type Parts = Record<string, unknown>;
interface ServerPlugin extends Pick<Core.Module, 'register' | 'bootstrap' | 'destroy'> {
  config: Parts;
  contentTypes: Parts;
  controllers: Parts;
  routes: Parts;
  services: Parts;
}

const plugin: ServerPlugin = {
  register,
  bootstrap,
  destroy,
  config,
  contentTypes,
  controllers,
  routes,
  // What an application's own code may call. The other parts stand in compose.ts.
  services: { 'render-job': ({ strapi }: Context) => partsOf(strapi).renderJob },
};

export default plugin;
