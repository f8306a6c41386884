import { describe, expect, it } from 'vitest'
import { type AuditReportSource, projectAuditReport } from './audits.projection.ts'

type Source<Key extends 'findings' | 'actions' | 'rows'> = AuditReportSource[Key][number]

const stamp = {
  revision: 'device:1',
  archived: false,
  createdAt: '2026-10-01T08:00:00.000Z',
  createdBy: 'p1',
  updatedAt: '2026-10-01T08:00:00.000Z',
  updatedBy: 'p1',
}

const audit: AuditReportSource['audit'] = {
  ...stamp,
  id: 'a1',
  state: 'issued',
  number: 'A-2026-003',
  title: 'Third quarter',
  kind: 'quarterly',
  period: { start: '2026-07-01', end: '2026-09-30' },
  cycle: null,
  department: 'd1',
  auditees: ['d1', 'd2'],
  leadAuditor: 'p1',
  team: ['p2'],
  fieldworkPeriod: null,
  reportDueOn: null,
  previousAudit: null,
  objectives: null,
  scope: 'All of it',
  criteria: null,
  method: null,
  samplingNote: null,
  independence: null,
  opinion: 'effective',
  opinionText: null,
  keyMessages: null,
  goodPractice: null,
  limitations: null,
  classification: null,
  distribution: null,
  evidence: [],
  issuedBy: 'p2',
  issuedOn: '2026-11-05',
  closedBy: null,
  closedOn: null,
}

function finding(id: string, number: string, severity: Source<'findings'>['severity']): Source<'findings'> {
  return {
    ...stamp,
    id,
    state: 'open',
    number,
    title: `Title of ${number}`,
    audit: 'a1',
    checklistRow: null,
    exercise: null,
    attackStep: null,
    control: null,
    controlCheck: null,
    impact: null,
    likelihood: null,
    severityReason: null,
    proposedSeverity: null,
    scale: null,
    causeCategory: null,
    whys: [],
    originalDueOn: null,
    extensions: null,
    reopens: null,
    reopenedOn: null,
    timeliness: null,
    policy: null,
    repeatOf: null,
    identifiedOn: null,
    severity,
    condition: 'Is',
    criterion: 'Should be',
    cause: null,
    effect: null,
    recommendation: null,
    department: 'd1',
    contributingDepartments: [],
    owner: 'p2',
    dueOn: null,
    agreement: null,
    response: null,
    evidence: [{ id: 'e1', name: 'list.csv', mediaType: 'text/csv', size: 3, sha256: 'ab'.repeat(32) }],
    implementationNote: null,
    implementedBy: null,
    implementedOn: null,
    verificationNote: null,
    verifiedBy: null,
    verifiedOn: null,
    acceptedUntil: null,
    acceptedBy: null,
    acceptedOn: null,
    closedBy: null,
    closedOn: null,
  }
}

function action(number: string, of: string): Source<'actions'> {
  return {
    ...stamp,
    id: number,
    state: 'open',
    number,
    finding: of,
    title: `Do ${number}`,
    description: null,
    kind: 'corrective',
    department: 'd2',
    contributingDepartments: [],
    owner: 'p1',
    dueOn: '2026-12-01',
    result: null,
    evidence: [],
    doneBy: null,
    doneOn: null,
    effectiveness: null,
    effectivenessNote: null,
    verifiedBy: null,
    verifiedOn: null,
  }
}

const names: Readonly<Record<string, string>> = { p1: 'Mara', p2: 'Owen', d1: 'Operations', d2: 'Network' }

const source: AuditReportSource = {
  organisation: 'Northgate',
  audit,
  findings: [finding('f1', 'F-2', 'low'), finding('f2', 'F-3', 'critical'), finding('f3', 'F-1', 'low')],
  earlierFindings: [finding('f0', 'F-0', 'high')],
  actions: [action('CA-2', 'f2'), action('CA-1', 'f2'), action('CA-3', 'f1')],
  rows: [],
  declarations: [],
  samples: [],
  copies: new Map([['ab'.repeat(32), { sha256: 'b'.repeat(64) }]]),
  nameOf: (_, id) => names[id ?? ''] ?? '',
}

describe('the projection of an audit report', () => {
  it('names no copy of a file of which there is none', () => {
    const held = projectAuditReport({ ...source, copies: new Map() }).findings.flatMap(({ evidence }) => evidence)
    expect(held.map(({ redactedTo }) => redactedTo)).toContain(null)
    expect(held.map(({ redactedTo }) => redactedTo)).not.toContain('b'.repeat(64))
  })

  it('puts the gravest findings first and each with its own actions in order', () => {
    const { findings } = projectAuditReport(source)
    expect(findings.map((entry) => [entry.number, entry.actions.map((done) => done.number)])).toEqual([
      ['F-3', ['CA-1', 'CA-2']],
      ['F-1', []],
      ['F-2', ['CA-3']],
    ])
    expect(findings[0]?.actions[0]).toMatchObject({ finding: 'F-3', owner: 'Mara', department: 'Network' })
  })

  it('counts every severity, also those without a finding', () => {
    expect(projectAuditReport(source).counts).toEqual([
      { severity: 'critical', count: 1 },
      { severity: 'high', count: 0 },
      { severity: 'medium', count: 0 },
      { severity: 'low', count: 2 },
      { severity: 'note', count: 0 },
    ])
  })

  it('shows names for references and nothing for what is missing', () => {
    const projection = projectAuditReport(source)
    expect(projection).toMatchObject({ auditees: ['Operations', 'Network'], team: ['Owen'], leadAuditor: 'Mara' })
    expect(projection).toMatchObject({ scope: 'All of it', method: '', previousAudit: '' })
    expect(projection.findings[0]?.evidence).toEqual([
      { name: 'list.csv', sha256: 'ab'.repeat(32), redactedTo: 'b'.repeat(64) },
    ])
  })

  it.each([
    ['p2', false],
    ['p1', true],
    [null, false],
  ])('calls a report issued by %s self-approved: %s', (issuedBy, expected) => {
    expect(projectAuditReport({ ...source, audit: { ...audit, issuedBy } }).selfApproved).toBe(expected)
  })
})
