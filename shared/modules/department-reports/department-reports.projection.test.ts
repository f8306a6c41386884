import { describe, expect, it } from 'vitest'
import { type BranchContentSource, projectBranchReport } from './department-reports.projection.ts'

type Question = BranchContentSource['template']['questions'][number]
type Report = BranchContentSource['reports'][number]
type Answer = Report['answers'][number]

const question = (section: string, text: string, kind: Question['kind'], unit: string | null = null): Question => {
  return { id: text, section, question: text, kind, unit, columns: null, required: true }
}
const answer = (text: string, more: Partial<Answer>): Answer => {
  return { id: text, question: text, words: null, amount: null, yes: null, unchanged: null, ...more }
}
const report = (department: string, answers: readonly Answer[], more: Partial<Report>): Report => {
  const none = { deviations: [], newExposed: [], launched: [], scan: [], evidence: [] }
  return { department, answers, selfInspection: null, ...none, ...more }
}
const scan = { id: 's', name: 'signed.pdf', mediaType: 'application/pdf', size: 1, sha256: 'ab' }

const source: BranchContentSource = {
  branch: {
    entries: [
      { id: '1', department: 'b', report: 'rb', standing: 'late', daysLate: 4 },
      { id: '2', department: 'a', report: 'ra', standing: 'onTime', daysLate: 0 },
      { id: '3', department: 'c', report: null, standing: 'missing', daysLate: 9 },
    ],
  },
  template: {
    questions: [
      question('Work', 'What?', 'text'),
      question('Accounts', 'Weak', 'number', 'pieces'),
      question('Work', 'Filed?', 'yesNo'),
    ],
  },
  reports: [
    report('b', [answer('Weak', { amount: '2.50' }), answer('Filed?', { yes: false })], {
      selfInspection: 'deviations',
      deviations: [{ id: 'd', description: 'Disk', measure: null, settleBy: '2026-12-01', settled: null }],
      scan: [scan],
    }),
    report(
      'a',
      [answer('What?', { words: 'Patched' }), answer('Weak', { amount: '1.00' }), answer('Filed?', { yes: true })],
      { selfInspection: 'noDeviation', launched: ['app'] },
    ),
  ],
  nameOf: (_, id) => (id ?? '').toUpperCase(),
}

describe('a branch report', () => {
  const made = projectBranchReport(source)

  it('counts who reported, and names the gravest first', () => {
    expect(made.counts).toEqual({ onTime: 1, late: 1, notSigned: 0, missing: 1 })
    expect(made.remarked.map(({ department, standing, daysLate }) => [department, standing, daysLate])).toEqual([
      ['C', 'missing', 9],
      ['B', 'late', 4],
    ])
  })

  it('sets the answers of all departments together, by section, with their sums', () => {
    expect(made.sections.map(({ title, questions }) => [title, questions.map(({ question: text }) => text)])).toEqual([
      ['Work', ['What?', 'Filed?']],
      ['Accounts', ['Weak']],
    ])
    const [what, filed] = made.sections[0]?.questions ?? []
    expect(what?.answers.map(({ department, answer: { words } }) => [department, words])).toEqual([['A', 'Patched']])
    expect([filed?.yes, filed?.no]).toEqual([1, 1])
    expect(made.sections[1]?.questions[0]?.total).toBe('3.50')
  })

  it('lists deviations, new assets and attachments with their department', () => {
    expect(made.deviations).toEqual([
      { department: 'B', description: 'Disk', measure: '', settleBy: '2026-12-01', settled: false },
    ])
    expect(made.assets).toEqual([{ department: 'A', asset: 'APP', kind: 'launched' }])
    expect(made.attachments).toEqual([{ department: 'B', name: 'signed.pdf', sha256: 'ab' }])
    expect(made.inspections.map(({ department, result }) => [department, result])).toEqual([
      ['A', 'noDeviation'],
      ['B', 'deviations'],
    ])
  })
})
