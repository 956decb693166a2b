import { useCallback } from 'react';
import type { Finding } from 'render-rules';
import { useIntl } from 'react-intl';
import { valuesOf } from '../findings/values';
import { PLUGIN_ID } from '../plugin';

/** What a finding says in the user's language; where it is not translated, what the rules say in English. */
export function useFindingText(): (finding: Finding) => { message: string; remedy: string } {
  const { formatMessage, messages } = useIntl();
  return useCallback(
    (finding) => {
      const say = (key: string, inEnglish: string) => {
        const id = `${PLUGIN_ID}.${key}`;
        return Object.hasOwn(messages, id) ? formatMessage({ id }, valuesOf(finding)) : inEnglish;
      };
      return {
        message: say(`finding.${finding.code}`, finding.message),
        remedy: say(`finding.${finding.code}.remedy`, finding.remedy),
      };
    },
    [formatMessage, messages],
  );
}
