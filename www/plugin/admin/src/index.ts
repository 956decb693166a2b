import type { PluginDefinition } from '@strapi/strapi/admin';
import type { ContentManagerPlugin } from '@strapi/content-manager/strapi-admin';
import { Play } from '@strapi/icons';
import en from './translations/en';
import { EdlPanel } from './panels/EdlPanel';
import { SessionPanel } from './panels/SessionPanel';
import { PERMISSIONS } from './permissions';
import { JOBS_PATH, PLUGIN_ID } from './plugin';
import { loadTranslations } from './translations';
import type { MessageKey } from './translations';

/** A text that Strapi itself says. */
const text = (key: MessageKey) => ({ id: `${PLUGIN_ID}.${key}`, defaultMessage: en[key] });

const plugin: PluginDefinition = {
  register(app) {
    app.registerPlugin({ id: PLUGIN_ID, name: PLUGIN_ID });
    app.addMenuLink({
      to: `plugins/${PLUGIN_ID}`,
      icon: Play,
      intlLabel: text('plugin.name'),
      permissions: [PERMISSIONS.view],
      Component: () => import('./pages/App'),
    });
    app.addSettingsLink({ id: PLUGIN_ID, intlLabel: text('plugin.name') }, [
      {
        id: 'settings',
        to: PLUGIN_ID,
        intlLabel: text('settings.title'),
        permissions: [PERMISSIONS.view],
        Component: () => import('./pages/SettingsPage'),
      },
    ]);
    app.widgets.register({
      id: 'queue',
      pluginId: PLUGIN_ID,
      icon: Play,
      title: text('widget.title'),
      link: { label: text('widget.link'), href: JOBS_PATH },
      permissions: [PERMISSIONS.view],
      component: async () => (await import('./widgets/QueueWidget')).QueueWidget,
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
