import { readMediaHeaders } from 'render-rules';
import type { MediaServed } from 'render-rules';
import { fetch, ProxyAgent } from 'undici';
import type { MediaProxy } from './media-proxy';

/** How long a server may take to say what it has. */
const ANSWER_MS = 10_000;

/** What a request says of the user that a URL names: `fetch` takes no such URLs. */
function authorized(url: string): { url: URL; headers: Record<string, string> } {
  const bare = new URL(url);
  const { username, password } = bare;
  bare.username = '';
  bare.password = '';
  if (username === '' && password === '') return { url: bare, headers: {} };
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { url: bare, headers: { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` } };
}

/**
 * What a server says of a recording's file, asked for its first byte through a render's proxy. Null where it says nothing of use:
 * whether the recording can be read is ffprobe's to find out.
 */
export async function servedBy(proxy: MediaProxy, recording: string, signal: AbortSignal): Promise<MediaServed | null> {
  const dispatcher = new ProxyAgent(proxy.url);
  try {
    const { url, headers } = authorized(recording);
    const answer = await fetch(url, {
      dispatcher,
      headers: { ...headers, range: 'bytes=0-0', 'accept-encoding': 'identity' },
      signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS)]),
    });
    await answer.body?.cancel();
    return readMediaHeaders(answer.status, Object.fromEntries(answer.headers));
  } catch {
    return null;
  } finally {
    await dispatcher.destroy();
  }
}
