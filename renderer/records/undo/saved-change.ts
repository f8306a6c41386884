import type { Translator } from '#shared/base/translate.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import type { SavedChange } from '../use-record-saving.ts'
import { type Undoable, valuesBefore } from './undo-stack.ts'

/** So much of a title stands in a notice. */
const most = 60

/** What a record is called in a notice. */
export function shortTitle(t: Translator, record: AnyRecord, entity: AnyEntity): string {
  const title = entity[record.title]
  if (typeof title !== 'string' || title === '') return t('record.untitled')
  const letters = [...title]
  return letters.length > most ? `${letters.slice(0, most).join('')}…` : title
}

/** A saved form or cell as a change that can be taken back. */
export function undoableChange(t: Translator, record: AnyRecord, { before, after, changes }: SavedChange): Undoable {
  const fields = Object.keys(changes)
  const title = shortTitle(t, record, after)
  const [field = ''] = fields
  return {
    record: record.name,
    what:
      fields.length === 1
        ? t('undo.changed', { title, field: t(`${record.name}.${field}`) })
        : t('undo.changedFields', { title, count: fields.length }),
    back: 'values',
    rows: [
      {
        id: after.id,
        before: before.revision,
        after: after.revision,
        values: valuesBefore(record, before, fields),
      },
    ],
  }
}
