import { useEffect } from 'react';
import { toProblem } from '../api/problem';
import { useVisible } from './useVisible';

const AGAIN_MS = 5_000;

/**
 * Asks again from time to time, as long as no server answers or it says that it is not well: when it is back nobody has to
 * reload the page.
 */
export function useAskAgain(error: unknown, ask: () => void): void {
  const visible = useVisible();
  const { status } = toProblem(error);
  const isLost = error !== undefined && (status === null || status >= 500);
  useEffect(() => {
    if (!isLost || !visible) return undefined;
    const timer = setInterval(ask, AGAIN_MS);
    return () => clearInterval(timer);
  }, [isLost, visible, ask]);
}
