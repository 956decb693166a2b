// The state machine: one job, the events that may happen to it, and what the rules say to each.
import { byId, clock, element, fillSelect } from './element.js';
import { drawMachine } from './machine.js';

/** When the clock of the page begins. The rules have none: the time is an argument. */
const EPOCH = Date.UTC(2026, 0, 1);
const LAST_SECOND = 30 * 24 * 3600;
const MAX_STEPS = 100;

/** Who speaks: what workers report carries the attempt, and the worker's name where it takes or renews the lease. */
const SPEAKERS = {
  current: (job) => ({ owner: 'worker-1', attempt: job.attempt }),
  older: (job) => ({ owner: 'worker-1', attempt: Math.max(job.attempt - 1, 0) }),
  other: (job) => ({ owner: 'worker-2', attempt: job.attempt }),
};

/** The buttons, each with the event that it makes. */
const EVENTS = {
  started: ['started', ({ owner }) => ({ type: 'started', owner })],
  progressed: [
    'progressed',
    ({ owner, attempt }, progress) => ({ type: 'progressed', owner, attempt, progress, phase: 'rendering' }),
  ],
  completed: ['completed', ({ attempt }) => ({ type: 'completed', attempt, artifacts: { durationMs: 12_000 } })],
  failed_transient: [
    'failed, transient',
    ({ attempt }) => ({ type: 'failed', attempt, kind: 'transient', message: 'the source could not be reached' }),
  ],
  failed_permanent: [
    'failed, permanent',
    ({ attempt }) => ({ type: 'failed', attempt, kind: 'permanent', message: 'the source is no video' }),
  ],
  retried: ['retried', () => ({ type: 'retried', actor: 'ann' })],
  cancelled: ['cancelled', () => ({ type: 'cancelled', actor: 'ann', reason: 'not needed' })],
  lease_expired: ['lease_expired', () => ({ type: 'lease_expired' })],
};

const timeOf = (second) => EPOCH + second * 1000;
const shown = (at) => clock(at - EPOCH).replace(/\.000$/, '');
/** Lists have an item a line. */
const json = (value) =>
  Array.isArray(value)
    ? value.map((item) => JSON.stringify(item)).join('\n') || 'none'
    : JSON.stringify(value, null, 2);

/** The names of the fields in which two jobs differ. */
function differences(one, other) {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].filter((name) => JSON.stringify(one[name]) !== JSON.stringify(other[name]));
}

/** A step of the link: `progressed.10.500.older` is event, second, thousandths of progress, speaker. */
function readStep(text) {
  const [event, second, thousandths, speaker = 'current'] = text.split('.');
  const at = Number(second);
  const known = Object.hasOwn(EVENTS, event) && Object.hasOwn(SPEAKERS, speaker);
  if (!known || !Number.isInteger(at) || at < 0 || at > LAST_SECOND) return undefined;
  return { event, at, progress: Number(thousandths ?? 0) / 1000, speaker };
}

const writeStep = ({ event, at, progress, speaker }) =>
  [event, at, Math.round(progress * 1000) || 0, speaker].join('.');

export function createJobPart(rules, changed) {
  const { transitions, statuses, initialStatus, defaultFormat } = rules.rules();
  const slider = byId('time');
  const progress = byId('progress');
  const speaker = byId('speaker');
  const format = byId('job-format');
  const attempts = byId('max-attempts');
  const machine = drawMachine(byId('machine'), {
    statuses,
    transitions,
    initialStatus,
    isTerminal: rules.isTerminal,
    describe: rules.getStatusDescription,
  });
  let job;
  let history;
  let steps;
  let second;

  const now = () => timeOf(second);

  function begin() {
    second = 0;
    steps = [];
    const created = rules.createJob({ jobId: 'job-1', format: format.value, actor: 'ann' }, now(), {
      maxAttempts: Number(attempts.value),
    });
    job = created.job;
    history = [created.entry];
    showOutcome('Created', { ok: true, effects: created.effects, entry: created.entry });
  }

  function ask(step) {
    const event = EVENTS[step.event][1](SPEAKERS[step.speaker](job), step.progress);
    try {
      return rules.decide(job, event, timeOf(step.at));
    } catch (error) {
      return { ok: false, code: error.code, message: error.message };
    }
  }

  /** The step that a click on a button would be. */
  const stepNow = (event) => ({ event, at: second, progress: progress.valueAsNumber, speaker: speaker.value });

  function take(step) {
    second = step.at;
    steps.push(step);
    const from = job.status;
    const outcome = ask(step);
    if (outcome.ok) {
      job = outcome.job;
      if (outcome.entry) history.push(outcome.entry);
    }
    const title = outcome.ok ? `Accepted: ${from} → ${job.status}` : `Refused: ${outcome.code}`;
    showOutcome(`${EVENTS[step.event][0]} at ${shown(timeOf(step.at))}. ${title}`, outcome);
    machine.show(job.status, outcome.ok ? outcome.entry : undefined);
  }

  function showOutcome(title, outcome) {
    byId('outcome-title').textContent = title;
    byId('outcome').className = `card ${outcome.ok ? 'accepted' : 'refused'}`;
    byId('outcome-message').textContent = outcome.message ?? '';
    byId('outcome-parts').replaceChildren(
      ...['job', 'guard', 'effects', 'entry']
        .filter((name) => outcome[name] !== undefined)
        .map((name) =>
          element(
            'details',
            { open: name === 'entry' || name === 'effects' },
            element('summary', {}, name),
            element('pre', { tabindex: 0, 'aria-label': name }, json(outcome[name])),
          ),
        ),
    );
  }

  function showButtons() {
    for (const button of byId('events').querySelectorAll('button')) {
      const outcome = ask(stepNow(button.value));
      button.classList.toggle('would-refuse', !outcome.ok);
      button.lastElementChild.textContent = outcome.ok ? 'accepted' : `refused: ${outcome.code}`;
    }
  }

  function showJob() {
    const left = rules.timeLeftMs(job, now());
    const until = (at) => (at === null ? '–' : `${shown(at)} (in ${(at - now()) / 1000} s)`);
    const rows = [
      ['status', job.status],
      ['attempt', `${job.attempt} of ${job.maxAttempts}`],
      ['progress', `${Math.round(job.progress * 100)} %${job.phase ? `, ${job.phase}` : ''}`],
      ['time left', left === null ? '–' : clock(left)],
      ['lease', job.lease ? `${job.lease.owner}, until ${until(job.lease.expiresAt)}` : '–'],
      ['deadline', until(job.deadlineAt)],
      ['next attempt', until(job.nextAttemptAt)],
      ['error', job.errorMessage ? `${job.errorMessage} (${job.failureKind})` : '–'],
    ];
    byId('job-facts').replaceChildren(
      ...rows.flatMap(([name, value]) => [element('dt', {}, name), element('dd', {}, value)]),
    );
    byId('job-description').textContent = rules.getStatusDescription(job.status);
    byId('job-json').textContent = json(job);
  }

  function showHistory() {
    byId('history').replaceChildren(
      ...history.map(({ at, from, to, event, actor, reason, attempt }) =>
        element(
          'tr',
          {},
          ...[shown(at), event, `${from ?? '–'} → ${to}`, attempt, actor ?? '–', reason ?? '–'].map((cell) =>
            element('td', {}, String(cell)),
          ),
        ),
      ),
    );
    const apart = differences(rules.replay(history), job);
    byId('replay').textContent =
      apart.length === 0
        ? '✓ replay(history) equals the job.'
        : `replay(history) differs from the job in ${apart.join(', ')}: progress reports since the last entry stand in none.`;
  }

  function showTime() {
    slider.max = String(Math.max(600, second));
    slider.value = String(second);
    slider.setAttribute('aria-valuetext', shown(now()));
    byId('now').textContent = shown(now());
  }

  function showAll() {
    showTime();
    showJob();
    showButtons();
    showHistory();
    byId('steps-note').textContent = steps.length > MAX_STEPS ? `A link holds the first ${MAX_STEPS} events.` : '';
  }

  function update() {
    showAll();
    changed();
  }

  function restart() {
    begin();
    machine.show(job.status);
  }

  function moveTo(target) {
    second = Math.min(Math.max(target, 0), LAST_SECOND);
    update();
  }

  fillSelect(
    format,
    rules.formats().map((spec) => [spec.format, spec.format]),
  );
  format.value = defaultFormat;
  byId('events').replaceChildren(
    ...Object.entries(EVENTS).map(([value, [label]]) =>
      element(
        'button',
        {
          type: 'button',
          value,
          onclick: () => {
            take(stepNow(value));
            update();
          },
        },
        element('span', {}, label),
        element('small', {}, ''),
      ),
    ),
  );
  slider.addEventListener('input', () => moveTo(slider.valueAsNumber));
  for (const button of document.querySelectorAll('#job [data-seconds]'))
    button.addEventListener('click', () => moveTo(second + Number(button.dataset.seconds)));
  for (const field of [progress, speaker]) field.addEventListener('input', showButtons);
  for (const field of [format, attempts, byId('restart')])
    field.addEventListener(field.localName === 'button' ? 'click' : 'change', () => {
      restart();
      update();
    });
  restart();
  showAll();

  return {
    fields: () => [
      ['format', format.value],
      ['attempts', attempts.value],
      ['steps', steps.slice(0, MAX_STEPS).map(writeStep).join('~')],
      ['now', second],
    ],
    apply(fields) {
      const has = (select, value) => [...select.options].some((option) => option.value === value);
      if (has(format, fields.get('format'))) format.value = fields.get('format');
      if (has(attempts, fields.get('attempts'))) attempts.value = fields.get('attempts');
      restart();
      const given = (fields.get('steps') ?? '').split('~', MAX_STEPS).map(readStep);
      given.filter(Boolean).forEach(take);
      const at = Number(fields.get('now') ?? second);
      if (Number.isInteger(at) && at >= 0 && at <= LAST_SECOND) second = at;
      showAll();
    },
  };
}
