import { openDesk } from './desk.mjs';

/** A function of a module's that has a short way across the boundary, for arguments that can take it. */
export function ruleOnDesk(ask, name) {
  const question = (module, first, second) => {
    if (!module.desk || module.desk.isGone()) module.desk = openDesk(module.glue, module.memory);
    return module.desk[name](first, second) ?? module.glue[name](first, second);
  };
  return (first, second) => ask(question, first, second);
}
