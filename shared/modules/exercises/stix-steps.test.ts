import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { indexCatalogue } from './attack-catalogue.ts'
import { isStix, readStixSteps } from './stix-steps-reading.ts'

const index = indexCatalogue({
  version: '19.1',
  tactics: [{ id: 'TA0001', shortName: 'initial-access', name: 'Initial Access' }],
  techniques: [{ id: 'T1566', name: 'Phishing', tactics: ['initial-access'] }],
  retired: [],
})
const pattern = (values: object = {}) => ({
  ...{ type: 'attack-pattern', id: 'attack-pattern--1', spec_version: '2.1', name: 'Lure', description: 'A mail' },
  kill_chain_phases: [{ kill_chain_name: 'mitre-attack', phase_name: 'initial-access' }],
  external_references: [{ source_name: 'mitre-attack', external_id: 'T1566' }],
  ...values,
})
const action = (values: object = {}) => ({
  ...{ type: 'attack-action', id: 'attack-action--1', name: 'Open the mail', technique_ref: 'attack-pattern--1' },
  ...{ execution_start: '2026-03-03T10:00:00.000Z', command_ref: 'process--1', asset_refs: ['attack-asset--1'] },
  ...values,
})
const bundle = (...objects: readonly unknown[]) => ({ type: 'bundle', id: 'bundle--1', objects })
const read = (value: unknown, most = 5) => readStixSteps(JSON.parse(JSON.stringify(value)), index, most)

describe('a bundle of STIX', () => {
  it('becomes a step for each attack pattern, with who uses it, and tells by type what is no step', () => {
    const campaign = { type: 'campaign', id: 'campaign--1', name: 'Spring wave' }
    const uses = {
      type: 'relationship',
      relationship_type: 'uses',
      source_ref: 'campaign--1',
      target_ref: 'attack-pattern--1',
    }
    const gone = pattern({ id: 'attack-pattern--2', name: 'Old', revoked: true })
    const { rows, faults, losses } = read(bundle(pattern({ x_own: 7 }), campaign, uses, gone))
    expect(faults).toEqual([])
    expect(rows.map(({ step }) => step)).toMatchObject([
      { title: 'Lure', tactic: 'TA0001', technique: 'T1566', description: 'A mail', outcome: null, startedAt: null },
    ])
    expect(rows[0]?.kept).toEqual(
      expect.arrayContaining([
        { name: 'used by', value: 'Spring wave' },
        { name: 'id', value: 'attack-pattern--1' },
        { name: 'x_own', value: '7' },
      ]),
    )
    expect(losses).toEqual([
      { kind: 'leftOut', what: 'Old' },
      { kind: 'kept', what: 'x_own' },
      { kind: 'leftOut', what: 'campaign' },
    ])
  })

  it('of an attack flow becomes a step for each action, with its time, command and assets', () => {
    const process = { type: 'process', id: 'process--1', command_line: 'open lure.eml' }
    const asset = { type: 'attack-asset', id: 'attack-asset--1', name: 'Mailbox' }
    const { rows, faults } = read(bundle(pattern(), action(), process, asset))
    expect(faults).toEqual([])
    expect(rows.map(({ step }) => step)).toMatchObject([
      {
        ...{ title: 'Open the mail', technique: 'T1566', tactic: 'TA0001', startedAt: '2026-03-03T10:00:00.000Z' },
        ...{ command: 'open lure.eml', target: 'Mailbox', outcome: null },
      },
    ])
  })

  it('keeps as much as a value holds of thousands who use one technique, and of one long name referred to as often', () => {
    const groups = Array.from({ length: 3_000 }, (_, at) => ({
      type: 'intrusion-set',
      id: `g--${at}`,
      name: `Group ${at}`,
    }))
    const uses = groups.map(({ id }) => {
      return { type: 'relationship', relationship_type: 'uses', source_ref: id, target_ref: 'attack-pattern--1' }
    })
    const used =
      read(bundle(pattern(), ...groups, ...uses)).rows[0]?.kept.filter(({ name }) => name === 'used by') ?? []
    expect(used.map(({ value }) => value.length)).toEqual([20_000])
    expect(used[0]?.value).toMatch(/^Group 0, Group 1, /)
    const asset = { type: 'attack-asset', id: 'attack-asset--1', name: 'x'.repeat(1_000_000) }
    const refs = Array.from({ length: 10_000 }, () => asset.id)
    const { rows } = read(bundle(pattern(), action({ asset_refs: refs }), asset))
    expect(rows[0]?.step.target).toHaveLength(300)
  })

  it.each([
    ['a 61st second', { execution_start: '2026-03-03T10:00:61Z' }, 'execution_start', 'calendar'],
    ['an end before the start', { execution_end: '2026-03-03T09:00:00Z' }, 'execution_end', 'beforeStart'],
    ['nothing that names it', { name: '', technique_ref: '' }, 'name', 'noTitle'],
  ])('names object and member for %s', (_what, values, field, message) => {
    const { faults } = read(bundle(pattern(), action(), action(values)))
    expect(faults).toEqual([{ where: '2', field, message: `errors.field.foreignRun.${message}` }])
  })

  it('is refused whole where nothing in it is a step, or there are too many', () => {
    const nothing = bundle({ type: 'campaign', id: 'campaign--1' }, pattern({ revoked: true }))
    expect(() => read(nothing)).toThrow(expect.objectContaining({ key: 'errors.stixNoSteps' }))
    expect(() => read(bundle(pattern(), pattern()), 1)).toThrow(expect.objectContaining({ key: 'errors.runSteps' }))
  })

  it('of any content is read or refused by name, loses no step and invents none', () => {
    const value = fc.oneof(
      fc.string(),
      fc.integer(),
      fc.constant(null),
      fc.array(fc.string()),
      fc.object({ maxDepth: 1 }),
    )
    const any = fc.record(
      {
        ...{ type: fc.constantFrom('attack-pattern', 'attack-action', 'relationship', 'x') },
        ...{ id: value, name: value, execution_start: value, external_references: value, kill_chain_phases: value },
        ...{ asset_refs: value, technique_ref: value, revoked: fc.boolean(), relationship_type: fc.constant('uses') },
      },
      { requiredKeys: ['type'] },
    )
    fc.assert(
      fc.property(fc.array(any, { maxLength: 6 }), (objects) => {
        const given = JSON.parse(JSON.stringify(bundle(...objects)))
        expect(isStix(given)).toBe(true)
        const kind = objects.some(({ type }) => type === 'attack-action') ? 'attack-action' : 'attack-pattern'
        const live = objects.filter(({ type, revoked }) => type === kind && revoked !== true)
        if (live.length === 0) {
          expect(() => readStixSteps(given, index, 50)).toThrow(expect.objectContaining({ key: 'errors.stixNoSteps' }))
          return
        }
        const { rows, faults } = readStixSteps(given, index, 50)
        expect(rows).toHaveLength(live.length)
        const named = rows.filter(({ where }) => !faults.some((fault) => fault.where === where))
        expect(named.every(({ step: { title } }) => title !== '')).toBe(true)
      }),
    )
  })
})
