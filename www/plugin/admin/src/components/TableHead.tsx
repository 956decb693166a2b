import { Th, Thead, Tr, Typography } from '@strapi/design-system';
import { useTranslate } from '../hooks/useTranslate';
import type { MessageKey } from '../translations';

/** The names of a table's columns. */
export function TableHead({ columns }: { columns: readonly MessageKey[] }) {
  const t = useTranslate();
  return (
    <Thead>
      <Tr>
        {columns.map((column) => (
          <Th key={column}>
            <Typography variant="sigma" textColor="neutral600">
              {t(column)}
            </Typography>
          </Th>
        ))}
      </Tr>
    </Thead>
  );
}
