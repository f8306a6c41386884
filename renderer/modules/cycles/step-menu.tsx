import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { AnyRecord } from '#shared/record/record.ts'
import { useWords } from '../../app/words.tsx'
import classes from './step-menu.module.css'

type Props = {
  readonly record: AnyRecord
  readonly label: string
  readonly steps: readonly string[]
  readonly onStep: (step: string) => void
  readonly onClose: () => void
}

/** The steps that lead on from a card; arrow keys choose, Enter takes, Escape leaves. */
export function StepMenu({ record, label, steps, onStep, onClose }: Props) {
  const t = useWords()
  const list = useRef<HTMLDivElement>(null)
  const transitions = record.workflow?.transitions ?? {}
  useEffect(() => list.current?.querySelector('button')?.focus(), [])
  const press = (event: KeyboardEvent) => {
    const items = [...(list.current?.querySelectorAll('button') ?? [])]
    const at = items.findIndex((item) => item.matches(':focus'))
    if (event.key === 'Escape' || event.key === 'Tab') onClose()
    else if (event.key === 'ArrowDown') items[(at + 1) % items.length]?.focus()
    else if (event.key === 'ArrowUp') items.at(at - 1)?.focus()
    else return
    event.preventDefault()
    // Escape would close the page's panel too.
    event.stopPropagation()
  }
  return (
    <div
      ref={list}
      className={classes.menu}
      role="menu"
      tabIndex={-1}
      aria-label={label}
      onKeyDown={press}
      onBlur={(event) => event.currentTarget.contains(event.relatedTarget) || onClose()}
    >
      {steps.map((step) => (
        <button key={step} type="button" role="menuitem" tabIndex={-1} onClick={() => onStep(step)}>
          <span>{t(`${record.name}.step.${step}`)}</span>
          <span className="quiet">→ {t(`${record.name}.state.${transitions[step]?.to ?? ''}`)}</span>
        </button>
      ))}
    </div>
  )
}
