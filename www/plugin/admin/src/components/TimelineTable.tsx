import { useMemo, useState } from 'react';
import { Flex, IconButton, Table, Tbody, Td, Tr, Typography } from '@strapi/design-system';
import { ChevronLeft, ChevronRight } from '@strapi/icons';
import type { Timeline } from 'render-rules';
import { useTranslate } from '../hooks/useTranslate';
import type { Translate } from '../hooks/useTranslate';
import { rowsOf } from '../timeline/rows';
import type { Row } from '../timeline/rows';
import { timecode } from '../timeline/timecode';
import { TableHead } from './TableHead';

const PAGE = 50;

const COLUMNS = ['timeline.column.start', 'timeline.column.end', 'timeline.column.what'] as const;

function told(t: Translate, { kind, label, camera }: Row): string {
  if (kind === 'cut') return t('timeline.row.cut', { cut: label, camera });
  return kind === 'gap' ? t('timeline.row.gap') : t(`timeline.row.${kind}`, { title: label });
}

/** What a timeline shows, in words. */
export function TimelineTable({ timeline }: { timeline: Timeline }) {
  const t = useTranslate();
  const rows = useMemo(() => rowsOf(timeline), [timeline]);
  const [from, setFrom] = useState(0);
  // The EDL may have become shorter.
  const first = from < rows.length ? from : 0;
  const shown = rows.slice(first, first + PAGE);
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <Table colCount={3} rowCount={shown.length}>
        <TableHead columns={COLUMNS} />
        <Tbody>
          {shown.map((row, index) => (
            <Tr key={first + index}>
              {[timecode(row.startMs), timecode(row.endMs), told(t, row)].map((text, column) => (
                <Td key={column}>
                  <Typography textColor="neutral800">{text}</Typography>
                </Td>
              ))}
            </Tr>
          ))}
        </Tbody>
      </Table>
      {rows.length > PAGE && (
        <Flex gap={2} justifyContent="flex-end">
          <Typography variant="pi" textColor="neutral600" aria-live="polite">
            {t('timeline.page', { from: first + 1, to: first + shown.length, count: rows.length })}
          </Typography>
          <IconButton
            label={t('timeline.previous')}
            disabled={first === 0}
            onClick={() => setFrom(Math.max(0, first - PAGE))}
          >
            <ChevronLeft />
          </IconButton>
          <IconButton
            label={t('timeline.next')}
            disabled={first + PAGE >= rows.length}
            onClick={() => setFrom(first + PAGE)}
          >
            <ChevronRight />
          </IconButton>
        </Flex>
      )}
    </Flex>
  );
}
