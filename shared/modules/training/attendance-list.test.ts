import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ListedPerson, readAttendanceList } from './attendance-list.ts'
import { attendanceStatuses, isSameRoll, markedRoll, type RollRow } from './training.roll.ts'

const person = (id: string, name: string, email: string | null = null, staffNumber: string | null = null) => ({
  ...{ id, name, email, staffNumber },
})
const people: readonly ListedPerson[] = [
  person('ada', 'Ada Lovelace', 'ada@bank.example', '0071'),
  person('li1', '李伟', 'li.wei@bank.example', '0072'),
  person('li2', '李伟', 'li.wei2@bank.example', '0073'),
  person('bo', 'Bo  Chen', null, null),
]
const read = (heads: readonly string[], ...rows: readonly (readonly string[])[]) =>
  readAttendanceList({ heads, headerRow: 1, rows: rows.map((cells, at) => ({ where: String(at + 2), cells })) }, people)
const fault = (heads: readonly string[], ...rows: readonly (readonly string[])[]) => read(heads, ...rows).faults

describe('an attendance list', () => {
  it.each([
    ['names', ['Name'], ['ada lovelace'], { person: 'ada', status: 'attended' }],
    ['names with other spaces and letters', ['Full name'], ['ＢＯ chen'], { person: 'bo', status: 'attended' }],
    ['e-mails', ['E-Mail', 'Status'], ['ADA@bank.example', 'Late'], { person: 'ada', status: 'late' }],
    ['staff numbers', ['工号', '出勤情况'], ['0072', '请假'], { person: 'li1', status: 'excused' }],
    ['a name with what tells it apart', ['姓名', '工号'], ['李伟', '0073'], { person: 'li2', status: 'attended' }],
    ['hours with a comma', ['Name', 'Hours'], ['Ada Lovelace', '1,5'], { person: 'ada', hours: '1.5' }],
    ['a tick', ['Name', 'Attendance'], ['Ada Lovelace', '√'], { person: 'ada', status: 'attended' }],
  ])('takes %s', (_what, heads, row, mark) => {
    const { marks, faults } = read(heads, row)
    expect(faults).toEqual([])
    expect(marks).toEqual([expect.objectContaining({ isInvited: true, ...mark })])
  })

  it('leaves what an empty cell says nothing of as it stands, and invites who is new unmarked', () => {
    const roll = [{ person: 'ada', status: 'late', hours: '2.5', note: 'By train' }] as const
    const heads = ['Name', 'Status', 'Hours', 'Note']
    const { marks, faults } = read(heads, ['Ada Lovelace', '', '', ''], ['Bo Chen', '', '', ''])
    expect(faults).toEqual([])
    expect(markedRoll(roll, marks)).toEqual([...roll, { person: 'bo', status: null, hours: null, note: null }])
  })

  it.each([
    ['nobody known', ['Name'], ['Eve'], 'unknown'],
    ['several of a name', ['Name'], ['李伟'], 'several'],
    ['a name of one and an e-mail of another', ['Name', 'Email'], ['李伟', 'ada@bank.example'], 'different'],
    ['nobody at all', ['Name', 'Status'], ['', 'late'], 'nobody'],
    ['a status of no meaning', ['Name', 'Status'], ['Ada Lovelace', 'maybe'], 'status'],
    ['hours of two places', ['Name', 'Hours'], ['Ada Lovelace', '1.25'], 'hours'],
    ['hours below nothing', ['Name', 'Hours'], ['Ada Lovelace', '-1'], 'hours'],
    ['a note without end', ['Name', 'Note'], ['Ada Lovelace', 'x'.repeat(301)], 'note'],
  ])('tells of %s by its row', (_what, heads, row, message) => {
    expect(fault(heads, row)).toEqual([
      expect.objectContaining({ where: '2', message: `attendanceList.fault.${message}` }),
    ])
  })

  it('tells who stands twice, whatever they are called, and where the first time', () => {
    expect(fault(['Name', 'Email'], ['Ada Lovelace', ''], ['', 'ada@bank.example'])).toEqual([
      { where: '3', message: 'attendanceList.fault.twice', parameters: { what: 'ada@bank.example', row: '2' } },
    ])
  })

  it('wants a column by which people are told, and names the columns that it leaves', () => {
    expect(fault(['When', 'Status'], ['9:00', 'late'])).toEqual([{ where: '1', message: 'attendanceList.fault.heads' }])
    expect(read(['Name', 'Left at'], ['Ada Lovelace', '17:00']).ignored).toEqual(['Left at'])
  })

  it('taken twice says nothing new, for any list and any roll', () => {
    const ids = people.map(({ id }) => id)
    const status = fc.option(fc.constantFrom(...attendanceStatuses))
    const rolls = fc.uniqueArray(
      fc.record({ person: fc.constantFrom(...ids), status, hours: fc.constant(null), note: fc.constant('kept') }),
      { selector: (row: RollRow) => row.person },
    )
    const cell = fc.oneof(
      fc.string(),
      fc.constantFrom('ada@bank.example', 'li.wei@bank.example', '0073', 'late', '缺勤', '2,5'),
    )
    const heads = fc.constantFrom(['Email', 'Status'], ['工号', '学时'], ['Name', 'Email', 'Note'], ['x'])
    fc.assert(
      fc.property(rolls, heads, fc.array(fc.array(cell, { maxLength: 4 }), { maxLength: 6 }), (roll, given, rows) => {
        const { marks, faults } = read(given, ...rows)
        expect(marks.length + faults.length).toBe(given[0] === 'x' ? 1 : rows.length)
        expect(new Set(marks.map((mark) => mark.person)).size).toBe(marks.length)
        const once = markedRoll(roll, marks)
        expect(isSameRoll(once, markedRoll(once, marks))).toBe(true)
        // Nobody of the roll is lost by a list.
        for (const row of roll) expect(once.some((one) => one.person === row.person)).toBe(true)
      }),
    )
  })
})
