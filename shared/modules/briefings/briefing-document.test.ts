import { describe, expect, it } from 'vitest'
import type { Entity } from '../../record/record.ts'
import type { briefingRecord } from './briefing.record.ts'
import { projectBriefing } from './briefing-document.projection.ts'

type Briefing = Entity<typeof briefingRecord>

const briefing: Briefing = {
  ...{ id: 'b', number: 'CB-1', title: 'Q1', committee: 'group', quarter: '2026-Q1', dueOn: '2026-04-30' },
  ...{ heldOn: '2026-04-17', chair: 'ada', preparedBy: 'lee', progress: 'p', minutes: null, standingOn: '2026-04-14' },
  standing: [
    {
      ...{ id: 's', risk: null, finding: 'f', title: 'F-1 Gap', grade: 'critical', standing: 'open', dueOn: null },
    },
  ],
  decisions: [{ id: 'd', decision: 'Do it', responsible: 'cem', dueOn: null }],
  ...{ resources: [], attendance: [], signedPaper: [], state: 'tabled' },
  ...{ tabledBy: 'lee', tabledOn: '2026-04-14', minutedBy: null, minutedOn: null },
  ...{ signedBy: null, recordedBy: null, signedOn: null },
  ...{ revision: 'r', createdAt: '', createdBy: 'lee', updatedAt: '', updatedBy: 'lee', archived: false },
}
const project = (more: Partial<Briefing> = {}) =>
  projectBriefing({
    ...{ briefing: { ...briefing, ...more }, organisation: null, files: [] },
    nameOf: (record, id) => (id === null ? '' : `${record} ${id}`),
  })

describe('the document of a briefing', () => {
  it('calls everybody by name and the quarter by its days', () => {
    expect(project()).toMatchObject({
      ...{ committee: 'group group', chair: 'person ada', preparedBy: 'person lee' },
      period: { start: '2026-01-01', end: '2026-03-31' },
      decisions: [{ decision: 'Do it', responsible: 'person cem', dueOn: null }],
      summary: { critical: 1, high: 0, decisions: 1 },
    })
  })

  it.each<readonly [string, Partial<Briefing>, readonly (readonly [string, string | null])[]]>([
    [
      'tabled',
      {},
      [
        ['preparer', '2026-04-14'],
        ['chair', null],
      ],
    ],
    [
      'minuted by who prepared it',
      { minutedBy: 'lee', minutedOn: '2026-04-20' },
      [
        ['preparer', '2026-04-14'],
        ['chair', null],
      ],
    ],
    [
      'minuted by another',
      { minutedBy: 'cem', minutedOn: '2026-04-20' },
      [
        ['preparer', '2026-04-14'],
        ['minuteTaker', '2026-04-20'],
        ['chair', null],
      ],
    ],
    [
      'signed off by the chair',
      { signedBy: 'ada', signedOn: '2026-04-24' },
      [
        ['preparer', '2026-04-14'],
        ['chair', '2026-04-24'],
      ],
    ],
    [
      'signed on paper, as another recorded',
      { recordedBy: 'cem', signedOn: '2026-04-24' },
      [
        ['preparer', '2026-04-14'],
        ['chair', null],
      ],
    ],
    ['without a chair', { chair: null }, [['preparer', '2026-04-14']]],
  ])('is for %s', (_, more, signers) => {
    expect(project(more).signers.map(({ duty, on }) => [duty, on])).toEqual(signers)
  })
})
