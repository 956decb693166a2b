/** All bodies of requests and replies, for whoever calls the plugin's endpoints: types alone. */
export type * from './contracts';
export type * from './desk';
