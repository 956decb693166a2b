// A page that loads the rules when somebody wants to render, and not before.
const { checkRender } = await import('./render-page.mjs');
globalThis.report = checkRender({}).ok;
