import { notifications } from '@mantine/notifications'
import type { ClipboardEvent } from 'react'
import { pastedTable } from '#shared/base/pasted-table.ts'
import type { Translator } from '#shared/base/translate.ts'
import type { Field, PartsField } from '#shared/record/fields.ts'
import { useWords } from '../../app/words.tsx'
import type { InputProps } from './input-props.ts'
import { type PartsRow, type PastedColumn, type PastedRows, withPasted } from './pasted-rows.ts'

const notice = 'pasted rows'
/** So many cells that were not understood are named. */
const mostNamed = 3
/** So much of what such a cell says. */
const longestNamed = 40

function columnOf(t: Translator, messages: string, [name, field]: readonly [string, Field]): PastedColumn {
  const words = `${messages}.${name}`
  const choices = field.kind === 'choice' ? field.choices : []
  return {
    name,
    field,
    label: t(words),
    choiceCalled(word) {
      const wanted = word.toLowerCase()
      return (
        choices.find((choice) => [choice, t(`${words}.${choice}`)].some((one) => one.toLowerCase() === wanted)) ?? null
      )
    },
  }
}

/** What became of the table, in sentences; what found no place is named, for it stands in the clipboard still. */
function toldOf(t: Translator, { taken, refused, rowsBeyond, cellsBeyond }: PastedRows, max: number): string {
  const named = refused
    .slice(0, mostNamed)
    .map(({ label, row, text }) => {
      const cut = text.length > longestNamed ? `${text.slice(0, longestNamed)}…` : text
      return t('parts.pasted.cell', { label, row, text: cut })
    })
    .join(t('parts.pasted.between'))
  return [
    t('parts.pasted', { count: taken }),
    ...(refused.length > 0 ? [t('parts.pasted.refused', { count: refused.length, cells: named })] : []),
    ...(rowsBeyond > 0 ? [t('parts.pasted.rowsBeyond', { count: rowsBeyond, max })] : []),
    ...(cellsBeyond > 0 ? [t('parts.pasted.cellsBeyond', { count: cellsBeyond })] : []),
  ].join(t.language === 'en' ? ' ' : '')
}

/** Says it in the place of what was said last, and longer where something found no place. */
function tell(message: string, close: string, { refused, rowsBeyond, cellsBeyond }: PastedRows): void {
  const left = refused.length + rowsBeyond + cellsBeyond
  notifications.hide(notice)
  const autoClose = left > 0 ? { autoClose: 15_000 } : {}
  notifications.show({ id: notice, message, closeButtonProps: { 'aria-label': close }, ...autoClose })
}

/** Where in the table something is pasted: the cell with the focus, or below all rows. */
function placeOf(target: EventTarget | null, rows: number, columns: number) {
  const cell = target instanceof Element ? target.closest('td') : null
  const row = cell?.closest('tr')
  if (!cell || !row) return { row: rows, column: 0 }
  return { row: row.sectionRowIndex, column: cell.cellIndex < columns ? cell.cellIndex : 0 }
}

/** Takes a table that is pasted into a table of parts as rows; anything else is for the control that has the focus. */
export function usePastedRows(
  { field, messages, onChange }: Pick<InputProps<PartsField>, 'field' | 'messages' | 'onChange'>,
  rows: readonly PartsRow[],
) {
  const t = useWords()
  return (event: ClipboardEvent<HTMLElement>) => {
    // What is pasted in a dialog that a cell has opened belongs to that dialog.
    if (!(event.target instanceof Node && event.currentTarget.contains(event.target))) return
    const { clipboardData, target } = event
    const table = pastedTable(clipboardData.getData('text/html'), clipboardData.getData('text/plain'))
    if (!table) return
    event.preventDefault()
    event.stopPropagation()
    const columns = Object.entries(field.fields).map((entry) => columnOf(t, messages, entry))
    const pasted = withPasted(rows, columns, table, placeOf(target, rows.length, columns.length), field.max)
    if (pasted.taken > 0) onChange(pasted.rows)
    tell(toldOf(t, pasted, field.max), t('dialog.close'), pasted)
  }
}
