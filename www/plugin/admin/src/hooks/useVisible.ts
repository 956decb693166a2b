import { useSyncExternalStore } from 'react';

function subscribe(onChange: () => void) {
  document.addEventListener('visibilitychange', onChange);
  return () => document.removeEventListener('visibilitychange', onChange);
}

/** Whether the browser's tab is looked at. */
export const useVisible = (): boolean => useSyncExternalStore(subscribe, () => !document.hidden);
