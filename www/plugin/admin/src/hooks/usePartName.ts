import { useCallback } from 'react';
import type { Selection, TimelineEntry } from 'render-rules';
import { beginningOf } from '../findings/values';
import { timecode } from '../timeline/timecode';
import { useTranslate } from './useTranslate';

/** Says which part of the programme a selection is. Of shorts that are known it says the title, too. */
export function usePartName(): (selection: Selection, shorts?: TimelineEntry[]) => string {
  const t = useTranslate();
  return useCallback(
    (selection, shorts = []) => {
      if ('clip' in selection) {
        const { startMs, endMs } = selection.clip;
        return t('part.range', { start: timecode(startMs), end: timecode(endMs) });
      }
      if ('stillAtMs' in selection) return t('part.still', { time: timecode(selection.stillAtMs) });
      const position = selection.short + 1;
      const title = shorts.find(({ index }) => index === selection.short)?.label;
      // The rules call a short without a title by its place.
      return title === undefined || title === String(selection.short)
        ? t('part.short', { position })
        : t('part.short.titled', { position, title: beginningOf(title) });
    },
    [t],
  );
}
