// A page that shows jobs, and loads what gates a render when somebody wants one.
import { isActive } from 'render-rules';

const { checkRender } = await import('./render-page.mjs');
globalThis.report = [isActive('queued'), checkRender({}).ok];
