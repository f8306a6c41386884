import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { languages } from '#shared/base/translate.ts'
import type { Page } from '#shared/contract/list.ts'
import type { Detail } from '#shared/contract/record-operations.ts'
import { indexCatalogue } from '#shared/modules/exercises/attack-catalogue.ts'
import type { AttackInForce } from '#shared/modules/exercises/exercises.contract.ts'
import type { ShippedTemplate } from '#shared/modules/exercises/exercises.templates.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'

type Made = { readonly exercise: { readonly id: string }; steps: number; injects: number; cards: number }
const nobody = '01234567-89ab-4cde-8f01-23456789abcd'

describe('templates of exercises', () => {
  let engine: Engine
  let shipped: readonly ShippedTemplate[]
  const shippedIn = (language: string) => engine.call<readonly ShippedTemplate[]>('templates.shipped', { language })
  const use = (from: object, given: object = {}) =>
    engine.call<Made>('templates.use', { from, title: 'Run', start: '2026-05-04', ...given })
  const rowsOf = async (record: string, exercise: string) => {
    const filters = [{ field: 'exercise', comparison: 'is', value: exercise }]
    const { rows } = await engine.call<Page<AnyEntity>>(`${record}.list`, { filters, limit: 500 })
    return rows
  }
  const get = async (record: string, id: string) =>
    (await engine.call<Detail<AnyEntity>>(`${record}.get`, { id })).entity
  const fromKey = (key: string, language = 'en') => ({ kind: 'shipped', key, language })

  beforeAll(async () => {
    engine = await testEngine()
    shipped = await shippedIn('en')
  })
  afterAll(async () => {
    expect((await engine.audit()).damages).toEqual([])
    await engine.remove()
  })

  it('are shipped in two languages, of one shape, each said in its own', async () => {
    const shapeOf = (templates: readonly ShippedTemplate[]) =>
      templates.map(({ key, steps, injects, cards }) => ({
        ...{
          key,
          steps: steps.map(({ technique, offset }) => [technique, offset]),
          cards: cards.map((one) => one.step),
        },
        injects: injects.map(({ offset, afterInject, afterStep, channel }) => [
          offset,
          afterInject,
          afterStep,
          channel,
        ]),
      }))
    const chinese = await shippedIn('zh-CN')
    expect(shapeOf(chinese)).toEqual(shapeOf(shipped))
    expect(shipped.length).toBeGreaterThanOrEqual(8)
    expect(new Set(shipped.map(({ kind }) => kind))).toEqual(new Set(['redBlue', 'tableTop', 'replay', 'phishing']))
    const said = (value: unknown): readonly string[] =>
      typeof value === 'string' ? [value] : typeof value === 'object' && value ? Object.values(value).flatMap(said) : []
    expect(said(shipped).filter((text) => /\p{Script=Han}/u.test(text))).toEqual([])
    const english = new Set(said(shipped).filter((text) => / /u.test(text)))
    expect(said(chinese).filter((text) => english.has(text))).toEqual([])
  })

  it('name techniques that the shipped ATT&CK knows, under tactics that they serve', async () => {
    const { catalogue } = await engine.call<AttackInForce>('attack.catalogue', {})
    const index = indexCatalogue(catalogue)
    const steps = shipped.flatMap((template) => template.steps)
    expect(steps.length).toBeGreaterThan(30)
    const wrong = steps.filter(({ technique, tactic }) => {
      const found = index.resolve(technique ?? '')
      return !found || found.isRetired || !found.current?.tactics.includes(index.tactic(tactic ?? '')?.shortName ?? '')
    })
    expect(wrong.map(({ technique, tactic }) => `${tactic} ${technique}`)).toEqual([])
  })

  it('each become an exercise with all that they plan, in one change and in either language', async () => {
    for (const language of languages)
      for (const template of await shippedIn(language)) {
        const before = engine.entries()
        const made = await use(fromKey(template.key, language))
        expect(engine.entries()).toBe(before + 1)
        const { id } = made.exercise
        const [steps, injects, cards] = await Promise.all(
          ['attackStep', 'inject', 'whiteCard'].map((record) => rowsOf(record, id)),
        )
        expect([steps?.length, injects?.length, cards?.length]).toEqual([made.steps, made.injects, made.cards])
        expect([made.steps, made.injects, made.cards]).toEqual(
          [template.steps, template.injects, template.cards].map(({ length }) => length),
        )
        expect(await get('exercise', id)).toMatchObject({
          ...{ title: 'Run', state: 'planned', kind: template.kind, scope: template.scope, rules: template.rules },
          ...{ approvers: [], lead: null, begunAt: null, closedBy: null, scored: [] },
        })
        expect(steps?.every(({ outcome, startedAt }) => outcome === null && startedAt === null)).toBe(true)
        expect(injects?.every(({ deliveredAt }) => deliveredAt === null)).toBe(true)
      }
  })

  it('are no rows of the vault until they are copied', async () => {
    expect((await engine.call<Page<AnyEntity>>('exerciseTemplate.list', {})).total).toBe(0)
    const key = shipped[0]?.key ?? ''
    const copied = await engine.call<{ id: string }>('templates.copy', { key, language: 'zh-CN' })
    const entity = await get('exerciseTemplate', copied.id)
    const [chinese] = await shippedIn('zh-CN')
    expect(entity.title).toBe(chinese?.title)
    const ids = [entity.stopConditions, entity.steps, entity.injects, entity.cards].flat().map((row) => Object(row).id)
    expect(ids.every((id) => typeof id === 'string' && id !== '')).toBe(true)
    const made = await use({ kind: 'own', id: copied.id })
    expect(made).toMatchObject({ steps: chinese?.steps.length, injects: chinese?.injects.length })
  })

  it('keep the plan of an exercise without what came of it, and run it again in its series', async () => {
    const { exercise } = await use(fromKey('intranet-breakthrough'))
    const person = engine.vault.actor().person
    const first = await get('exercise', exercise.id)
    const stopConditions = [{ condition: 'Fire', calledBy: person, signal: 'Bell' }]
    const named = { lead: person, redTeam: [person], stopConditions, summary: 'secretsummary', lessons: 'secretlesson' }
    const contacts = [{ name: 'secretname', reachedBy: '1' }]
    const changes = { ...named, contacts, title: 'Spring' }
    let now = await engine.call<AnyEntity>('exercise.update', { id: first.id, revision: first.revision, changes })
    now = await engine.call('exercise.move', { id: now.id, revision: now.revision, step: 'start' })
    const [step] = await rowsOf('attackStep', exercise.id)
    const ran = { outcome: 'succeeded', startedAt: now.begunAt, target: 'secrettarget', source: 'secretsource' }
    await engine.call('attackStep.update', {
      id: step?.id,
      revision: step?.revision,
      changes: { ...ran, operator: person },
    })
    await engine.call('defenceFact.create', {
      draft: { attackStep: step?.id, kind: 'logged', at: null, certainty: 'unknown', note: 'secretnote' },
    })

    const kept = await engine.call<{ id: string }>('templates.keep', { exercise: exercise.id, title: 'Yearly' })
    const template = await get('exerciseTemplate', kept.id)
    expect(template).toMatchObject({ title: 'Yearly', basedOn: exercise.id, kind: 'redBlue', days: 12 })
    expect(template.stopConditions).toMatchObject([{ condition: 'Fire', signal: 'Bell' }])
    const { createdBy: _, updatedBy: __, ...rest } = template
    const said = JSON.stringify(rest)
    expect(said).not.toContain('secret')
    expect(said).not.toContain(person)

    const again = await use({ kind: 'own', id: kept.id }, { previousExercise: exercise.id, start: '2027-05-03' })
    expect(await get('exercise', again.exercise.id)).toMatchObject({
      previousExercise: exercise.id,
      period: { start: '2027-05-03', end: '2027-05-14' },
      state: 'planned',
    })
    const plain = async (record: string, id: string) =>
      (await rowsOf(record, id)).map(({ position, title, technique, offset, declared }) => ({
        ...{ position, title, technique, offset, declared },
      }))
    // Planned as long after nine o'clock of the first day, a year on.
    const planned = async (id: string) =>
      (await rowsOf('attackStep', id)).map(({ position, plannedStartAt }) => [position, String(plannedStartAt)])
    const [{ steps: offsets } = { steps: [] }] = shipped.filter(({ key }) => key === 'intranet-breakthrough')
    const moments = (day: string) =>
      offsets.map(({ position, offset }) => {
        return [position, new Date(Date.parse(`${day}T01:00:00.000Z`) + (offset ?? 0) * 1000).toISOString()]
      })
    expect(new Set(await planned(exercise.id))).toEqual(new Set(moments('2026-05-04')))
    expect(new Set(await planned(again.exercise.id))).toEqual(new Set(moments('2027-05-03')))
    for (const record of ['attackStep', 'inject', 'whiteCard'])
      expect(new Set((await plain(record, again.exercise.id)).map((row) => JSON.stringify(row)))).toEqual(
        new Set((await plain(record, exercise.id)).map((row) => JSON.stringify(row))),
      )
  })

  it('go on without controls and exercises that were put away since', async () => {
    const control = await engine.call<AnyEntity>('control.create', { draft: { title: 'Gone', kind: 'preventive' } })
    const draft = { title: 'Own', kind: 'tableTop', days: 1, controls: [control.id] }
    const own = await engine.call<{ id: string }>('exerciseTemplate.create', { draft })
    const before = await use({ kind: 'own', id: own.id })
    expect(await get('exercise', before.exercise.id)).toMatchObject({ controls: [control.id] })
    await engine.call('control.archive', { id: control.id, revision: control.revision })
    const after = await use({ kind: 'own', id: own.id })
    expect(await get('exercise', after.exercise.id)).toMatchObject({ controls: [] })

    const { id, revision } = await get('exercise', before.exercise.id)
    await engine.call('exercise.archive', { id, revision })
    const kept = await engine.call<{ id: string }>('templates.keep', { exercise: id, title: 'Of one put away' })
    expect(await get('exerciseTemplate', kept.id)).toMatchObject({ controls: [], basedOn: null })
  })

  it.each([
    ['an unknown shipped one', { from: fromKey('nothing') }, 'missing', null],
    ['an unknown own one', { from: { kind: 'own', id: nobody } }, 'missing', null],
    ['no title', { title: ' ' }, 'invalid', 'title'],
    ['a day that is none', { start: '2026-02-30' }, 'invalid', 'start'],
    ['an unknown exercise before it', { previousExercise: nobody }, 'invalid', 'previousExercise'],
  ])('refuse %s by name, and make nothing', async (_name, given, code, path) => {
    const before = engine.entries()
    const refusal = await refusalOf(use(fromKey('phishing-campaign'), given))
    expect([refusal.code, refusal.fields[0]?.path ?? null]).toEqual([code, path])
    expect(engine.entries()).toBe(before)
  })

  it('refuse what a template cannot be made into, at its cell', async () => {
    const injects = [
      { position: 1, title: 'A', offset: 0, afterStep: 7, recipient: 'B', channel: 'mail', wording: 'W' },
    ]
    const draft = { title: 'T', kind: 'tableTop', days: 1, injects }
    const refusal = await refusalOf(engine.call('exerciseTemplate.create', { draft }))
    expect(refusal.fields).toMatchObject([{ path: 'injects.0.afterStep' }])
    expect((await refusalOf(engine.call('templates.keep', { exercise: nobody, title: 'T' }))).code).toBe('missing')
    expect((await refusalOf(engine.call('templates.copy', { key: 'nothing', language: 'en' }))).code).toBe('missing')
  })
})
