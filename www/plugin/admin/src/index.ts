import type { PluginDefinition } from '@strapi/strapi/admin';
import type { ContentManagerPlugin } from '@strapi/content-manager/strapi-admin';
import { Play } from '@strapi/icons';
import en from './translations/en';
import { EdlPanel } from './panels/EdlPanel';
import { SessionPanel } from './panels/SessionPanel';
import { PERMISSIONS } from './permissions';
import { PLUGIN_ID } from './plugin';
import { loadTranslations } from './translations';

const plugin: PluginDefinition = {
  register(app) {
    app.registerPlugin({ id: PLUGIN_ID, name: PLUGIN_ID });
    app.addMenuLink({
      to: `plugins/${PLUGIN_ID}`,
      icon: Play,
      intlLabel: { id: `${PLUGIN_ID}.plugin.name`, defaultMessage: en['plugin.name'] },
      permissions: [PERMISSIONS.view],
      Component: () => import('./pages/App'),
    });
  },

  bootstrap(app) {
    // Strapi types a plugin's apis as unknown; these are the content manager's own, of the version that is a peer.
    const apis = app.getPlugin('content-manager').apis as ContentManagerPlugin['config']['apis'];
    // Right below the entry's own buttons: what they save is what these panels are about.
    apis.addEditViewSidePanel((panels) => {
      const next = panels.findIndex(({ type }) => type === 'actions') + 1;
      return [...panels.slice(0, next), SessionPanel, EdlPanel, ...panels.slice(next)];
    });
  },

  registerTrads: ({ locales }) => Promise.all(locales.map(loadTranslations)),
};

export default plugin;
