import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { Box, Flex, TextButton, Typography, VisuallyHidden } from '@strapi/design-system';
import { CheckCircle, Clock, Cross, CrossCircle, WarningCircle } from '@strapi/icons';
import type { ChecklistItem, Finding, RuleOutcome } from 'render-rules';
import { useTranslate } from '../hooks/useTranslate';
import { isMessageKey } from '../translations';
import { FindingList } from './FindingList';

interface Sign {
  Icon: typeof CheckCircle;
  colour: string;
}

const SIGNS: Record<RuleOutcome, Sign> = {
  passed: { Icon: CheckCircle, colour: 'success600' },
  warning: { Icon: WarningCircle, colour: 'warning600' },
  failed: { Icon: CrossCircle, colour: 'danger600' },
  unchecked: { Icon: Clock, colour: 'neutral500' },
  off: { Icon: Cross, colour: 'neutral500' },
};

interface ChecklistProps {
  rules: ChecklistItem[];
  /** A link to the entry in which a finding can be fixed. */
  wayToMend: (finding: Finding) => ReactNode;
}

function RuleItem({
  item: { rule, outcome, findings },
  wayToMend,
}: { item: ChecklistItem } & Pick<ChecklistProps, 'wayToMend'>) {
  const t = useTranslate();
  const { Icon, colour } = SIGNS[outcome];
  const key = `rule.${rule}`;
  return (
    <Box tag="li" data-rule={rule} data-outcome={outcome}>
      <Flex gap={2} alignItems="flex-start">
        <Flex shrink={0} aria-hidden>
          <Icon fill={colour} width="1.4rem" height="1.4rem" />
        </Flex>
        <Flex direction="column" alignItems="stretch" gap={2} grow={1} minWidth="0">
          <Typography variant="pi" fontWeight={findings.length > 0 ? 'bold' : 'regular'} textColor="neutral800">
            {isMessageKey(key) ? t(key) : rule}
            <VisuallyHidden tag="span">: {t(`checklist.outcome.${outcome}`)}</VisuallyHidden>
          </Typography>
          {findings.length > 0 && <FindingList findings={findings} wayToMend={wayToMend} />}
        </Flex>
      </Flex>
    </Box>
  );
}

/** Every rule of the gate: what needs attention at once, the others on demand. */
export function Checklist({ rules, wayToMend }: ChecklistProps) {
  const t = useTranslate();
  const [showsAll, setShowsAll] = useState(false);
  const listId = useId();
  const passed = rules.filter(({ outcome }) => outcome === 'passed').length;
  const shown = showsAll ? rules : rules.filter(({ findings }) => findings.length > 0);
  return (
    <Flex tag="section" direction="column" alignItems="stretch" gap={3} aria-labelledby={`${listId}-title`}>
      <Flex justifyContent="space-between" gap={2} wrap="wrap">
        <Typography id={`${listId}-title`} tag="h3" variant="sigma" textTransform="uppercase" textColor="neutral600">
          {t('checklist.title')}
        </Typography>
        <Typography variant="pi" textColor="neutral600">
          {t('checklist.passed', { passed, count: rules.length })}
        </Typography>
      </Flex>
      {shown.length > 0 && (
        <Flex id={listId} tag="ul" direction="column" alignItems="stretch" gap={3}>
          {shown.map((item) => (
            <RuleItem key={item.rule} item={item} wayToMend={wayToMend} />
          ))}
        </Flex>
      )}
      <TextButton aria-expanded={showsAll} aria-controls={listId} onClick={() => setShowsAll(!showsAll)}>
        {showsAll ? t('checklist.fewer') : t('checklist.more')}
      </TextButton>
    </Flex>
  );
}
