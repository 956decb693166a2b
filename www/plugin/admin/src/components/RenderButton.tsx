import { useId } from 'react';
import { Button, Flex, Tooltip, VisuallyHidden } from '@strapi/design-system';
import { Play } from '@strapi/icons';
import type { Report } from 'render-rules';
import { plainSentence } from '../findings/sentence';
import { useFindingText } from '../hooks/useFindingText';
import { useTranslate } from '../hooks/useTranslate';

/** As many reasons fit a tooltip. */
const FEW = 5;

interface RenderButtonProps {
  /** Null until the session was judged. */
  report: Report | null;
  /** Whether rendering is switched off: then the server would refuse. */
  isPaused: boolean;
  isBusy: boolean;
  onRender: () => void;
}

/** The button, and why it can't be used: in a tooltip, and for screen readers. */
export function RenderButton({ report, isPaused, isBusy, onRender }: RenderButtonProps) {
  const t = useTranslate();
  const textOf = useFindingText();
  const reasonId = useId();
  const isReady = report?.ok === true && !isPaused && !isBusy;
  const errors = report?.findings.filter(({ severity }) => severity === 'error') ?? [];
  const headlines = [
    ...(isPaused ? [t('settings.paused')] : []),
    ...(report?.ok === false ? [t('session.notReady', { count: errors.length })] : []),
  ];
  // A tooltip is plain text: what is quoted is set apart below.
  const reasons = errors.map((finding) => plainSentence(textOf(finding).message));

  const button = (
    // Only aria-disabled: a disabled button can't be reached by the keyboard, nor could the reason that describes it.
    <Button
      fullWidth
      size="L"
      startIcon={<Play />}
      aria-disabled={!isReady}
      aria-busy={isBusy}
      aria-describedby={headlines.length === 0 ? undefined : reasonId}
      onClick={() => {
        if (isReady) onRender();
      }}
    >
      {t('session.render')}
    </Button>
  );
  if (headlines.length === 0) return button;
  return (
    <>
      <Tooltip
        side="bottom"
        label={
          <Flex direction="column" alignItems="flex-start" gap={1} maxWidth="36rem">
            {headlines.map((headline) => (
              <span key={headline}>{headline}</span>
            ))}
            {reasons.slice(0, FEW).map((reason, index) => (
              <span key={index}>– {reason}</span>
            ))}
            {reasons.length > FEW && <span>…</span>}
          </Flex>
        }
      >
        {button}
      </Tooltip>
      <VisuallyHidden id={reasonId}>{[...headlines, ...reasons].join('. ')}</VisuallyHidden>
    </>
  );
}
