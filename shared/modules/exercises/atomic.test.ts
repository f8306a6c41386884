import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isAtomicIndex, readAtomicIndex } from './atomic-reading.ts'
import { indexCatalogue } from './attack-catalogue.ts'

const index = indexCatalogue({
  version: '19.1',
  tactics: [{ id: 'TA0007', shortName: 'discovery', name: 'Discovery' }],
  techniques: [{ id: 'T1033', name: 'System Owner/User Discovery', tactics: ['discovery'] }],
  retired: [],
})
const heads = ['Tactic', 'Technique #', 'Technique Name', 'Test #', 'Test Name', 'Test GUID', 'Executor Name']
const row = (place: number, ...cells: readonly string[]) => ({
  where: String(place),
  cells: new Map(heads.map((head, at) => [head, cells[at] ?? ''])),
})
const test = row(2, 'discovery', 'T1033', 'System Owner/User Discovery', '1', 'Who am I', 'g1', 'command_prompt')

describe('the index of Atomic Red Team', () => {
  it('becomes a planned step for each test and keeps what has no field', () => {
    const { rows, faults, losses } = readAtomicIndex([test], index)
    expect([faults, losses]).toEqual([[], []])
    expect(rows[0]).toMatchObject({
      where: '2',
      step: { title: 'Who am I', tactic: 'TA0007', technique: 'T1033', tool: 'command_prompt', startedAt: null },
    })
    expect(rows[0]?.kept).toEqual([
      { name: 'Technique Name', value: 'System Owner/User Discovery' },
      { name: 'Test #', value: '1' },
      { name: 'Test GUID', value: 'g1' },
    ])
  })

  it('takes a test once that stands under several tactics, and tells the others', () => {
    const again = row(3, 'execution', 'T1033', '', '1', 'Who am I', 'g1')
    const { rows, losses } = readAtomicIndex([test, again], index)
    expect(rows).toHaveLength(1)
    expect(losses).toEqual([{ kind: 'leftOut', what: '3 execution' }])
  })

  it('is known by two of its heads, and takes columns and ids that it does not know as they stand', () => {
    expect(isAtomicIndex(['Test Name', 'New', 'Technique #'])).toBe(true)
    expect(isAtomicIndex(['Test Name', 'MitreID'])).toBe(false)
    const strange = {
      where: '2',
      cells: new Map([
        ['Test Name', 'A'],
        ['Technique #', 'T9999'],
        ['New', 'x'],
      ]),
    }
    const { rows, losses } = readAtomicIndex([strange], index)
    expect(rows[0]?.step.technique).toBe('T9999')
    expect(losses).toEqual([
      { kind: 'unknownTechnique', what: '2 T9999' },
      { kind: 'kept', what: 'New' },
    ])
    expect(readAtomicIndex([row(2)], index).faults).toEqual([
      { where: '2', field: 'Test Name', message: 'errors.field.foreignRun.noTitle' },
    ])
  })

  it('of any content loses no test and invents none', () => {
    const cells = fc.dictionary(fc.constantFrom(...heads, 'Other'), fc.string())
    fc.assert(
      fc.property(fc.array(cells, { maxLength: 8 }), (given) => {
        const rows = given.map((one, place) => ({ where: String(place + 2), cells: new Map(Object.entries(one)) }))
        const read = readAtomicIndex(rows, index)
        const twice = read.losses.filter(({ kind }) => kind === 'leftOut')
        expect(read.rows.length + twice.length).toBe(rows.length)
      }),
    )
  })
})
