import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { OperationError } from '../../contract/errors.ts'
import { readOscal } from './oscal.reading.ts'

const uuid = (last: number) => `00000000-0000-4000-8000-${String(last).padStart(12, '0')}`
const metadata = { title: 'Results', 'oscal-version': '1.1.2' }
const finding = (values: object = {}) => ({
  ...{
    uuid: uuid(1),
    title: 'Found',
    description: 'd',
    target: { 'target-id': 'ac-6', status: { state: 'not-satisfied' } },
  },
  ...values,
})
const results = (result: object) => ({
  'assessment-results': { metadata, results: [{ start: '2026-02-03T01:00:00+08:00', ...result }] },
})
const plan = (values: object) => ({ 'plan-of-action-and-milestones': { metadata, 'poam-items': [], ...values } })
const risk = (facets: readonly object[], values: object = {}) => ({
  ...{ uuid: uuid(7), title: 'r', statement: 'harm', status: 'open', characterizations: [{ facets }] },
  ...values,
})
const borne = { 'related-risks': [{ 'risk-uuid': uuid(7) }] }

describe('findings of assessment results', () => {
  it('are those that are not satisfied, with what was observed', () => {
    const observed = { uuid: uuid(5), title: 'Test', description: 'of roles', collected: '2026-01-31T23:59:59Z' }
    const read = readOscal(
      results({
        observations: [observed],
        findings: [
          finding({ 'related-observations': [{ 'observation-uuid': uuid(5) }, { 'observation-uuid': uuid(6) }] }),
          finding({ target: { 'target-id': 'x', status: { state: 'satisfied' } } }),
        ],
      }),
    )
    expect(read).toMatchObject({ kind: 'assessment-results', title: 'Results', settled: 1, dangling: 1 })
    expect(read.findings).toMatchObject([
      {
        title: 'Found',
        condition: 'd\n\nTest\n\nof roles',
        criterion: 'ac-6',
        identifiedOn: '2026-01-31',
        severity: null,
      },
    ])
  })

  it.each([
    ['a word for the severity', [{ name: 'severity', value: 'High' }], 'high'],
    ['the impact where no severity is told', [{ name: 'impact', value: 'moderate' }], 'medium'],
    [
      'the severity before the impact',
      [
        { name: 'impact', value: 'critical' },
        { name: 'severity', value: 'low' },
      ],
      'low',
    ],
    [
      'the gravest of several',
      [
        { name: 'risk', value: 'low' },
        { name: 'risk', value: 'very-high' },
      ],
      'critical',
    ],
    ['a word that nobody knows', [{ name: 'severity', value: 'purple' }], null],
    ['a name of an object', [{ name: 'severity', value: 'constructor' }], null],
  ])('read their severity from %s', (_name, facets, severity) => {
    const read = readOscal(results({ risks: [risk(facets)], findings: [finding(borne)] }))
    expect(read.findings[0]).toMatchObject({ severity, effect: 'harm' })
  })
})

describe('items of a plan', () => {
  const task = (timing: object) => ({ uuid: uuid(9), title: 'Mend it', timing })
  const remediation = (tasks: readonly object[]) => ({ uuid: uuid(8), title: 'Response', description: 'how', tasks })
  const item = { uuid: uuid(2), title: 'Item', ...borne }
  const read = (values: object) => readOscal(plan({ risks: [risk([], values)], 'poam-items': [item] }))

  it.each([
    [
      'a milestone on a day',
      [remediation([task({ 'on-date': { date: '2026-05-01T00:00:00Z' } })])],
      'Mend it',
      '2026-05-01',
    ],
    [
      'a milestone within days',
      [remediation([task({ 'within-date-range': { end: '2026-06-30T00:00:00Z' } })])],
      'Mend it',
      '2026-06-30',
    ],
    ['a day that is none', [remediation([task({ 'on-date': { date: '2026-02-30' } })])], 'Mend it', null],
    ['a remediation without milestones', [remediation([])], 'Response', null],
  ])('become actions of %s', (_name, remediations, title, dueOn) => {
    const { findings } = read({ remediations, deadline: '2026-07-01T00:00:00Z' })
    expect(findings).toMatchObject([{ title: 'Item', dueOn: '2026-07-01', actions: [{ title, dueOn }] }])
  })

  it('are settled when all their risks are closed', () => {
    expect(read({ status: 'closed' })).toMatchObject({ findings: [], settled: 1 })
  })
})

describe('a document that is none', () => {
  it.each([
    ['nothing', null, 'errors.oscalUnknown'],
    ['a list', [], 'errors.oscalUnknown'],
    ['a catalogue', { catalog: {} }, 'errors.oscalUnknown'],
    ['a plan without items', { 'plan-of-action-and-milestones': { metadata } }, 'errors.oscalShape'],
    ['a finding without a target', results({ findings: [{ uuid: uuid(1), title: 't' }] }), 'errors.oscalShape'],
    ['an identifier that is none', results({ findings: [finding({ uuid: '../../etc' })] }), 'errors.oscalShape'],
    [
      'another version',
      { 'assessment-results': { metadata: { ...metadata, 'oscal-version': '2.0' }, results: [] } },
      'errors.oscalVersion',
    ],
  ])('is refused: %s', (_name, value, key) => {
    expect(() => readOscal(value)).toThrow(expect.objectContaining({ key }))
  })

  it('names the place of the fault', () => {
    const broken = results({ findings: [finding(), finding({ title: 7 })] })
    expect(() => readOscal(broken)).toThrow(
      expect.objectContaining({ parameters: { place: 'results.0.findings.1.title' } }),
    )
  })

  it('is refused by name, whatever it holds', () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.constantFrom('assessment-results', 'plan-of-action-and-milestones', 'x'),
        (value, name) => {
          for (const document of [
            value,
            { [name]: value },
            { [name]: { metadata, results: value, 'poam-items': value } },
          ])
            try {
              readOscal(document)
            } catch (error) {
              expect(error).toBeInstanceOf(OperationError)
            }
        },
      ),
    )
  })
})
