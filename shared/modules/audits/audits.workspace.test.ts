import { describe, expect, it } from 'vitest'
import type { AnyEntity, AnyValue } from '../../record/values.ts'
import {
  findingFrom,
  linesOf,
  neighbour,
  projectWorkspace,
  rowFilters,
  rowResults,
  rowsFor,
} from './audits.workspace.ts'
import { bothTexts, overlapping, stillToSave } from './audits.workspace-save.ts'

const me = 'person-me'
const other = 'person-other'

function entity(id: string, values: Readonly<Record<string, AnyValue>> = {}, state = 'open'): AnyEntity {
  return {
    revision: '0123456789abcdef:1',
    archived: false,
    createdAt: '2026-10-01T08:00:00.000Z',
    createdBy: other,
    updatedAt: '2026-10-01T08:00:00.000Z',
    updatedBy: other,
    ...values,
    id,
    state,
  }
}

const row = (id: string, position: number, values: Readonly<Record<string, AnyValue>> = {}, state = 'open') =>
  entity(id, { position, question: `Question ${id}`, result: null, note: null, evidence: [], ...values }, state)

const rows = [
  row('c', 3, { control: 'one', result: 'nonConform', updatedBy: me, evidence: [{}, {}] }),
  row('a', 1, { control: 'one', result: 'conform', preparedBy: other }, 'prepared'),
  row('b', 2, { policy: 'two', result: 'conform', preparedBy: me }, 'prepared'),
  row('e', 5, { control: 'one', result: 'notApplicable', preparedBy: other, reviewedBy: me }, 'reviewed'),
  row('d', 4),
]
const findings = [entity('f1', { checklistRow: 'a' }), entity('f2', { checklistRow: 'a' }), entity('f3')]
const remark = (id: string, subject: string, createdBy: string, minute: number) => ({
  ...entity(id, { subject }),
  createdBy,
  createdAt: `2026-10-02T08:0${minute}:00.000Z`,
})
const remarks = [
  remark('r1', 'b', me, 3),
  remark('r2', 'b', other, 4),
  remark('r3', 'a', me, 2),
  remark('r4', 'a', other, 1),
  remark('r5', 'e', other, 1),
  remark('r6', 'of another audit', other, 1),
]
const notes = [
  { ...entity('n1', { checklistRow: 'c' }), createdBy: me },
  { ...entity('n2', { checklistRow: 'd', answeredBy: other }, 'answered'), createdBy: me },
]
const titles = { one: 'Access review', two: 'Password rules' }
const workspace = projectWorkspace({ rows, findings, remarks, notes, titles, me })
const ids = (shown: readonly { readonly id: string }[]) => shown.map(({ id }) => id).join('')

describe('the workspace of an audit', () => {
  it('walks groups by their first position and rows within them by position', () => {
    expect(ids(workspace.rows)).toBe('acebd')
    expect(workspace.rows[0]).toMatchObject({ groupTitle: 'Access review', findings: 2, evidence: 0 })
    expect(workspace.rows[1]).toMatchObject({ result: 'nonConform', findings: 0, evidence: 2 })
  })

  it('counts remarks, and asks for an answer where another had the last word on what is not reviewed', () => {
    expect(workspace.rows.map((one) => `${one.id}${one.remarks}`)).toEqual(['a2', 'c0', 'e1', 'b2', 'd0'])
  })

  it('counts what is tested, reviewed and found', () => {
    expect(workspace).toMatchObject({ tested: 4, reviewed: 1 })
    expect(workspace.results.map(({ result, count }) => `${result} ${count}`)).toEqual([
      'conform 2',
      'nonConform 1',
      'observation 0',
      'notApplicable 1',
    ])
    expect(rowResults).toEqual(['conform', 'nonConform', 'observation', 'notApplicable'])
  })

  it.each([
    ['all', 'acebd'],
    ['toDo', 'cd'],
    ['mine', 'ceb'],
    ['toReview', 'a'],
    ['toAnswer', 'bd'],
    ['exceptions', 'ac'],
  ] as const)('leaves under %s the rows %s', (filter, left) => {
    expect(ids(rowsFor(workspace.rows, filter))).toBe(left)
    expect(workspace.counts[filter]).toBe(left.length)
  })

  it('heads groups with their size, and none where no row tests a control or policy', () => {
    const heads = linesOf(workspace.rows).flatMap((line) =>
      line.kind === 'group' ? `${line.title} ${line.count}` : [],
    )
    expect(heads).toEqual(['Access review 3', 'Password rules 1', ' 1'])
    const plain = projectWorkspace({ rows: [row('x', 1)], findings: [], remarks: [], notes: [], titles: {}, me })
    expect(linesOf(plain.rows).map((line) => line.kind)).toEqual(['row'])
  })

  it('has nothing to walk in an empty audit', () => {
    const empty = projectWorkspace({ rows: [], findings: [], remarks: [], notes: [], titles: {}, me })
    expect(empty).toMatchObject({ rows: [], tested: 0, reviewed: 0 })
    expect(rowFilters.map((filter) => empty.counts[filter])).toEqual([0, 0, 0, 0, 0, 0])
    expect(neighbour(empty.rows, empty.rows, null, 1)).toBeNull()
  })
})

describe('going on to another row', () => {
  const all = workspace.rows
  it.each([
    ['the next', all, 'a', 1, 'c'],
    ['the one before', all, 'c', -1, 'a'],
    ['the last stays', all, 'd', 1, 'd'],
    ['the first stays', all, 'a', -1, 'a'],
    ['the first where none is open', all, null, 1, 'a'],
    ['the next one left, from a row that the filter hides', rowsFor(all, 'toDo'), 'e', 1, 'd'],
    ['the one left before it', rowsFor(all, 'toDo'), 'e', -1, 'c'],
    ['the last one left, from beyond it', rowsFor(all, 'exceptions'), 'd', 1, 'c'],
    ['the first one left, from before it', rowsFor(all, 'toDo'), 'a', -1, 'c'],
    ['nothing where none is left', [], 'a', 1, undefined],
  ] as const)('is %s', (_name, shown, from, step, to) => {
    expect(neighbour(all, shown, from, step)?.id).toBe(to)
  })
})

describe('a finding from a row', () => {
  const tested = row('r', 1, { control: 'c', policy: 'p', criterion: 'A.5.15' })
  const control = entity('c', { department: 'd-control' })
  it.each([
    ['the department of the control', ['d1'], control, 'd-control'],
    ['the only audited department', ['d1'], null, 'd1'],
    ['no department where several are audited', ['d1', 'd2'], null, null],
    ['no department where none is', [], entity('c', { department: null }), null],
  ] as const)('begins with %s', (_name, auditees, of, department) => {
    expect(findingFrom(tested, entity('audit', { auditees }), of, '2026-11-22')).toEqual({
      audit: 'audit',
      checklistRow: 'r',
      control: 'c',
      policy: 'p',
      criterion: 'A.5.15',
      department,
      identifiedOn: '2026-11-22',
    })
  })
})

describe('saving beside another person', () => {
  const read = row('r', 1, { result: null, note: 'One' })
  it.each([
    ['nothing changed', read, { note: 'Two' }, []],
    ['the other changed another field', row('r', 1, { result: 'conform', note: 'One' }), { note: 'Two' }, []],
    ['the other changed the same field', row('r', 1, { note: 'Three' }), { note: 'Two' }, ['note']],
    ['both changed it to the same', row('r', 1, { note: 'Two' }), { note: 'Two' }, []],
  ] as const)('overlaps not or in what both changed: %s', (_name, fresh, wanted, fields) => {
    expect(overlapping(read, fresh, wanted)).toEqual(fields)
  })

  it('asks only for what is not there yet', () => {
    expect(stillToSave(read, { note: 'One', result: 'conform', population: null })).toEqual({ result: 'conform' })
  })

  it.each([
    ['Theirs', 'Mine', 'Theirs\n\n---\n\nMine'],
    ['Text and more', 'Text', 'Text and more'],
    ['Text', 'Text and more', 'Text and more'],
    ['', 'Mine', 'Mine'],
  ])('keeps both texts: %j and %j', (theirs, mine, both) => {
    expect(bothTexts(theirs, mine)).toBe(both)
  })
})
