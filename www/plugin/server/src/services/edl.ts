import { canTransitionEdl } from 'render-rules';
import type { EdlStatus } from 'render-rules';
import { lostRace, notFound, refused } from '../errors';
import { configuration } from '../plugin';
import type { Context } from '../plugin';

/** An EDL and where it stands. */
export interface EdlState {
  /** Its documentId. */
  id: string;
  status: EdlStatus;
}

/** The EDLs' own workflow, which the Content Manager can't drive: it can't edit an attribute named `status`. */
export type EdlService = {
  /** @throws RequestError 404 `edl_not_found`. */
  get(documentId: string): Promise<EdlState>;
  /**
   * Takes an EDL to another status.
   *
   * @throws RequestError 400 `transition_not_allowed`, 404 `edl_not_found`, 409 `lost_race`.
   */
  transition(documentId: string, status: unknown): Promise<EdlState>;
};

export default function edl({ strapi }: Context): EdlService {
  const mapping = () => configuration(strapi).contentTypes.edl;

  async function get(documentId: string): Promise<EdlState> {
    const { uid, fields } = mapping();
    const document = await strapi.documents(uid).findFirst({ filters: { documentId: { $eq: documentId } } });
    if (!document) throw notFound('edl', documentId);
    return { id: documentId, status: document[fields.status] };
  }

  return {
    get,
    async transition(documentId, status) {
      const { uid, fields } = mapping();
      const current = await get(documentId);
      const wanted = typeof status === 'string' ? status : String(JSON.stringify(status));
      const { allowed, reason } = canTransitionEdl(current.status, wanted);
      if (!allowed) throw refused('transition_not_allowed', reason ?? 'the rules do not allow this');
      // Not the Document Service: only the query engine can say "if it still has this status" in one statement.
      const { count } = await strapi.db.query(uid).updateMany({
        where: { documentId, [fields.status]: current.status },
        data: { [fields.status]: wanted, updatedAt: new Date() },
      });
      if (count === 0) throw lostRace('EDL', documentId);
      return get(documentId);
    },
  };
}
