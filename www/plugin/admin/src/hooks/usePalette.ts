import { useMemo } from 'react';
import { useTheme } from 'styled-components';
import type { Palette } from '../timeline/draw';

/** The theme's colours for a timeline: none of the cameras' is one that findings have. */
export function usePalette(): Palette {
  const { colors } = useTheme();
  return useMemo(
    () => ({
      cameras: [
        colors.primary600,
        colors.success600,
        colors.alternative600,
        colors.secondary600,
        colors.neutral600,
        colors.primary700,
        colors.success700,
        colors.alternative700,
        colors.secondary700,
        colors.neutral800,
      ],
      onCamera: colors.neutral0,
      gap: colors.neutral0,
      onGap: colors.neutral500,
      text: colors.neutral800,
      line: colors.neutral500,
      track: colors.neutral150,
      error: colors.danger600,
      warning: colors.warning600,
      chosen: colors.neutral1000,
      part: colors.primary600,
    }),
    [colors],
  );
}
