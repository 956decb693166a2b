export * from './slim.js';
