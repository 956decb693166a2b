import { counted, element } from './element.js';

const GROUPS = [
  ['error', 'error', 'Errors: they block'],
  ['warning', 'warning', 'Warnings: they do not block'],
];

function parameters(params) {
  const entries = Object.entries(params);
  if (entries.length === 0) return undefined;
  const text = entries.map(([name, value]) => `${name}: ${JSON.stringify(value)}`).join(', ');
  return element('p', { class: 'finding-params' }, element('code', {}, text));
}

function item(finding, go) {
  const { code, severity, path, message, remedy, params } = finding;
  return element(
    'li',
    { class: `finding ${severity}` },
    element(
      'button',
      { type: 'button', class: 'finding-place', onclick: () => go(finding) },
      element('code', { class: 'finding-code' }, code),
      element('span', { class: 'finding-path' }, path === '' ? 'the whole text' : path),
    ),
    element('p', {}, message),
    element('p', { class: 'finding-remedy' }, `→ ${remedy}`),
    parameters(params),
  );
}

/** How many findings of which severity, in words. */
export function summary({ findings }) {
  const words = GROUPS.map(([severity, noun]) => [
    findings.filter((finding) => finding.severity === severity).length,
    noun,
  ])
    .filter(([count]) => count > 0)
    .map(([count, noun]) => counted(count, noun));
  return words.length === 0 ? 'no findings' : words.join(', ');
}

/** Lists a report's findings by severity; `go` is called with the one that was clicked. */
export function showFindings(root, { findings }, go) {
  root.replaceChildren(
    ...GROUPS.flatMap(([severity, , title]) => {
      const ours = findings.filter((finding) => finding.severity === severity);
      if (ours.length === 0) return [];
      return [
        element('h3', {}, title),
        element('ul', { class: 'findings' }, ...ours.map((finding) => item(finding, go))),
      ];
    }),
  );
}
