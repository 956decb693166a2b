export { checkRender } from 'render-rules';
