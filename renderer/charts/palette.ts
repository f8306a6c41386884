import { useComputedColorScheme } from '@mantine/core'
import { useMemo } from 'react'
import type { ChartPalette } from '#shared/charts/palette.ts'

const variables = {
  ink: '--mantine-color-text',
  paper: '--mantine-color-body',
  quiet: '--text-quiet',
  line: '--line-strong',
  accent: '--mantine-primary-color-filled',
  neutral: '--tone-neutral',
  good: '--tone-good',
  attention: '--tone-attention',
  serious: '--tone-serious',
  critical: '--tone-critical',
} as const satisfies Readonly<Record<keyof ChartPalette, string>>

/** The colours of the theme that is shown, for charts, which cannot read the style sheet. */
export function useChartPalette(): ChartPalette {
  const scheme = useComputedColorScheme('light')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the style sheet answers otherwise in each theme
  return useMemo(() => {
    const style = getComputedStyle(document.documentElement)
    const colour = (name: keyof ChartPalette) => style.getPropertyValue(variables[name]).trim()
    return {
      ink: colour('ink'),
      paper: colour('paper'),
      quiet: colour('quiet'),
      line: colour('line'),
      accent: colour('accent'),
      neutral: colour('neutral'),
      good: colour('good'),
      attention: colour('attention'),
      serious: colour('serious'),
      critical: colour('critical'),
    }
  }, [scheme])
}
