import { type Language, translatorOf } from '#shared/base/translate.ts'
import { catalogues } from '#shared/messages.ts'
import { answeringOf, gapOf } from '#shared/modules/people/people.answers.ts'
import { date, text } from '#shared/record/fields.ts'
import { defineRecord } from '#shared/record/record.ts'
import { everyRole } from '#shared/record/roles.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import type { ReadContext } from '../../context.ts'
import type { OfferedFile } from '../../door.ts'
import { writtenTable } from '../../exchange/formats.ts'
import { referenceNames } from '../../exchange/reference-names.ts'
import { offeredBytes } from '../../files.ts'
import { answersOn } from './people.answers.ts'

const columns = ['day', 'kind', 'title', 'department', 'head', 'person', 'ground', 'missing'] as const

/** The lines of the table as a format writes records; no such record is kept. */
const line = defineRecord({
  name: 'answer',
  module: 'people',
  table: 'answers',
  title: 'title',
  fields: {
    ...{ day: date(), kind: text(), title: text(), department: text() },
    ...{ head: text(), person: text(), ground: text(), missing: text() },
  },
  list: [...columns],
  sections: [{ key: 'answer', fields: [...columns] }],
  readers: everyRole,
  writers: [],
})

/** Everything that was to be answered for on a day, as a file; `missing`, `errors.unknownFormat`. */
export function answersFile(
  context: ReadContext,
  { day, format: name, language }: { readonly day: string; readonly format: string; readonly language: Language },
): OfferedFile {
  const t = translatorOf(language, catalogues)
  const { facts, units, titles } = answersOn(context, day)
  const named = (id: string | null | undefined) => (id ? (titles.get(id) ?? '') : '')
  const stamp = { revision: '', state: '', archived: false, createdAt: '', createdBy: '', updatedAt: '', updatedBy: '' }
  const rows = facts.map((fact): AnyEntity => {
    const answering = answeringOf(fact, units)
    const gap = gapOf(fact, units)
    const position = fact.position === null ? '' : t(`duty.position.${fact.position}`)
    const head = fact.department === null ? null : units.heads.get(fact.department)
    return {
      ...{ ...stamp, id: fact.id, day, kind: t(fact.kind), title: fact.title === '' ? position : fact.title },
      ...{ department: named(fact.department), head: named(head), person: named(answering?.person) },
      ground: answering ? t(`answers.ground.${answering.ground}`) : '',
      missing: gap ? t(`answers.gap.${gap}`) : '',
    }
  })
  const table = { record: line, columns, rows, names: referenceNames(context), zone: context.zone }
  const { bytes, mediaType, extension } = writtenTable(name, table)
  return offeredBytes(`answers-${day}.${extension}`, mediaType, bytes)
}
