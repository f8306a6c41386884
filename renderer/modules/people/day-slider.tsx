import { addDays, differenceInDays, isWithin } from '#shared/base/dates.ts'
import { useWords } from '../../app/words.tsx'
import { useFormats } from '../../records/use-formats.ts'
import classes from './day-slider.module.css'

type Props = {
  readonly first: string
  readonly last: string
  readonly day: string
  /** Days on which something changed. */
  readonly marks: readonly string[]
  readonly onDay: (day: string) => void
}

/** A slider over days: arrow keys lead by one, Page keys by more; a tick stands on every day with a change. */
export function DaySlider({ first, last, day, marks, onDay }: Props) {
  const t = useWords()
  const formats = useFormats()
  const length = Math.max(1, differenceInDays(last, first))
  const at = Math.min(length, Math.max(0, differenceInDays(day, first)))
  const before = marks.findLast((mark) => mark < day)
  const after = marks.find((mark) => mark > day)
  const leap = (to: string | undefined, label: string, sign: string) => (
    <button
      type="button"
      className={classes.leap}
      aria-label={label}
      title={label}
      disabled={to === undefined}
      onClick={() => to !== undefined && onDay(to)}
    >
      {sign}
    </button>
  )
  return (
    <div className={classes.slider} data-not-printed>
      {leap(before, t('orgChart.changeBefore'), '◂')}
      <span className={classes.end}>{formats.day(first)}</span>
      <div className={classes.track}>
        <input
          type="range"
          className={classes.range}
          aria-label={t('orgChart.slider')}
          aria-valuetext={formats.day(day)}
          min={0}
          max={length}
          step={1}
          value={at}
          onChange={(event) => onDay(addDays(first, Number(event.currentTarget.value)))}
        />
        <svg className={classes.marks} viewBox="0 0 1000 8" preserveAspectRatio="none" aria-hidden>
          {marks.map((mark) => {
            if (!isWithin(mark, first, last)) return null
            const x = (1000 * differenceInDays(mark, first)) / length
            return <line key={mark} x1={x} x2={x} y1="0" y2="8" vectorEffect="non-scaling-stroke" />
          })}
        </svg>
      </div>
      <span className={classes.end}>{formats.day(last)}</span>
      {leap(after, t('orgChart.changeAfter'), '▸')}
    </div>
  )
}
