// The EDL checker: an EDL as text, how strictly it is checked, what is found, and the EDL as a timeline.
import { createEditor } from './editor.js';
import { byId, clock, counted, fillSelect } from './element.js';
import { EDL_EXAMPLES } from './examples.js';
import { showFindings, summary } from './findings.js';
import { pack, unpack } from './link.js';
import { placeOf, placeOfLine, stepsOf } from './place.js';
import { createTimeline } from './timeline.js';
import { tracksOf } from './tracks.js';

const LEVELS = ['gaps', 'shotLength', 'frameAlignment', 'unusedCameras'];
const NUMBERS = ['minShotMs', 'maxCutsPerMinute'];
/** A long text is checked when somebody pauses in typing. */
const LONG = 50_000;
const PAUSE_MS = 200;

export function createEdlPart(rules, changed) {
  const select = byId('edl-example');
  const examples = new Map(EDL_EXAMPLES.map(([name, , make]) => [name, make]));
  let example = 'good';
  let tracks;
  let pause;

  const editor = createEditor(byId('edl-editor'), {
    label: 'The EDL, as JSON',
    changed() {
      example = '';
      select.value = '';
      clearTimeout(pause);
      pause = setTimeout(update, editor.text.length > LONG ? PAUSE_MS : 0);
    },
  });

  const timeline = createTimeline({
    scroller: byId('timeline-scroller'),
    ruler: byId('timeline-ruler'),
    canvas: byId('timeline'),
    chosen({ startMs, endMs, label, cameraName, path }, index) {
      const about = tracks.marks.filter(({ finding }) => finding.path === path || finding.path.startsWith(`${path}.`));
      const found = about.length === 0 ? '' : `: ${about.map(({ finding }) => finding.message).join('; ')}`;
      byId('timeline-text').textContent =
        `Cut ${index + 1} of ${tracks.cuts.length} \`${label}\`, camera ${cameraName}, ${clock(startMs)} to ${clock(endMs)}${found}`;
      byId('timeline-go').hidden = false;
      byId('timeline-go').onclick = () => goTo(path);
    },
  });

  const goTo = (path) => editor.select(placeOf(editor.text, path));

  function go({ path, params }) {
    if ('line' in params && 'column' in params) {
      editor.select(placeOfLine(editor.text, params.line, params.column));
      return;
    }
    const [list, track, index] = stepsOf(path);
    if (list === 'tracks' && track === 'program') timeline.selectPath(`tracks.program[${index}]`);
    goTo(path);
  }

  /** The options that differ from the rules' defaults: what is absent has its default. */
  function options() {
    const levels = LEVELS.map((name) => [name, byId(name).value]);
    const numbers = NUMBERS.filter((name) => byId(name).value !== '').map((name) => [name, byId(name).valueAsNumber]);
    return Object.fromEntries([...levels.filter(([, level]) => level !== ''), ...numbers]);
  }

  function report() {
    try {
      byId('options-refused').textContent = '';
      return rules.checkEdl(editor.text, options());
    } catch (error) {
      if (error.code !== 'bad_input') throw error;
      byId('options-refused').textContent = error.message;
      return rules.checkEdl(editor.text);
    }
  }

  function drawTimeline(checked) {
    const isJson = checked.findings.every(({ params }) => !('line' in params));
    byId('timeline-none').hidden = isJson;
    byId('timeline-view').hidden = !isJson;
    byId('timeline-go').hidden = true;
    if (!isJson) return;
    tracks = tracksOf(rules.timeline(editor.text, checked), checked.findings);
    byId('timeline-text').textContent =
      `${counted(tracks.cuts.length, 'cut')}, ${clock(tracks.endMs)}. Use the arrow keys to go from cut to cut.`;
    timeline.show(tracks);
  }

  function check() {
    const checked = report();
    const verdict = byId('edl-verdict');
    verdict.className = `verdict ${checked.ok ? 'good' : 'bad'}`;
    const text = `${checked.ok ? 'A sound EDL' : 'Not a sound EDL'}: ${summary(checked)}`;
    if (verdict.textContent !== text) verdict.textContent = text;
    showFindings(byId('edl-findings'), checked, go);
    drawTimeline(checked);
  }

  function update() {
    check();
    changed();
  }

  function setText(text, name) {
    clearTimeout(pause);
    example = name;
    select.value = name;
    editor.text = text;
  }

  fillSelect(select, [['', 'Your own'], ...EDL_EXAMPLES.map(([name, label]) => [name, label])]);
  select.addEventListener('change', () => {
    if (select.value === '') return;
    setText(examples.get(select.value)(), select.value);
    update();
  });
  for (const name of LEVELS)
    fillSelect(byId(name), [
      ['', 'default'],
      ['error', 'error'],
      ['warning', 'warning'],
      ['off', 'off'],
    ]);
  for (const name of [...LEVELS, ...NUMBERS]) byId(name).addEventListener('input', update);
  byId('zoom-in').addEventListener('click', () => timeline.zoomBy(2));
  byId('zoom-out').addEventListener('click', () => timeline.zoomBy(0.5));
  byId('zoom-fit').addEventListener('click', () => timeline.fit());
  byId('cut-before').addEventListener('click', () => timeline.step(-1));
  byId('cut-after').addEventListener('click', () => timeline.step(1));
  setText(examples.get(example)(), example);
  check();

  return {
    shown: () => timeline.redraw(),
    async fields() {
      const given = Object.entries(options());
      if (example !== '') return [['example', example], ...given];
      const packed = await pack(editor.text);
      return packed && [['text', packed], ...given];
    },
    async apply(fields) {
      for (const name of LEVELS) {
        const level = fields.get(name) ?? '';
        byId(name).value = [...byId(name).options].some(({ value }) => value === level) ? level : '';
      }
      for (const name of NUMBERS) byId(name).value = fields.get(name) ?? '';
      const text = fields.has('text') ? await unpack(fields.get('text')) : undefined;
      const name = fields.get('example');
      if (text !== undefined) setText(text, '');
      else if (examples.has(name)) setText(examples.get(name)(), name);
      check();
    },
  };
}
