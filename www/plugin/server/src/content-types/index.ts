import renderJob from './render-job/schema.json';

export default {
  'render-job': { schema: renderJob },
};
