const worker = new Worker('/page/worker.mjs', { type: 'module' });
worker.onmessage = ({ data }) => {
  globalThis.report = data;
};
