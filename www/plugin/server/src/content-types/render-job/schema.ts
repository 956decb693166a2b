import { COLUMNS } from './columns';

export default {
  kind: 'collectionType',
  collectionName: 'render_jobs',
  info: {
    singularName: 'render-job',
    pluralName: 'render-jobs',
    displayName: 'Render job',
    description: 'One render of a session in one format',
  },
  options: { draftAndPublish: false },
  pluginOptions: {
    'content-manager': { visible: false },
    'content-type-builder': { visible: false },
  },
  attributes: Object.fromEntries(Object.entries(COLUMNS).map(([name, { attribute }]) => [name, attribute])),
};
