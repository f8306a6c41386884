import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { draftCheck } from '#shared/record/check.ts'
import { draftArbitrary } from '#shared/record/draft-arbitrary.test-support.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { AnyEntity, AnyValue } from '#shared/record/values.ts'
import { writtenRecords } from '#shared/registry.ts'
import { importable } from './cells.ts'
import { columnsOf } from './format.ts'
import { tableFormats } from './formats.ts'
import { readCell } from './read-cell.ts'
import { readTable } from './read-table.ts'

const id = '01234567-89ab-7cde-8f01-23456789abcd'
const stamp = { id, revision: '0123456789abcdef:1', archived: false, createdBy: id, updatedBy: id, state: 'open' }
const at = '2026-03-02T08:00:00.000Z'
/** Ids stand for themselves; that titles lead back to their records is tried on a whole vault. */
const names = { nameOf: (_: string, name: string) => name, named: (_: string, name: string) => ({ id: name }) }

/** A draft as it would be stored: every part of a list has an id of its own. */
function stored(record: AnyRecord, draft: object): AnyEntity {
  const values = draftCheck(record).parse(draft)
  const parts = (value: AnyValue) =>
    Array.isArray(value)
      ? value.map((row: AnyValue, index) =>
          typeof row === 'object' ? { id: `${id.slice(0, -2)}${index + 10}`, ...row } : row,
        )
      : value
  const filled = Object.entries(values).map(([name, value]): [string, AnyValue] => [
    name,
    record.fields[name]?.kind === 'parts' ? parts(value) : value,
  ])
  return { ...Object.fromEntries(filled), ...stamp, createdAt: at, updatedAt: at }
}

/** Tables hold no files: a record that needs some is completed with its own. */
function filesOf(record: AnyRecord, row: AnyEntity | undefined): readonly (readonly [string, AnyValue])[] {
  return Object.entries(record.fields).flatMap(([name, { kind, required }]) =>
    kind === 'evidence' && required ? [[name, row?.[name] ?? []] as const] : [],
  )
}

/** Those of one type of record alone are asked beside their readers. */
const general = tableFormats.flatMap(({ name, only }) => (only === undefined ? [name] : []))

describe.each(general)('a list as %s', (formatName) => {
  const format = tableFormats.find(({ name }) => name === formatName)

  it.each(Object.values<AnyRecord>(writtenRecords))('$name comes back exactly, in any zone', async (record) => {
    const zones = fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Pacific/Apia')
    await fc.assert(
      fc.property(fc.array(draftArbitrary(record), { minLength: 1, maxLength: 3 }), zones, (drafts, zone) => {
        const rows = drafts.map((draft) => stored(record, draft))
        const columns = columnsOf(record)
        const bytes = format?.write?.({ record, columns, rows, names, zone }) ?? new Uint8Array()
        const table = readTable({ bytes, format: 'auto', source: {} })
        expect(table.source).toMatchObject({ format: formatName, heads: columns })
        const reader = { names, zone, choiceCalled: () => null }
        const back = table.rows.map(({ cells }) =>
          columns.flatMap((name, column): [string, unknown][] => {
            const field = importable(record, name)
            if (!field) return []
            const reading = readCell(name, field, cells[column] ?? null, reader)
            return [[name, 'value' in reading ? reading.value : reading]]
          }),
        )
        const again = back.map((entries, place) =>
          stored(record, Object.fromEntries([...entries, ...filesOf(record, rows[place])])),
        )
        const plain = (row: AnyEntity) => columns.map((name) => (importable(record, name) ? row[name] : null))
        expect(again.map(plain)).toEqual(rows.map(plain))
      }),
      { numRuns: 25, seed: 20_261_122 },
    )
  })
})
