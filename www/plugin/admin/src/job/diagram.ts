import { getNextStatus, isTerminal, rules } from 'render-rules';
import type { EventKind, Status } from 'render-rules';
import type { HistoryEntry } from '../../../shared';

/** Where something is drawn. */
export interface Point {
  x: number;
  y: number;
}

/** A status as a box, by its middle. */
export interface DiagramNode extends Point {
  status: Status;
  isCurrent: boolean;
  /** Whether the job has been in it. */
  isVisited: boolean;
}

/** A way from one status to another, with everything that leads along it. */
export interface DiagramEdge {
  from: Point;
  to: Point;
  /** Where its label stands. */
  middle: Point;
  events: { event: EventKind; times: number }[];
  /** How often the job went this way. */
  times: number;
  key: string;
}

export const SIZE = { width: 660, height: 300 };
export const BOX = { width: 132, height: 44 };

const COLUMN = 250;
const LEFT = 80;
const ROWS = { above: 40, middle: 150, below: 260 };

/** The statuses from a new job to a finished one. */
function happyPath(): Status[] {
  const path: Status[] = [];
  let status: Status | null = rules().initialStatus;
  while (status !== null && !path.includes(status)) {
    path.push(status);
    status = getNextStatus(status);
  }
  return path;
}

/** The happy path in a row; ends that are not on it above, detours that lead back below. */
function places(): Map<Status, Point> {
  const { statuses, transitions } = rules();
  const places = new Map<Status, Point>();
  happyPath().forEach((status, index) => places.set(status, { x: LEFT + index * COLUMN, y: ROWS.middle }));
  for (const status of statuses.filter((one) => !places.has(one))) {
    const before = [...new Set(transitions.filter(({ to }) => to === status).map(({ from }) => from))];
    const known = before.flatMap((from) => places.get(from) ?? []);
    const x = known.reduce((sum, point) => sum + point.x, 0) / Math.max(1, known.length);
    places.set(status, { x, y: isTerminal(status) ? ROWS.above : ROWS.below });
  }
  return places;
}

/** Where the line from a box's middle to a point leaves the box, with some space for an arrow's head. */
function edgeOf(box: Point, other: Point): Point {
  const [dx, dy] = [other.x - box.x, other.y - box.y];
  const scale = 1 / Math.max(Math.abs(dx) / (BOX.width / 2 + 5), Math.abs(dy) / (BOX.height / 2 + 5), 1e-9);
  return { x: box.x + dx * scale, y: box.y + dy * scale };
}

/** The state machine as the rules have it, and a job's way through it. */
export function diagramOf(current: Status, history: HistoryEntry[]): { nodes: DiagramNode[]; edges: DiagramEdge[] } {
  const { statuses, transitions } = rules();
  const at = places();
  const placeOf = (status: Status): Point => at.get(status) ?? { x: 0, y: 0 };
  const visited = new Set(history.map(({ to }) => to));
  const nodes = statuses.map((status) => ({
    status,
    ...placeOf(status),
    isCurrent: status === current,
    isVisited: visited.has(status),
  }));

  const edges = new Map<string, DiagramEdge>();
  for (const { from, to, event } of transitions) {
    const key = `${from} ${to}`;
    const edge = edges.get(key);
    const taken = history.filter((entry) => entry.from === from && entry.to === to);
    const led = { event, times: taken.filter((entry) => entry.event === event).length };
    if (edge) edge.events.push(led);
    else {
      const [start, end] = [edgeOf(placeOf(from), placeOf(to)), edgeOf(placeOf(to), placeOf(from))];
      const middle = { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 };
      edges.set(key, { from: start, to: end, middle, events: [led], times: taken.length, key });
    }
  }
  return { nodes, edges: [...edges.values()] };
}
