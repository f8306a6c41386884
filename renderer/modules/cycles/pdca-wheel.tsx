import { useWords } from '../../app/words.tsx'
import classes from './pdca-wheel.module.css'

const phases: readonly string[] = ['plan', 'do', 'check', 'act']

// A quarter of a ring of radius 54, less a gap; the ring begins at twelve o'clock and runs with the clock.
const quarter = (2 * Math.PI * 54) / 4
const gap = 3
const middles = [
  [118, 42],
  [118, 118],
  [42, 118],
  [42, 42],
] as const

/** Plan, do, check and act as a ring: the phase reached is filled, those before it are tinted. */
export function PdcaWheel({ phase }: { readonly phase: string }) {
  const t = useWords()
  const known = phases.indexOf(phase)
  const reached = known < 0 ? phases.length : known
  const label =
    known < 0
      ? t('wheel.closed')
      : t('wheel.label', { phase: t(`cycle.state.${phases[known] ?? ''}`), place: reached + 1 })
  return (
    <svg className={classes.wheel} viewBox="0 0 160 160" role="img" aria-label={label}>
      {phases.map((one, index) => (
        <circle
          key={one}
          className={classes.part}
          data-part={index === reached ? 'now' : index < reached ? 'past' : 'ahead'}
          cx="80"
          cy="80"
          r="54"
          strokeDasharray={`${quarter - gap} ${quarter * 3 + gap}`}
          strokeDashoffset={-(index * quarter + gap / 2)}
          transform="rotate(-90 80 80)"
        />
      ))}
      {phases.map((one, index) => (
        <text
          key={one}
          className={classes.word}
          data-part={index === reached ? 'now' : index < reached ? 'past' : 'ahead'}
          x={middles[index]?.[0]}
          y={middles[index]?.[1]}
        >
          {t(`cycle.state.${one}`)}
        </text>
      ))}
      <path className={classes.arrow} d="M80 62a18 18 0 1 1-15.6 9m-5 5 5-7 6 6" />
    </svg>
  )
}
