/** The plugin's id: the prefix of its routes, permissions and translations. */
export const PLUGIN_ID = 'render-jobs';
