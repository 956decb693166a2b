import { Box, Typography } from '@strapi/design-system';
import { formats } from 'render-rules';
import type { Format, Framing } from 'render-rules';
import { styled } from 'styled-components';
import { boxOf } from '../framing/frame';
import type { Size } from '../framing/frame';
import { useTranslate } from '../hooks/useTranslate';

/** The longer side. */
const LONGER_REM = 16;

const Output = styled.div`
  position: relative;
  overflow: hidden;
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral500};

  & > img {
    position: absolute;
    max-width: none;
  }
`;

const percent = (part: number): string => `${part * 100}%`;

interface FramingPreviewProps {
  src: string;
  size: Size;
  format: Format;
  framing: Framing | null;
}

/** About what the output shows of a still: the renderer blurs the background in its own way. */
export function FramingPreview({ src, size, format, framing }: FramingPreviewProps) {
  const t = useTranslate();
  const spec = formats().find((one) => one.format === format);
  if (!spec) return null;
  const scale = LONGER_REM / Math.max(spec.width, spec.height);
  const box = boxOf(format, framing, size);
  const all = { inset: 0, width: '100%', height: '100%' };
  return (
    <Box>
      <Typography variant="pi" fontWeight="bold" textColor="neutral800">
        {t('framing.preview')}
      </Typography>
      <Box paddingTop={1}>
        <Output style={{ width: `${spec.width * scale}rem`, height: `${spec.height * scale}rem` }}>
          {framing?.mode === 'fit' ? (
            <>
              <img
                src={src}
                alt=""
                style={{ ...all, objectFit: 'cover', filter: 'blur(1rem)', transform: 'scale(1.2)' }}
              />
              <img src={src} alt="" style={{ ...all, objectFit: 'contain' }} />
            </>
          ) : (
            <img
              src={src}
              alt=""
              style={{
                left: percent(-box.left / box.width),
                top: percent(-box.top / box.height),
                width: percent(1 / box.width),
                height: percent(1 / box.height),
              }}
            />
          )}
        </Output>
      </Box>
    </Box>
  );
}
