import { openDesk } from './desk.mjs';

/** A function of a module's that has a short way across the boundary, for arguments that can take it. */
export function ruleOnDesk(ask, name) {
  return (...args) =>
    ask((module) => {
      // A memory that grows takes the desk's place in it away.
      if (module.desk?.buffer !== module.memory.buffer) module.desk = openDesk(module.glue, module.memory);
      return module.desk[name](...args) ?? module.glue[name](...args);
    });
}
