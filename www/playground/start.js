// Loads the rules as they are published, and shows the three parts. The address tells which one, and what is in it.
import { byId } from './element.js';
import { readLink, writeLink } from './link.js';

const RULES = new URL('../../pkg/dist/index.mjs', import.meta.url);

async function loadRules() {
  let rules;
  try {
    rules = await import(RULES);
  } catch (cause) {
    throw new Error(`${RULES.pathname} can't be loaded (${cause.message})`, { cause });
  }
  // The first call starts WebAssembly, and says so where that is refused.
  const { version, hash } = rules.rules();
  byId('version').textContent = `render-rules ${version}, rule set ${hash}`;
  return rules;
}

/** The parts by name. They share nothing but the rules. */
async function openParts(rules, changed) {
  const [{ createJobPart }, { createGatePart }, { createEdlPart }] = await Promise.all([
    import('./job.js'),
    import('./gate.js'),
    import('./edl.js'),
  ]);
  return {
    job: createJobPart(rules, changed),
    gate: createGatePart(rules, changed),
    edl: createEdlPart(rules, changed),
  };
}

async function start() {
  const rules = await loadRules();
  let current = 'job';
  let writes = 0;

  async function remember() {
    writes += 1;
    const mine = writes;
    const fields = await parts[current].fields();
    if (mine !== writes) return;
    const hash = fields && writeLink([['part', current], ...fields]);
    byId('link-note').textContent = hash ? '' : 'This is too long for a link: the address holds none of it.';
    history.replaceState(null, '', hash ?? `#part=${current}`);
  }

  const parts = await openParts(rules, remember);

  function show(name) {
    current = name;
    for (const part of Object.keys(parts)) {
      byId(part).hidden = part !== name;
      const link = document.querySelector(`nav a[href="#part=${part}"]`);
      if (part === name) link.setAttribute('aria-current', 'page');
      else link.removeAttribute('aria-current');
    }
    parts[name].shown?.();
  }

  async function follow() {
    const fields = readLink(location.hash);
    const name = fields.get('part');
    show(Object.hasOwn(parts, name) ? name : 'job');
    fields.delete('part');
    if (fields.size > 0) await parts[current].apply(fields);
    await remember();
  }

  byId('copy').addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      byId('link-note').textContent = 'Copied.';
    } catch {
      byId('link-note').textContent = 'The browser does not allow it: copy the address instead.';
    }
  });
  addEventListener('hashchange', follow);
  await follow();
  byId('notice').hidden = true;
  byId('playground').hidden = false;
}

try {
  await start();
} catch (error) {
  byId('reason').textContent = error.message;
  byId('notice').classList.add('failed');
}
