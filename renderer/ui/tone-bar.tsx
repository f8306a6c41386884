import type { Tone } from '#shared/record/fields.ts'
import classes from './tone-bar.module.css'

/** A part of a bar: its name among them, its colour, and how much it is in the unit of them all. */
type BarPart = { readonly name: string; readonly tone: Tone; readonly size: number }

/** How much of what, as a thin bar; silent, because what it shows stands beside it in figures. */
export function ToneBar({
  parts,
  rest = 0,
  className,
}: {
  readonly parts: readonly BarPart[]
  /** What is in none of the parts. */
  readonly rest?: number
  readonly className?: string | undefined
}) {
  const shown = parts.filter(({ size }) => size > 0)
  return (
    <span className={className ? `${classes.bar} ${className}` : classes.bar} aria-hidden="true">
      {shown.map(({ name, tone, size }) => (
        <span key={name} data-tone={tone} style={{ flexGrow: size }} />
      ))}
      {rest > 0 || shown.length === 0 ? <span style={{ flexGrow: rest || 1 }} /> : null}
    </span>
  )
}
