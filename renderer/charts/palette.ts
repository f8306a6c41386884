import { useComputedColorScheme } from '@mantine/core'
import { useMemo, useSyncExternalStore } from 'react'
import type { ChartPalette } from '#shared/charts/palette.ts'

const variables = {
  ink: '--mantine-color-text',
  paper: '--mantine-color-body',
  quiet: '--text-quiet',
  line: '--line-strong',
  // Not the filling of buttons: words stand on it, and it lies beside the tones.
  accent: '--tone-progress',
  neutral: '--tone-neutral',
  good: '--tone-good',
  attention: '--tone-attention',
  serious: '--tone-serious',
  critical: '--tone-critical',
} as const satisfies Readonly<Record<keyof ChartPalette, string>>

const paper = matchMedia('print')

function watchPaper(onChange: () => void): () => void {
  paper.addEventListener('change', onChange)
  return () => paper.removeEventListener('change', onChange)
}

/** The colours of the theme that is shown, or of paper while it is printed, for charts, which cannot read the style sheet. */
export function useChartPalette(): ChartPalette {
  const scheme = useComputedColorScheme('light')
  const isPaper = useSyncExternalStore(watchPaper, () => paper.matches)
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
  }, [scheme, isPaper])
}
