// The gate: a request to render as text, what the rules find in it, and the plan of one that may be rendered.
import { createEditor } from './editor.js';
import { byId, clock, counted, element, fillSelect } from './element.js';
import { GATE_EXAMPLES } from './examples.js';
import { showFindings, summary } from './findings.js';
import { pack, unpack } from './link.js';
import { placeOf, placeOfLine } from './place.js';

/** Where a render would put its files; nothing is rendered here. */
const DIRECTORY = '/render';

/** The text as data; or what is wrong with it, and where, if the rules' own reader says so too. */
function read(rules, text) {
  try {
    return { value: JSON.parse(text) };
  } catch ({ message }) {
    const syntax = rules.checkEdl(text).findings.find(({ params }) => 'line' in params);
    return { message, ...syntax?.params };
  }
}

function planFacts(plan) {
  const { segments, startMs, endMs, durationMs, frames, frameRate, output, inputs, chapters, audio, stillAtMs } = plan;
  const fps = Math.round((1000 * frameRate.num) / frameRate.den) / 1000;
  const black = segments.filter(({ camera }) => camera === null).length;
  const isStill = stillAtMs !== null;
  return [
    ['output', `${output.width} × ${output.height}, ${output.mime}${isStill ? '' : `, ${fps} frames per second`}`],
    [
      isStill ? 'taken at' : 'duration',
      isStill ? clock(stillAtMs) : `${clock(durationMs)}, ${counted(frames, 'frame')}`,
    ],
    ['of the programme', `${clock(startMs)} to ${clock(endMs)}`],
    ['segments', `${counted(segments.length, 'segment')}${black > 0 ? `, ${black} of them black` : ''}`],
    ['inputs', inputs.map(({ camera, assetId }) => `${camera} (${assetId})`).join(', ')],
    ['sound', audio ? `camera ${audio.camera}` : 'none'],
    [
      'chapters',
      chapters.length === 0 ? 'none' : chapters.map(({ startMs, title }) => `${clock(startMs)} ${title}`).join(', '),
    ],
  ];
}

export function createGatePart(rules, changed) {
  const select = byId('gate-example');
  const examples = new Map(GATE_EXAMPLES.map(([name, , make]) => [name, make]));
  let example = 'ready';

  const editor = createEditor(byId('gate-editor'), {
    label: 'The request to render, as JSON',
    changed() {
      example = '';
      select.value = '';
      check();
      changed();
    },
  });

  function showPlan(plan) {
    const { steps } = rules.renderSteps(plan, { directory: DIRECTORY });
    byId('plan').hidden = false;
    byId('plan-facts').replaceChildren(
      ...planFacts(plan).flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, value)]),
    );
    byId('plan-steps').textContent = steps
      .map(({ phase, arguments: list }) => `${phase}: ffmpeg ${list.map((word) => JSON.stringify(word)).join(' ')}`)
      .join('\n\n');
  }

  function showVerdict(state, text) {
    const verdict = byId('gate-verdict');
    verdict.className = `verdict ${state}`;
    if (verdict.textContent !== text) verdict.textContent = text;
  }

  function check() {
    const { value, message, line, column } = read(rules, editor.text);
    byId('plan').hidden = true;
    byId('gate-syntax').hidden = message === undefined;
    if (message !== undefined) {
      byId('gate-findings').replaceChildren();
      byId('gate-syntax').replaceChildren(
        element('p', {}, message),
        ...(line === undefined
          ? []
          : [
              element(
                'button',
                { type: 'button', onclick: () => editor.select(placeOfLine(editor.text, line, column)) },
                `Go to line ${line}, column ${column}`,
              ),
            ]),
      );
      showVerdict('bad', 'Not JSON');
      return;
    }
    const { report, plan } = rules.assess(value);
    showFindings(byId('gate-findings'), report, ({ path }) => editor.select(placeOf(editor.text, path)));
    showVerdict(
      report.ok ? 'good' : 'bad',
      `${report.ok ? 'May be rendered' : 'May not be rendered'}: ${summary(report)}`,
    );
    if (plan !== null) showPlan(plan);
  }

  function choose(name) {
    example = name;
    select.value = name;
    editor.text = examples.get(name)();
    check();
  }

  fillSelect(select, [['', 'Your own'], ...GATE_EXAMPLES.map(([name, label]) => [name, label])]);
  select.addEventListener('change', () => {
    if (select.value === '') return;
    choose(select.value);
    changed();
  });
  choose(example);

  return {
    async fields() {
      if (example !== '') return [['example', example]];
      const packed = await pack(editor.text);
      return packed && [['text', packed]];
    },
    async apply(fields) {
      const text = fields.has('text') ? await unpack(fields.get('text')) : undefined;
      if (text !== undefined) {
        example = '';
        select.value = '';
        editor.text = text;
        check();
      } else if (examples.has(fields.get('example'))) choose(fields.get('example'));
    },
  };
}
