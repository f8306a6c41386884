import { Button, Progress } from '@mantine/core'
import classes from './progress-notice.module.css'
import { useSpoken } from './spoken.tsx'

/** A long piece of work: what is being done, how far it is, and the way to stop it. */
export function ProgressNotice({
  label,
  count,
  fraction,
  cancelLabel,
  onCancel,
}: {
  readonly label: string
  readonly count?: string | undefined
  /** 0 to 1, or null while nobody knows. */
  readonly fraction: number | null
  readonly cancelLabel?: string | undefined
  readonly onCancel?: (() => void) | undefined
}) {
  // The stage is said; how far it is can be asked of the bar.
  useSpoken(label)
  const percent = fraction === null ? 100 : Math.round(fraction * 100)
  return (
    <div className={classes.notice}>
      <div className={classes.line}>
        <span>{label}</span>
        <span className="quiet">{count}</span>
      </div>
      <Progress value={percent} size="sm" striped={fraction === null} animated={fraction === null} aria-label={label} />
      {onCancel && cancelLabel ? (
        <Button variant="subtle" size="compact-xs" onClick={onCancel}>
          {cancelLabel}
        </Button>
      ) : null}
    </div>
  )
}
