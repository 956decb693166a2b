import { useEffect, useRef, useState } from 'react';
import { useAuth } from '@strapi/strapi/admin';
import { keepReading } from '../api/event-stream';
import type { ServerEvent } from '../api/event-stream';
import { useVisible } from './useVisible';

interface Listener {
  onEvent(event: ServerEvent): void;
  /** The server refused the stream; where that is for an old log-in, any other request renews it. */
  onRefused(): void;
}

/**
 * Listens to an admin route's server-sent events as long as the browser's tab is looked at, and again when the stream was
 * lost; not at all for null. Whether it listens at the moment: if not, whoever wants to know has to ask.
 */
export function useEventStream(path: string | null, listener: Listener): boolean {
  const token = useAuth('useEventStream', ({ token: current }) => current);
  const visible = useVisible();
  const [isLive, setLive] = useState(false);
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  }, [listener]);

  useEffect(() => {
    if (path === null || token === null || !visible) return undefined;
    const controller = new AbortController();
    void keepReading(path, token, controller.signal, {
      onOpen: () => setLive(true),
      onEvent: (event) => latest.current.onEvent(event),
      onRefused: () => latest.current.onRefused(),
      onLost: () => setLive(false),
    });
    return () => {
      controller.abort();
      setLive(false);
    };
  }, [path, token, visible]);

  return isLive;
}
