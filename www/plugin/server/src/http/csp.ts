import type { Core } from '@strapi/strapi';
import type { Middleware } from 'koa';

const HEADER = 'Content-Security-Policy';
const ALLOWED = "'wasm-unsafe-eval'";
// Either of these already lets WebAssembly start.
const ENOUGH = [ALLOWED, "'unsafe-eval'"];

interface Directive {
  name: string;
  sources: string[];
}

function directivesOf(policy: string): Directive[] {
  return policy
    .split(';')
    .map((part) => part.trim().split(/\s+/))
    .flatMap(([name, ...sources]) => (name ? [{ name: name.toLowerCase(), sources }] : []));
}

function allowInPolicy(policy: string): string {
  const directives = directivesOf(policy);
  const scripts = directives.find(({ name }) => name === 'script-src');
  const governing = scripts ?? directives.find(({ name }) => name === 'default-src');
  // No directive: nothing is forbidden. `'none'`: the user wants no scripts at all, so neither these.
  if (!governing || governing.sources.some((source) => ENOUGH.includes(source)) || governing.sources.includes("'none'"))
    return policy;
  if (!scripts) return `${policy.replace(/[;\s]*$/, '')};script-src ${[...governing.sources, ALLOWED].join(' ')}`;
  return policy
    .split(';')
    .map((part) => (/^\s*script-src(\s|$)/i.test(part) ? `${part.trimEnd()} ${ALLOWED}` : part))
    .join(';');
}

/**
 * A Content-Security-Policy in which a page may also start WebAssembly: `script-src` gets `'wasm-unsafe-eval'`, made from
 * `default-src` where there is none. Everything else stays to the letter.
 */
export function allowWebAssembly(header: string): string {
  // A header of several policies holds them between commas, and each of them has to allow it.
  return header.split(',').map(allowInPolicy).join(',');
}

/** Lets the admin pages, and no other path, start the rules. */
export function adminMayStartWebAssembly(strapi: Core.Strapi): Middleware {
  const admin = strapi.config.get<string>('admin.path', '/admin');
  return async (ctx, next) => {
    await next();
    if (ctx.path !== admin && !ctx.path.startsWith(`${admin}/`)) return;
    const header = ctx.response.get(HEADER);
    if (header !== '') ctx.set(HEADER, allowWebAssembly(header));
  };
}
