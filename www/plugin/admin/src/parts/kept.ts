import type { Format, RenderSettings } from 'render-rules';
import { UNCHOSEN } from './draft';
import type { Draft } from './draft';

/** What an operator chose to render of a session. */
export interface RenderChoice {
  format: Format;
  draft: Draft;
  /** The draft's format: another format begins with none. */
  madeFor: Format;
  /** How it is made, where that is not left to the server, the EDL and its recordings. */
  settings: RenderSettings;
}

/** What there is before anything is chosen. */
export const unchosen = (format: Format): RenderChoice => ({
  format,
  draft: UNCHOSEN,
  madeFor: format,
  settings: {},
});

// By session, as long as the page is loaded: Strapi takes its panels away and makes them anew, as when its drawer is closed, and
// what keeps a session from being rendered is often fixed in another entry.
const choices = new Map<string, RenderChoice>();

export const keptChoice = (sessionId: string): RenderChoice | undefined => choices.get(sessionId);

export function keepChoice(sessionId: string, choice: RenderChoice): void {
  choices.set(sessionId, choice);
}
