// A client of server-sent events, as small as it can be.

/** Reads the events of a job until the stream ends or is closed. `received` grows as they come. */
export async function openStream(url, { token, lastEventId } = {}) {
  const leaving = new AbortController();
  const response = await fetch(url, {
    headers: { authorization: `Bearer ${token}`, ...(lastEventId && { 'last-event-id': lastEventId }) },
    signal: leaving.signal,
  });
  const received = [];
  let retryMs;

  async function read() {
    let text = '';
    for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
      text += chunk;
      const blocks = text.split('\n\n');
      text = blocks.pop();
      for (const block of blocks) {
        const fields = Object.fromEntries(block.split('\n').map((line) => line.split(/: (.*)/s)));
        if (fields.retry) retryMs = Number(fields.retry);
        if (fields.event) received.push({ ...fields, data: JSON.parse(fields.data), at: Date.now() });
      }
    }
  }

  return {
    status: response.status,
    headers: response.headers,
    received,
    /** After how long the server wants to be asked again when the stream has ended. */
    retryMs: () => retryMs,
    /** Resolves when the server ended the stream. */
    ended: read().catch((error) => {
      if (!leaving.signal.aborted) throw error;
    }),
    close: () => leaving.abort(),
  };
}
