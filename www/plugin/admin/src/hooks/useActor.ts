import { isMessageKey } from '../translations';
import { useTranslate } from './useTranslate';

/** Who did something, in words: the history has the kind of account and its id, such as `admin:3` or `worker:host`. */
export function useActor(): (actor: string | null) => string {
  const t = useTranslate();
  return (actor) => {
    if (actor === null) return t('actor.none');
    const [, kind = actor, id = ''] = /^([\w-]+):(.*)$/s.exec(actor) ?? [];
    const key = `actor.${kind}`;
    return isMessageKey(key) ? t(key, { id }) : `\`${actor}\``;
  };
}
