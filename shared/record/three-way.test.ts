import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { auditRecord } from '../modules/audits/audit.record.ts'
import { threeWay } from './three-way.ts'
import type { AnyValue } from './values.ts'

type Values = Readonly<Record<string, AnyValue>>
const merge = (base: Values, mine: Values, theirs: Values) => threeWay(auditRecord, base, mine, theirs)

describe('two changes of one record', () => {
  it('are brought together where they touch different fields', () => {
    const merged = merge(
      { title: 'Old', scope: 'All', team: [] },
      { title: 'Mine', scope: 'All', team: [] },
      { title: 'Old', scope: 'Theirs', team: [] },
    )
    expect(merged).toEqual({ values: { title: 'Mine', scope: 'Theirs', team: [] }, clashes: [], theirs: ['scope'] })
  })

  it('clash only where both set one field differently', () => {
    const merged = merge({ title: 'Old', scope: 'A' }, { title: 'Mine', scope: 'B' }, { title: 'Theirs', scope: 'B' })
    expect(merged.clashes).toEqual([{ field: 'title', base: 'Old', mine: 'Mine', theirs: 'Theirs' }])
    expect(merged.values).toEqual({ title: 'Mine', scope: 'B' })
  })

  it('join lists: what either added is there, what either took out is gone', () => {
    const merged = merge({ team: ['a', 'b', 'c'] }, { team: ['b', 'c', 'm'] }, { team: ['a', 'b', 't'] })
    expect(merged).toEqual({ values: { team: ['b', 't', 'm'] }, clashes: [], theirs: [] })
  })

  it('take an unset yes-or-no shown as no for untouched', () => {
    expect(merge({ scope: null }, { scope: false }, { scope: true })).toMatchObject({
      values: { scope: true },
      clashes: [],
    })
  })

  it('compare values by their names and never by what a value says of itself', () => {
    const odd: AnyValue = { toString: [], b: 1 }
    expect(merge({ title: odd }, { title: odd }, { title: { b: 1, toString: [] } })).toMatchObject({
      clashes: [],
      theirs: [],
    })
  })

  it('keep mine alone, theirs alone, and what is the same on both sides, whatever the values', () => {
    const value = fc.jsonValue().map((one) => JSON.parse(JSON.stringify(one)) as AnyValue)
    fc.assert(
      fc.property(value, value, (base, changed) => {
        expect(merge({ title: base }, { title: base }, { title: changed }).values.title).toEqual(changed)
        expect(merge({ title: base }, { title: changed }, { title: changed })).toMatchObject({ clashes: [] })
        const { values } = merge({ title: base }, { title: changed }, { title: base })
        expect(values.title).toEqual(changed === false && base === null ? base : changed)
      }),
    )
  })
})
