import { useForm } from '@strapi/strapi/admin';
import { useTranslate } from '../hooks/useTranslate';
import type { MessageKey } from '../translations';
import { Notice } from './Notice';

/** Says that a panel is about what is saved, as long as the entry beside it has unsaved changes. */
export function UnsavedHint({ message }: { message: MessageKey }) {
  const t = useTranslate();
  const isModified = useForm('UnsavedHint', (form) => form.modified);
  return isModified ? <Notice variant="warning" title={t(message)} role="status" /> : null;
}
