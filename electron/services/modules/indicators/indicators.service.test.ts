import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from '#shared/contract/list.ts'
import type {
  BoardRow,
  CatalogueRow,
  MemberRow,
  MovedMember,
  Reckoned,
} from '#shared/modules/indicators/indicators.contract.ts'
import { policyRecord } from '#shared/modules/policies/policy.record.ts'
import type { AnyEntity, AnyValue } from '#shared/record/values.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'

type Compared = { readonly now: Reckoned | null; readonly moved: readonly MovedMember[]; readonly isCut: boolean }

const policies = 'share(policy where kind is standard of title is filled)'

describe('indicators', () => {
  let engine: Engine
  let share: AnyEntity

  const indicator = (formula: string | null, more: Readonly<Record<string, AnyValue>> = {}) =>
    engine.call('indicator.create', {
      draft: {
        title: 'Standards',
        source: formula === null ? 'manual' : 'formula',
        formula,
        unit: 'percent',
        direction: 'higher',
        target: '>= 50 %',
        period: 'month',
        ...more,
      },
    })
  const row = async (id: string) => {
    const { rows } = await engine.call<{ rows: readonly BoardRow[] }>('indicators.board', { id })
    if (!rows[0]) throw new Error('no row')
    return rows[0]
  }
  const attempt = (formula: string) => engine.call<{ reckoned: Reckoned | null }>('indicators.attempt', { formula })
  const value = async (formula: string) => {
    const { reckoned } = await attempt(formula)
    return reckoned?.value ?? reckoned?.unvalued
  }

  beforeAll(async () => {
    engine = await testEngine()
    await engine.addMember('ada', ['auditor'])
    const policy = (title: string, kind: string, more = {}) =>
      engine.call('policy.create', { draft: { title, kind, cadenceMonths: 12, ...more } })
    await policy('Passwords', 'standard', { nextReviewOn: '2026-02-20' })
    await policy('Backup', 'standard', { nextReviewOn: '2026-03-12', cadenceMonths: 6 })
    await policy('Data', 'policy', { cadenceMonths: 24 })
    share = await indicator(policies)
  })
  afterAll(() => engine.remove())

  it.each<[string, string | undefined]>([
    [policies, '66.6667'],
    ['count(policy)', '3.0000'],
    ['sum(policy.cadenceMonths)', '42.0000'],
    ['mean(policy.cadenceMonths where kind is standard)', '9.0000'],
    ['median(policy.cadenceMonths)', '12.0000'],
    ['median(policy.cadenceMonths where kind is standard)', '9.0000'],
    ['percentile(90, policy.cadenceMonths)', '24.0000'],
    ['max(age policy.nextReviewOn)', '10.0000'],
    ['min(age policy.nextReviewOn)', '-10.0000'],
    ['count(policy where nextReviewOn at most today)', '1.0000'],
    ['count(policy where nextReviewOn between periodStart and periodEnd)', '1.0000'],
    ['count(policy where nextReviewOn at least field nextReviewOn)', '2.0000'],
    ['count(policy where createdAt at most today)', '3.0000'],
    ['a = count(policy where kind is standard)\nb = count(policy)\na / b * 100', '66.6667'],
    ['count(policy) / count(policy where kind is guideline)', 'noDenominator'],
    ['share(policy where kind is standard of kind is guideline)', 'noDenominator'],
    ['mean(policy.cadenceMonths where kind is guideline)', 'noRecords'],
    ['999999 * 999999', 'tooLarge'],
    ['count(vendor)', undefined],
  ])('%s is %s', async (formula, expected) => {
    expect(await value(formula)).toBe(expected)
  })

  it('show what counts and what does not, to those who may read it', async () => {
    const members = (counted: boolean) =>
      engine.call<{ rows: readonly { title: string }[]; total: number; readable: number }>('indicators.members', {
        id: share.id,
        measure: 0,
        counted,
      })
    expect((await members(true)).rows.map(({ title }) => title.replace(/^P\S+ /, '')).toSorted()).toEqual([
      'Backup',
      'Passwords',
    ])
    expect(await members(false)).toMatchObject({
      total: 1,
      readable: 1,
      rows: [{ title: expect.stringContaining('Data'), unmet: [0], isValueless: false }],
    })
  })

  it('say of each record that does not count which conditions it does not meet, or that it has no value', async () => {
    const two = 'mean(age policy.nextReviewOn where kind is standard and cadenceMonths at most 6)'
    const { id } = await indicator(two, { title: 'Ages', unit: 'days', target: null })
    await engine.call('policy.create', { draft: { title: 'Clocks', kind: 'standard', cadenceMonths: 3 } })
    const members = async (counted: boolean) => {
      const asked = { id, measure: 0, counted }
      const { rows } = await engine.call<{ rows: readonly MemberRow[] }>('indicators.members', asked)
      return Object.fromEntries(
        rows.map(({ title, unmet, isValueless }) => [title.split(' ').at(-1), isValueless ? 'no value' : unmet]),
      )
    }
    expect(await members(true)).toEqual({ Backup: [] })
    expect(await members(false)).toEqual({ Passwords: [1], Data: [0, 1], Clocks: 'no value' })
    // The lists hold as many as the figure says.
    expect((await row(id)).now?.measures).toMatchObject([{ counted: 1, notCounted: 3 }])
    const { rows } = await engine.call<Page<AnyEntity>>('policy.list', {
      filters: [{ field: 'title', comparison: 'is', value: 'Clocks' }],
    })
    await engine.call('policy.archive', { id: rows[0]?.id, revision: rows[0]?.revision })
    const made = (await engine.call<{ entity: AnyEntity }>('indicator.get', { id })).entity
    await engine.call('indicator.archive', { id, revision: made.revision })
  })

  it('freeze a closed period once, with formula, inputs and version, and never change it afterwards', async () => {
    expect(await row(share.id)).toMatchObject({ status: 'met', waiting: { start: '2026-02-01' }, readings: [] })
    const before = engine.entries()
    expect(await engine.call('indicators.freeze', {})).toEqual({ frozen: 1 })
    expect(engine.entries()).toBe(before + 1)
    expect(await engine.call('indicators.freeze', {})).toEqual({ frozen: 0 })
    const { readings, waiting } = await row(share.id)
    expect(waiting).toBeNull()
    expect(readings).toMatchObject([{ period: { start: '2026-02-01' }, value: '66.6667', status: 'met' }])
    const id = readings[0]?.id ?? ''
    const reading = async () => (await engine.call<{ entity: AnyEntity }>('indicatorReading.get', { id })).entity
    const frozen = await reading()
    expect(frozen).toMatchObject({
      numerator: '2.0000',
      denominator: '3.0000',
      formula: policies,
      formulaVersion: 1,
      standing: 'valid',
    })
    expect(frozen.inputs).toMatchObject([
      { counted: 2, notCounted: 1, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ])
    await engine.call('policy.create', { draft: { title: 'Mail', kind: 'policy', cadenceMonths: 12 } })
    expect(await reading()).toEqual(frozen)
    expect((await row(share.id)).now?.value).toBe('50.0000')
    const compared = await engine.call<Compared>('indicators.compared', { reading: id })
    expect(compared).toMatchObject({ now: { value: '50.0000' }, isCut: false })
    expect(compared.moved.map(({ title, was, is }) => [title.split(' ').at(-1), was, is])).toEqual([
      ['Mail', 'outside', 'notCounted'],
    ])
    expect(await refusalOf(engine.call('indicators.correct', { reading: id, reason: '' }))).toMatchObject({
      code: 'invalid',
    })
    await engine.call('indicators.correct', { reading: id, reason: 'A policy was entered late' })
    expect(await reading()).toMatchObject({ value: '66.6667', standing: 'superseded' })
    expect((await row(share.id)).readings).toMatchObject([{ value: '50.0000' }])
    expect(await refusalOf(engine.call('indicators.correct', { reading: id, reason: 'Again' }))).toMatchObject({
      key: 'indicators.refused.superseded',
    })
  })

  it('are entered by hand where no record holds them', async () => {
    const manual = await indicator(null, { title: 'Complaints', unit: 'number', target: '= 0' })
    await engine.call('indicators.enter', { id: manual.id, value: '2' })
    expect(await row(manual.id)).toMatchObject({ status: 'missed', readings: [{ value: '2.0000' }], waiting: null })
    expect(await refusalOf(engine.call('indicators.enter', { id: manual.id, value: '3' }))).toMatchObject({
      code: 'conflict',
    })
  })

  it('are taken over from the catalogue, those whose record is missing as figures that people enter', async () => {
    const { rows } = await engine.call<{ rows: readonly CatalogueRow[] }>('indicators.catalogue', {})
    const keys = rows.map(({ key }) => key)
    const { adopted } = await engine.call<{ adopted: number }>('indicators.adopt', { keys, language: 'zh-CN' })
    expect(adopted).toBe(rows.length)
    expect(await engine.call('indicators.adopt', { keys, language: 'en' })).toEqual({ adopted: 0 })
    const made = (await engine.call<Page<AnyEntity>>('indicator.list', { limit: 200 })).rows
    const byHand = made.filter(({ catalogueKey, source }) => catalogueKey !== null && source === 'manual')
    const missing = rows.flatMap((one) => (one.missing === null ? [] : [one.key]))
    expect(missing).toEqual(['agreements', 'incidentAcknowledgement'])
    expect(byHand.map(({ catalogueKey }) => catalogueKey).toSorted()).toEqual(missing)
    expect(byHand.map(({ formula }) => formula)).toEqual([null, null])
    expect(String(byHand[0]?.note)).toMatch(/`(share\(vendor|median\(span incident)/)
    await engine.call('indicators.enter', { id: byHand[0]?.id, value: '98.5' })
  })

  it.each<[string, string, Readonly<Record<string, AnyValue>>, string]>([
    ['a record that is not there', 'count(vendor)', {}, 'indicator.rule.noSuchRecord'],
    ['a field that is not there', 'count(policy where colour is red)', {}, 'indicator.rule.noSuchField'],
    ['what cannot be read', 'count(policy', {}, 'indicator.rule.formulaUnreadable'],
    ['what not everybody may read', 'count(comment)', {}, 'indicator.rule.notCounted'],
    ['a target of words', 'count(policy)', { target: 'many' }, 'indicator.rule.targetUnreadable'],
    ['a target in another unit', 'count(policy)', { target: '<= 3 d' }, 'indicator.rule.targetUnit'],
  ])('refuse %s by name', async (_name, formula, more, key) => {
    const { fields } = await refusalOf(indicator(formula, more))
    expect(fields.map((field) => field.key)).toContain(key)
  })

  it('count the versions of a formula, and leave a journal that stands', async () => {
    const current = (await engine.call<{ entity: AnyEntity }>('indicator.get', { id: share.id })).entity
    await engine.call('indicator.update', {
      id: share.id,
      revision: current.revision,
      changes: { formula: 'share(policy where kind is standard)' },
    })
    expect((await engine.call<{ entity: AnyEntity }>('indicator.get', { id: share.id })).entity.formulaVersion).toBe(2)
    expect((await engine.audit()).damages).toEqual([])
  })

  it('show everybody the same figure, and let nobody else freeze', async () => {
    await engine.as('ada')
    expect((await row(share.id)).now?.value).toBe('50.0000')
    expect(await refusalOf(engine.call('indicators.freeze', {}))).toMatchObject({ code: 'forbidden' })
    await engine.as('mei')
  })

  it('count over two hundred thousand records', () => {
    const { store } = engine.vault
    const columns = store.db
      .prepare<[], { name: string }>(`PRAGMA table_info("${policyRecord.table}")`)
      .all()
      .map(({ name }) => `"${name}"`)
    const copied = columns
      .map((name) => (name === '"id"' ? `"id" || '-' || n.value` : name === '"number"' ? 'NULL' : name))
      .join(', ')
    store.db.exec('BEGIN')
    try {
      store.db.exec(`INSERT INTO "policies" (${columns.join(', ')}) SELECT ${copied} FROM (SELECT * FROM "policies" LIMIT 1) AS p,
        (WITH RECURSIVE n(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < 200000) SELECT value FROM n) AS n`)
      const measure = () =>
        store.table(policyRecord).measure(
          {
            base: [],
            counted: [{ kind: 'filter', filter: { field: 'archived', comparison: 'is', value: false } }],
            column: null,
          },
          { sql: '1', values: [] },
        )
      expect(measure().counted).toBeGreaterThan(200_000)
    } finally {
      store.db.exec('ROLLBACK')
    }
  })
})
