import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signingKey } from '#shared/base/ed25519.ts'
import { textSha256 } from '#shared/base/sha256.ts'
import type { Page } from '#shared/contract/list.ts'
import type { Detail, HistoryEntry } from '#shared/contract/record-operations.ts'
import { rulesHash } from '#shared/modules/exercises/exercises.approval-rules.ts'
import { encodeHex, keyFingerprint } from '#shared/modules/replies/replies.codec.ts'
import type { SearchHit } from '#shared/modules/search/search.contract.ts'
import { isListField } from '#shared/record/check.ts'
import { type AnyDraft, draftArbitrary, invalidDraftArbitrary } from '#shared/record/draft-arbitrary.test-support.ts'
import type { Evidence, Fields } from '#shared/record/fields.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import { stampedFields } from '#shared/record/rules.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { managedRecords, writtenRecords } from '#shared/registry.ts'
import { type Engine, refusalOf, testEngine } from './engine.test-support.ts'

const seed = 20_261_122
const wantedOfEach = 3

/** What an exercise is approved for; without scope and rules nobody is asked by the vault. */
const engagement = { scope: null, rules: null, stopConditions: [], period: { start: '2026-01-01', end: '2026-01-31' } }
const undelivered = { deliveredAt: null, deliveredBy: null }

/** Written records so that what a record must refer to comes before it. */
function inOrder(): readonly AnyRecord[] {
  const waiting: AnyRecord[] = Object.values(writtenRecords)
  const ordered: AnyRecord[] = []
  const isReady = (record: AnyRecord) =>
    Object.values(record.fields).every((field) => {
      if (!field.required || (field.kind !== 'reference' && field.kind !== 'references')) return true
      return field.to in managedRecords || ordered.some((known) => known.name === field.to)
    })
  while (waiting.length > 0) {
    const next = waiting.findIndex(isReady)
    if (next < 0) throw new Error('records require each other')
    ordered.push(...waiting.splice(next, 1))
  }
  return ordered
}

/** What the door answers for a draft: every field, empty ones as null or []; numbers and ids of parts are the vault's. */
function expected(fields: Fields, draft: AnyDraft): AnyDraft {
  const entries = Object.entries(fields)
    .filter(([, field]) => field.kind !== 'number')
    .map(([name, field]) => {
      const value = draft[name] ?? (isListField(field) ? [] : null)
      if (field.kind !== 'parts' || !Array.isArray(value)) return [name, value]
      return [name, value.map((row: AnyDraft) => ({ ...expected(field.fields, row), id: expect.any(String) }))]
    })
  return Object.fromEntries(entries)
}

const isRule = (key: string) => key === 'taken' || /^[a-zA-Z]+\.rule\.[a-zA-Z]+$/.test(key)

/** Three samples of one population, and nothing looked at of the first. */
async function drawnSamples(engine: Engine): Promise<string[]> {
  const about = { title: 'Tickets', origin: 'Ticketing', takenOn: '2026-01-31' }
  const ticket = await engine.send('tickets.csv', Buffer.from('id\nT-1\nT-2\nT-3\n'))
  const { population } = await engine.call<{ population: string }>('sampling.freezeFile', { ticket, freeze: about })
  const terms = {
    title: 'Tickets',
    deviationRule: 'No approval',
    method: 'random',
    confidence: '95.00',
    seed: 'quartz-1',
  }
  const samples: string[] = []
  for (let count = 0; count < wantedOfEach; count += 1) {
    const input = { ...terms, population, tolerable: '5.00', size: 3 }
    samples.push((await engine.call<{ sample: string }>('sampling.draw', input)).sample)
  }
  const filters = [{ field: 'sample', comparison: 'is', value: samples[0] }]
  const { rows } = await engine.call<Page<AnyEntity>>('sampleItem.list', { filters })
  for (const { id, revision } of rows) await engine.call('sampleItem.archive', { id, revision })
  return samples
}

/** The items of those samples, in the order in which they were drawn by the seed. */
const drawnItems = ['T-1', 'T-2', 'T-3'].toSorted((one, other) =>
  textSha256(`quartz-1\n${one}`) < textSha256(`quartz-1\n${other}`) ? -1 : 1,
)

describe('every record that people write', () => {
  let engine: Engine
  let files: readonly Evidence[]
  /** Files of which each piece of evidence takes one. */
  let pages: readonly Evidence[]
  const ids: Record<string, string[]> = {}
  let token = 0

  beforeAll(async () => {
    engine = await testEngine()
    files = [await engine.attach('底稿.txt', Buffer.from('x')), await engine.attach('b.txt', Buffer.from('y'))]
    pages = await Promise.all(Array.from({ length: 12 }, (_, at) => engine.attach(`${at}.txt`, Buffer.from(`p${at}`))))
    const people = await engine.call<Page<AnyEntity>>('person.list', {})
    ids.person = people.rows.map(({ id }) => id)
    ids.sample = await drawnSamples(engine)
  })
  afterAll(() => engine.remove())

  /** Makes of any draft one that the rules of its module can like; the rest stays as drawn. */
  const likely: Readonly<Record<string, (draft: AnyDraft, index: number) => AnyDraft>> = {
    comment: (draft) => ({ ...draft, subjectRecord: 'department', subject: ids.department?.[0] }),
    link: (draft, index) => ({
      ...draft,
      fromRecord: 'department',
      from: ids.department?.[index % 3],
      toRecord: 'finding',
      to: ids.finding?.[Math.floor(index / 3) % 3],
    }),
    exercise: (draft) => ({
      ...draft,
      ...{ pointsLogged: null, pointsAlerted: null, pointsContained: null, pointsPartly: null },
      ...{ ...engagement, approvers: [ids.person?.[0]], lead: null, redTeam: [] },
    }),
    attackStep: (draft) => ({ ...draft, outcome: null, endedAt: null }),
    deconfliction: (draft) => ({
      ...draft,
      ...{ askedAt: '2026-01-05T08:00:00.000Z', answer: null, answeredAt: null, attackStep: null },
    }),
    exerciseApproval: (draft, index) => ({
      ...draft,
      ...{ exercise: ids.exercise?.[index % 3], person: ids.person?.[0], rulesHash: rulesHash(engagement) },
    }),
    inject: (draft) => ({ ...draft, ...undelivered, afterInject: null, afterStep: null, withheld: null }),
    exerciseTemplate: (draft) => ({ ...draft, steps: [], injects: [], cards: [] }),
    lesson: (draft) => ({ ...draft, attackStep: null, inject: null, owner: ids.person?.[0] }),
    whiteCard: (draft) => ({ ...draft, ...undelivered, attackStep: null }),
    defenceFact: (draft) => ({ ...draft, kind: 'logged', at: null, certainty: 'unknown', correction: null }),
    finding: (draft) => ({ ...draft, identifiedOn: null, owner: ids.person?.[0], dueOn: '2026-12-31' }),
    audit: (draft) => ({ ...draft, leadAuditor: ids.person?.[0] }),
    independenceDeclaration: (draft, index) => ({
      ...draft,
      ...{ audit: ids.audit?.[index % 3], person: ids.person?.[0], answer: 'independent' },
    }),
    findingExtension: (draft, index) => ({ ...draft, finding: ids.finding?.[index % 3], dueOn: '2027-12-31' }),
    schedule: (draft) => ({ ...draft, kind: 'duty', policy: null, control: null, rhythm: 'quarterly', endsOn: null }),
    occurrence: (draft) => ({
      ...draft,
      schedule: ids.schedule?.[0],
      kind: 'duty',
      ...{ moves: null, timeliness: null, check: null, review: null, doneOn: null, moveTo: null },
    }),
    policyVersion: (draft) => ({
      ...draft,
      text: 'Whatever is written',
      approvers: [{ person: ids.person?.[0], capacity: null, isRequired: null }],
      quorum: null,
    }),
    policyApproval: (draft, index) => ({
      ...draft,
      version: ids.policyVersion?.[index % 3],
      person: ids.person?.[0],
      textHash: textSha256('Whatever is written'),
    }),
    cycle: (draft) => ({ ...draft, period: { start: '2026-01-01', end: '2026-12-31' }, previousCycle: null }),
    workItem: (draft) => ({
      ...draft,
      ...{ startOn: '2026-02-02', dueOn: '2026-03-31', dependsOn: [] },
      cycle: ids.cycle?.[0],
      owner: ids.person?.[0],
      targets: [{ name: 'Lines', kind: 'zero', measured: '2.00' }],
    }),
    deviation: (draft, index) => ({
      ...draft,
      cycle: ids.cycle?.[0],
      workItem: ids.workItem?.[index % 3],
      owner: ids.person?.[0],
      ...{ target: 'Lines', measured: '2.00', furtherWork: null },
    }),
    requirement: (draft, index) => ({ ...draft, framework: 'iso27001', identifier: `A.8.${(index % 34) + 1}` }),
    protectionAssessment: (draft) => ({ ...draft, items: [], assessedOn: null }),
    externalAssessment: (draft) => ({ ...draft, year: '2026', period: null, feedback: [] }),
    spendingItem: (draft) => ({ ...draft, year: '2026', planned: null, actual: null }),
    policyException: (draft) => ({ ...draft, approver: null }),
    risk: (draft) => ({ ...draft, ratings: [], reviewedOn: null }),
    briefing: (draft, index) => ({
      ...draft,
      quarter: `${2000 + index}-Q1`,
      ...{ heldOn: null, chair: null, attendance: [] },
    }),
    clauseComment: (draft) => ({ ...draft, clause: null }),
    attestationCampaign: (draft) => ({ ...draft, version: ids.policyVersion?.[0] }),
    attestation: (draft, index) => ({
      ...draft,
      campaign: ids.attestationCampaign?.[index % 3],
      version: ids.policyVersion?.[0],
      textHash: textSha256('Whatever is written'),
    }),
    replyKey: (draft) => {
      const { publicKey } = signingKey()
      return { ...draft, publicKey: encodeHex(publicKey), fingerprint: keyFingerprint(publicKey) }
    },
    reportTemplate: (draft) => ({
      ...draft,
      ...{ startsOn: '2020-01-01', period: 'month', departments: [], follows: null },
      questions: [
        { section: 'Work', question: 'What was done?', kind: 'text', unit: null, columns: null, required: null },
      ],
    }),
    departmentReport: (draft, index) => ({
      ...draft,
      ...{ template: ids.reportTemplate?.[0], department: ids.department?.[0], answers: [], follows: null },
      period: { start: `20${20 + index}-01-01`, end: `20${20 + index}-01-31` },
    }),
    branchReport: (draft) => ({
      ...draft,
      ...{ template: ids.reportTemplate?.[0], period: { start: '2026-01-01', end: '2026-01-31' } },
    }),
    sampleItem: (draft, index) => ({
      ...draft,
      ...{ sample: ids.sample?.[0], position: (index % 3) + 1, identifier: drawnItems[index % 3] },
      ...{ label: null, stratum: null, amount: null, result: 'conform' },
    }),
    evidenceItem: (draft, index) => ({
      ...draft,
      ...{ evidence: [pages[index]], collectedAt: '2026-01-05T09:00:00.000Z', custody: [], redactions: [] },
    }),
    sampleConclusion: (draft, index) => ({ ...draft, sample: ids.sample?.[index % 3] }),
    skill: (draft, index) => ({ ...draft, title: `${draft.title} ${index}` }),
    skillRating: (draft) => ({
      ...draft,
      ...{ person: ids.person?.[1], ratedBy: engine.vault.actor().person, kind: 'lead', ratedOn: '2026-01-05' },
    }),
    roleProfile: (draft) => ({ ...draft, skills: [{ skill: ids.skill?.[0], level: 'independent' }], courses: [] }),
    growthPlan: (draft) => ({
      ...draft,
      ...{ person: ids.person?.[0], mentor: ids.person?.[1] },
      ...{ goals: [{ goal: 'Give a talk' }], reviews: [] },
    }),
    certificate: (draft) => ({ ...draft, assessment: null, competition: null }),
    awarenessCampaign: (draft) => ({ ...draft, invited: 20, reached: 10 }),
    drillResult: (draft, index) => ({
      ...draft,
      ...{ campaign: ids.awarenessCampaign?.[0], email: `recipient-${index}@bank.example` },
    }),
    question: (draft) => ({ ...draft, kind: 'trueFalse', rightAnswer: 'true', points: '2.00', choices: [] }),
    quiz: (draft) => ({ ...draft, draws: [], closesAt: null, assessment: null, component: null }),
    assessment: (draft) => ({
      ...draft,
      components: [
        {
          ...{ name: 'Papers', kind: 'exam', weight: '100.00', maximum: '20.00', passMark: '50.00' },
          ...{ marks: 5, dropLowest: 1, missing: 'notApplicable', normalisation: 'zScore' },
        },
      ],
    }),
    competition: (draft) => ({
      ...draft,
      ...{ kind: 'internal', entry: null, freezesAt: null, fieldSize: null, teams: [] },
      ...{ startsAt: '2020-01-01T00:00:00.000Z', endsAt: null },
    }),
    challenge: (draft, index) => ({
      ...draft,
      ...{ competition: ids.competition?.[0], name: `${index}`, valuing: 'static', value: 100 },
    }),
    entrant: (draft, index) => ({
      ...draft,
      ...{ competition: ids.competition?.[0], name: `${index}`, kind: 'team', person: null, members: [], banned: null },
    }),
    solve: (draft, index) => ({
      ...draft,
      ...{
        competition: ids.competition?.[0],
        entrant: ids.entrant?.[index % 3],
        challenge: ids.challenge?.[index % 3],
      },
      ...{ person: null, at: '2026-01-05T09:00:00.000Z' },
    }),
    award: (draft, index) => ({
      ...draft,
      ...{ competition: ids.competition?.[0], entrant: ids.entrant?.[index % 3], at: '2026-01-05T09:00:00.000Z' },
    }),
    score: (draft, index) => ({
      ...draft,
      assessment: null,
      competition: ids.competition?.[index % 3],
      scoredBy: engine.vault.actor().person,
      components: [],
    }),
  }

  /** Without the stamps, which only steps may set. */
  const unstamped = (record: AnyRecord, draft: AnyDraft): AnyDraft => {
    const stamped = stampedFields(record)
    return Object.fromEntries(Object.entries(draft).filter(([name]) => !stamped.includes(name)))
  }

  /** A word of its own at the end of the title, where people state the title. */
  const worded = (record: AnyRecord, draft: AnyDraft): { readonly draft: AnyDraft; readonly word: string | null } => {
    const field = record.fields[record.title]
    // What was drawn bears the name that the draw gave it, and a solve is named by the vault.
    if (record.name === 'sampleItem' || stampedFields(record).includes(record.title)) return { draft, word: null }
    if (field?.kind !== 'text' && field?.kind !== 'markdown') return { draft, word: null }
    token += 1
    const word = `quartz${token}vellum`
    const start = String(draft[record.title] ?? '').slice(0, Math.max(0, field.max - word.length - 1))
    return { draft: { ...draft, [record.title]: `${start} ${word}`.trim() }, word }
  }

  const create = async (record: AnyRecord, draft: AnyDraft): Promise<AnyEntity | null> => {
    const before = engine.entries()
    try {
      if (record.name !== 'organisation') return await engine.call(`${record.name}.create`, { draft })
      const { rows } = await engine.call<Page<AnyEntity>>('organisation.list', {})
      const { id, revision } = rows[0] ?? { id: '', revision: '' }
      return await engine.call('organisation.update', { id, revision, changes: draft })
    } catch (error) {
      const { code, key, fields } = await refusalOf(Promise.reject(error))
      expect(['invalid', 'conflict']).toContain(code)
      // Only a rule of the module may stand against what the fields allow.
      expect(fields.length > 0 ? fields.map((field) => field.key).filter((name) => !isRule(name)) : []).toEqual([])
      if (fields.length === 0) expect(key).toSatisfy(isRule)
      expect(engine.entries()).toBe(before)
      return null
    }
  }

  const finds = async (record: AnyRecord, text: string, id: string) => {
    const found = await engine.call<{ hits: SearchHit[] }>('search.find', { text, records: [record.name], limit: 200 })
    return found.hits.some((hit) => hit.id === id)
  }

  it.each(inOrder())('$name: a valid draft goes in, comes back equal, is journalled and found', async (record) => {
    const blank = { brandColour: null, numberRanges: [], reportDay: null, shortName: null, legalName: null }
    // A zone or colour drawn at random is none; the rules of the organisation are tested beside it.
    const fixed = record.name === 'organisation' ? { ...blank, zone: 'Asia/Shanghai' } : {}
    const drafts = fc.sample(draftArbitrary(record, ids, files), { numRuns: 60, seed })
    let accepted = 0
    for (const [index, drawn] of drafts.entries()) {
      if (accepted === wantedOfEach) break
      const plain = unstamped(record, drawn)
      const { draft, word } = worded(record, { ...(likely[record.name]?.(plain, index) ?? plain), ...fixed })
      const before = engine.entries()
      const made = await create(record, draft)
      if (!made) continue
      accepted += 1
      ids[record.name] = [...(ids[record.name] ?? []), made.id]
      expect(engine.entries()).toBe(before + 1)
      const stated = Object.entries(expected(record.fields, draft))
      const computed: readonly string[] = record.computed ?? []
      expect(made).toMatchObject(Object.fromEntries(stated.filter(([name]) => !computed.includes(name))))
      expect((await engine.call<Detail<AnyEntity>>(`${record.name}.get`, { id: made.id })).entity).toEqual(made)
      const only = [{ field: 'id', comparison: 'is', value: made.id }]
      expect((await engine.call<Page<AnyEntity>>(`${record.name}.list`, { filters: only })).rows).toEqual([made])
      const { entries } = await engine.call<{ entries: HistoryEntry[] }>(`${record.name}.history`, { id: made.id })
      expect(entries[0]).toMatchObject({ revision: made.revision, person: made.updatedBy })
      const title = word ?? String(made[record.title] ?? '')
      if (/[\p{L}\p{N}]/u.test(title)) expect(await finds(record, title, made.id), `by ${title}`).toBe(true)
    }
    expect(accepted).toBe(wantedOfEach)
  })

  it.each(inOrder())('$name: an invalid draft is refused by its field, and nothing is changed', async (record) => {
    const before = engine.entries()
    for (const { draft, field } of fc.sample(invalidDraftArbitrary(record), { numRuns: 25, seed })) {
      const refusal = await refusalOf(engine.call(`${record.name}.create`, { draft }))
      expect(refusal.code).toBe('invalid')
      expect(refusal.fields.map(({ path }) => path.split('.').slice(0, 2).join('.'))).toContain(`draft.${field}`)
    }
    expect(engine.entries()).toBe(before)
  })

  it.each(inOrder())(
    '$name: archived, it is out of sight and still there; restored, it is as before',
    async (record) => {
      const id = ids[record.name]?.at(-1) ?? ''
      const { entity } = await engine.call<Detail<AnyEntity>>(`${record.name}.get`, { id })
      let archived: AnyEntity
      try {
        archived = await engine.call(`${record.name}.archive`, { id, revision: entity.revision })
      } catch (error) {
        // Some rules keep what others still need.
        expect((await refusalOf(Promise.reject(error))).key).toSatisfy(isRule)
        return
      }
      const only = { filters: [{ field: 'id', comparison: 'is', value: id }] }
      expect((await engine.call<Page<AnyEntity>>(`${record.name}.list`, only)).total).toBe(0)
      expect((await engine.call<Page<AnyEntity>>(`${record.name}.list`, { ...only, archived: true })).total).toBe(1)
      expect(
        await refusalOf(engine.call(`${record.name}.update`, { id, revision: archived.revision, changes: {} })),
      ).toMatchObject({
        code: 'conflict',
        key: 'errors.archived',
      })
      const restored = await engine.call(`${record.name}.restore`, { id, revision: archived.revision })
      const stamps = { revision: expect.any(String), updatedAt: expect.any(String), updatedBy: expect.any(String) }
      expect(restored).toEqual({ ...entity, ...stamps })
    },
  )

  it('leaves a vault that an audit finds whole', async () => {
    const { records, entries, damages } = await engine.audit()
    expect(damages).toEqual([])
    expect(records).toBeGreaterThan(3 * Object.keys(writtenRecords).length)
    expect(entries).toBe(engine.entries())
  })
})
