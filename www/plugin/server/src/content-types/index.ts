import renderJob from './render-job/schema';
import requestKey from './request-key/schema.json';

export default {
  'render-job': { schema: renderJob },
  'request-key': { schema: requestKey },
};
