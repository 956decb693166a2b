import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type { PrimitiveType } from 'react-intl';
import { PLUGIN_ID } from '../plugin';
import type { MessageKey } from '../translations';
import en from '../translations/en';

/** Says a text of the plugin's in the user's language, in English where it is not translated. */
export type Translate = (key: MessageKey, values?: Record<string, PrimitiveType>) => string;

/** The user's language. */
export function useTranslate(): Translate {
  const { formatMessage } = useIntl();
  return useCallback(
    (key, values) => formatMessage({ id: `${PLUGIN_ID}.${key}`, defaultMessage: en[key] }, values),
    [formatMessage],
  );
}
