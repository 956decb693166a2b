import { PLUGIN_ID } from '../plugin';
import en from './en';

/** A text of the plugin's, by its name without the plugin's prefix. */
export type MessageKey = keyof typeof en;

type Messages = Record<string, string>;

// English comes with the plugin's first file: it stands in wherever another language has no text.
const LANGUAGES: Record<string, () => Promise<{ default: Messages }>> = {
  en: () => Promise.resolve({ default: en }),
  de: () => import('./de'),
  es: () => import('./es'),
  fr: () => import('./fr'),
  'pt-BR': () => import('./pt-BR'),
};

/** Whether there is a text of this name. */
export const isMessageKey = (key: string): key is MessageKey => Object.hasOwn(en, key);

/** The plugin's texts in a language, under the ids that react-intl finds them by; none where it doesn't speak it. */
export async function loadTranslations(locale: string): Promise<{ locale: string; data: Messages }> {
  const texts = (await LANGUAGES[locale]?.())?.default ?? {};
  return {
    locale,
    data: Object.fromEntries(Object.entries(texts).map(([key, text]) => [`${PLUGIN_ID}.${key}`, text])),
  };
}
