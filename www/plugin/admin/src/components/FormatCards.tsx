import { useId } from 'react';
import { Box, Flex, Typography } from '@strapi/design-system';
import { Image, Play } from '@strapi/icons';
import { formats } from 'render-rules';
import type { Format, FormatSpec } from 'render-rules';
import { styled } from 'styled-components';
import { useQuantities } from '../hooks/useQuantities';
import { useTranslate } from '../hooks/useTranslate';

/** The longer side of a preview. */
const LONGER_REM = 3.6;

const Group = styled.fieldset`
  min-width: 0;
  margin: 0;
  padding: 0;
  border: none;

  & > legend {
    padding: 0;
  }
`;

// Two in a row of a side panel, all in one where there is space.
const Grid = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(7.2rem, 1fr));
  gap: ${({ theme }) => theme.spaces[2]};
`;

const Card = styled.label`
  position: relative;
  display: flex;
  flex-direction: column;
  gap: ${({ theme }) => theme.spaces[1]};
  align-items: center;
  padding: ${({ theme }) => theme.spaces[2]} ${({ theme }) => theme.spaces[1]};
  text-align: center;
  overflow-wrap: anywhere;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};
  cursor: pointer;

  &:hover {
    background: ${({ theme }) => theme.colors.neutral100};
  }

  &:has(:checked) {
    border-color: ${({ theme }) => theme.colors.primary600};
    background: ${({ theme }) => theme.colors.primary100};
    box-shadow: inset 0 0 0 1px ${({ theme }) => theme.colors.primary600};
  }

  &:has(:focus-visible) {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 2px;
  }
`;

// Over the whole card, so that pointers and assistive technology meet the browser's own radio button.
const Choice = styled.input`
  position: absolute;
  inset: 0;
  margin: 0;
  opacity: 0;
  cursor: pointer;
`;

/** The output's shape. */
function Shape({ spec: { width, height, kind } }: { spec: FormatSpec }) {
  const scale = LONGER_REM / Math.max(width, height);
  const Icon = kind === 'still' ? Image : Play;
  return (
    <Flex justifyContent="center" shrink={0} width={`${LONGER_REM}rem`} height={`${LONGER_REM}rem`} aria-hidden>
      <Flex
        justifyContent="center"
        width={`${width * scale}rem`}
        height={`${height * scale}rem`}
        background="neutral200"
        borderColor="neutral500"
        borderWidth="1px"
        borderStyle="solid"
        hasRadius
      >
        <Icon fill="neutral600" width="1.2rem" height="1.2rem" />
      </Flex>
    </Flex>
  );
}

/** The choice between the output formats, each with its shape. */
export function FormatCards({ value, onChange }: { value: Format; onChange: (format: Format) => void }) {
  const t = useTranslate();
  const { duration } = useQuantities();
  const name = useId();
  return (
    <Group>
      <Typography tag="legend" variant="pi" fontWeight="bold" textColor="neutral800">
        {t('session.format')}
      </Typography>
      <Box paddingTop={1}>
        <Grid>
          {formats().map((spec) => (
            <Card key={spec.format}>
              <Choice
                type="radio"
                name={name}
                aria-label={t(`format.${spec.format}`)}
                aria-describedby={`${name}-${spec.format}`}
                checked={spec.format === value}
                onChange={() => onChange(spec.format)}
              />
              <Shape spec={spec} />
              <Flex direction="column" alignItems="center" minWidth="0">
                <Typography variant="pi" fontWeight="bold" textColor="neutral800">
                  {t(`format.${spec.format}`)}
                </Typography>
                <Typography id={`${name}-${spec.format}`} variant="pi" textColor="neutral600">
                  {spec.width}×{spec.height}
                  {spec.maxDurationMs !== undefined && (
                    <>
                      <br />
                      {t('session.format.limit', { duration: duration(spec.maxDurationMs) })}
                    </>
                  )}
                </Typography>
              </Flex>
            </Card>
          ))}
        </Grid>
      </Box>
    </Group>
  );
}
