import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import type { Listener } from '../../events/listeners';

/** The parts of Strapi's authentication that are used here: what a strategy finds out about a request. */
interface Found {
  authenticated?: boolean;
  credentials?: unknown;
  ability?: { can(action: string): boolean } | null;
}
interface Strategy {
  name: string;
  authenticate(ctx: Context): Promise<Found | undefined>;
}

/** The admin permissions that a route asks for. */
function actionsOf(route: Context['state']): string[] {
  const policies: unknown[] = route.config?.policies ?? [];
  return policies.flatMap((policy) => {
    const config: unknown = typeof policy === 'object' && policy !== null && 'config' in policy ? policy.config : null;
    return typeof config === 'object' && config !== null && 'actions' in config ? (config.actions as string[]) : [];
  });
}

/**
 * Who sent a request that Strapi let pass. Whether it would pass once more is asked of the strategy that let it pass, as
 * Strapi does: with the same headers, and nothing known beside.
 */
export function callerOf(strapi: Core.Strapi, ctx: Context): Listener {
  const { route } = ctx.state;
  const strategy: Strategy = ctx.state.auth.strategy;
  const actions = actionsOf(route);
  const wanted = [...actions, ...(route.config?.auth?.scope ?? [])];
  return {
    key: JSON.stringify([strategy.name, ctx.get('Authorization'), ctx.get('Cookie'), wanted]),
    async mayListen() {
      const again: Context = Object.create(ctx, { state: { value: { route }, writable: true } });
      const { authenticated = false, credentials, ability = null } = (await strategy.authenticate(again)) ?? {};
      if (!authenticated || !actions.every((action) => ability?.can(action))) return false;
      try {
        await strapi.get('auth').verify({ strategy, credentials, ability }, route.config?.auth);
        return true;
      } catch (error) {
        // A database that is away says nothing about the caller.
        if (error instanceof Error && ['UnauthorizedError', 'ForbiddenError'].includes(error.name)) return false;
        throw error;
      }
    },
  };
}
