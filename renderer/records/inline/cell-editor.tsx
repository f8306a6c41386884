import { type KeyboardEvent, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { together } from '#shared/base/series.ts'
import type { Titles } from '#shared/contract/list.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { useWords } from '../../app/words.tsx'
import { FieldInput } from '../inputs/field-input.tsx'
import classes from './cell-editor.module.css'
import type { AfterSaving, EditedCell } from './use-cell-editing.ts'

type Props = {
  readonly record: AnyRecord
  readonly cell: EditedCell
  readonly titles: Titles
  readonly onChange: (value: unknown) => void
  /** Saves what stands here, or what was chosen just now. */
  readonly onSave: (then: AfterSaving, chosen?: { readonly value: unknown }) => void
  readonly onCancel: () => void
}

/** Of these the choice is the whole edit. */
const chosen = ['choice', 'reference']

/** The boxes of the editor that Tab goes through, in order. */
function boxesIn(editor: HTMLElement): readonly HTMLElement[] {
  return [...editor.querySelectorAll<HTMLElement>('input, textarea, button')].filter(
    (box) => box.tabIndex >= 0 && !box.matches(':disabled, [type="hidden"]'),
  )
}

/** Whether Enter belongs to the control: to a list of choices with one marked, or to what an input method composes. */
function ownsEnter({ target, nativeEvent, ctrlKey, metaKey }: KeyboardEvent): boolean {
  if (nativeEvent.isComposing) return true
  if (ctrlKey || metaKey || !(target instanceof Element)) return false
  return target.getAttribute('aria-expanded') === 'true' && target.hasAttribute('aria-activedescendant')
}

/** What a key means to the editor; null where it is for the control. */
function meaningOf(event: KeyboardEvent<HTMLElement>): AfterSaving | 'cancel' | null {
  if (event.key === 'Escape') return event.nativeEvent.isComposing ? null : 'cancel'
  if (event.key === 'Enter') return ownsEnter(event) ? null : 'stay'
  if (event.key !== 'Tab') return null
  const boxes = boxesIn(event.currentTarget)
  const last = event.shiftKey ? boxes[0] : boxes.at(-1)
  if (event.target !== last && boxes.some((box) => box === event.target)) return null
  return event.shiftKey ? 'before' : 'next'
}

/** Brings what was refused into sight: below the box, where a list of choices or a calendar may lie over it. */
function showWords(editor: HTMLElement | null): void {
  editor?.scrollIntoView({ block: 'nearest' })
  const box = document.activeElement
  if (!(box instanceof HTMLElement) || !editor?.contains(box)) return
  // What is open over the words closes when its box is left.
  box.blur()
  box.focus()
}

/** Selects what stands in a box; again a moment later, when a control that looks records up has written a title into it. */
function selectWhole(box: HTMLInputElement): void {
  box.select()
  const again = requestAnimationFrame(() => box.select())
  // What was typed by then would be replaced by what is typed next.
  box.addEventListener('input', () => cancelAnimationFrame(again), { once: true })
}

/** Whether the editor would reach beyond the end of the table, and has to reach to the other side: anew when either has another width. */
function useReach(editor: RefObject<HTMLElement | null>): boolean {
  const [reachesBack, setReachesBack] = useState(false)
  useLayoutEffect(() => {
    const table = editor.current?.closest('[role="region"]')
    const cell = editor.current?.parentElement
    if (!editor.current || !table || !cell) return
    const measure = () => {
      const end = table.getBoundingClientRect().left + table.clientWidth
      const width = editor.current?.getBoundingClientRect().width ?? 0
      setReachesBack(cell.getBoundingClientRect().left + width > end)
    }
    measure()
    // The window may be enlarged while a cell is open.
    const sizes = new ResizeObserver(measure)
    sizes.observe(table)
    sizes.observe(cell)
    return () => sizes.disconnect()
  }, [editor])
  return reachesBack
}

/** The control of the record's form, in the place of a cell: errors below it, and keys that save and go on. */
export function CellEditor({ record, cell, titles, onChange, onSave, onCancel }: Props) {
  const t = useWords()
  const editor = useRef<HTMLDivElement>(null)
  const reachesBack = useReach(editor)
  const { column, errors, saving } = cell
  const field = record.fields[column]
  const kind = field?.kind
  const words = together(Object.values(errors))
  useEffect(() => {
    const [first] = editor.current ? boxesIn(editor.current) : []
    first?.focus()
    if (first instanceof HTMLInputElement && first.type === 'text') selectWhole(first)
    // Choosing is the whole edit, so the choices are shown at once.
    if (kind === 'choice') first?.click()
  }, [kind])
  useEffect(() => {
    if (words !== '') showWords(editor.current)
  }, [words])
  if (!field) return null
  const press = (event: KeyboardEvent<HTMLElement>) => {
    // What is typed in a dialog that the control has opened belongs to that dialog.
    if (!(event.target instanceof Node && event.currentTarget.contains(event.target))) return
    const meaning = meaningOf(event)
    if (meaning === null) return
    event.preventDefault()
    event.stopPropagation()
    if (meaning === 'cancel') onCancel()
    else onSave(meaning)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the control within
    <div
      ref={editor}
      className={classes.editor}
      data-kind={field.kind}
      data-back={reachesBack}
      aria-busy={saving}
      onKeyDownCapture={press}
      onKeyDown={(event) => event.stopPropagation()}
      onClick={(event) => event.stopPropagation()}
    >
      <FieldInput
        field={field}
        messages={`${record.name}.${column}`}
        path={column}
        label={t(`${record.name}.${column}`)}
        value={cell.value}
        onChange={(value) => (chosen.includes(field.kind) ? onSave('stay', { value }) : onChange(value))}
        errorAt={(path) => errors[path]}
        titles={titles}
        bare
      />
      <span className="only-spoken" role="status">
        {saving ? t('inline.saving') : words === '' ? t('inline.keys') : words}
      </span>
    </div>
  )
}
