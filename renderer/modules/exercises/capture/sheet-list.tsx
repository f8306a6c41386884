import { useEffect, useRef } from 'react'
import classes from './capture.module.css'

/** One line of a running sheet; `standing` says in two words or figures how it stands. */
export type SheetEntry = {
  readonly id: string
  readonly position: number
  readonly name: string
  readonly standing: readonly [string, string]
}

type Chosen = { readonly chosen: string | null; readonly onChoose: (id: string) => void }
type Part = { readonly title: string; readonly entries: readonly SheetEntry[] }

function SheetPart({ title, entries, chosen, onChoose }: Chosen & Part) {
  if (entries.length === 0) return null
  return (
    <section aria-label={title}>
      <h3 className={classes.heading}>
        {title} <span className="quiet">{entries.length}</span>
      </h3>
      <ol className={classes.steps}>
        {entries.map(({ id, position, name, standing: [first, second] }) => (
          <li key={id}>
            <button
              type="button"
              className={classes.step}
              aria-current={id === chosen ? 'step' : undefined}
              onClick={() => onChoose(id)}
            >
              <span className={classes.name}>
                {position}. {name}
              </span>
              <span className={classes.standing}>
                <span>{first}</span>
                <span>{second}</span>
              </span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  )
}

type Props = Chosen & {
  /** What is still to be done, and what is said where nothing is. */
  readonly open: Part & { readonly none: string }
  readonly done: Part
}

/** The running sheet of an exercise: what is still to be done first, then what was done; the chosen line stays in sight. */
export function SheetList({ open, done, chosen, onChoose }: Props) {
  const frame = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another line that is chosen is brought into sight, and nothing else moves the list
  useEffect(() => {
    frame.current?.querySelector('[aria-current="step"]')?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  return (
    <div ref={frame} className={classes.list}>
      {open.entries.length === 0 ? <p className="quiet">{open.none}</p> : null}
      <SheetPart title={open.title} entries={open.entries} chosen={chosen} onChoose={onChoose} />
      <SheetPart title={done.title} entries={done.entries} chosen={chosen} onChoose={onChoose} />
    </div>
  )
}
