import recording from './recording/schema.json';
import renderJob from './render-job/schema';
import requestKey from './request-key/schema.json';

export default {
  recording: { schema: recording },
  'render-job': { schema: renderJob },
  'request-key': { schema: requestKey },
};
