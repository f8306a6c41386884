import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from '#shared/contract/list.ts'
import type { Detail } from '#shared/contract/record-operations.ts'
import type { SearchHit } from '#shared/modules/search/search.contract.ts'
import type { Evidence } from '#shared/record/fields.ts'
import type { AnyRecord } from '#shared/record/record.ts'
import type { Role } from '#shared/record/roles.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { always } from '../database/row-rule.ts'
import { allRecords } from '../open-vault.ts'
import { runQuery } from '../run.ts'
import { type Engine, refusalOf, testEngine } from './engine.test-support.ts'

/**
 * Sealed documents and their files cannot be made by a draft: that theirs hold is tried where reports are sealed. What an
 * embargo keeps depends on another record's time and state, and is tried where competitions are frozen.
 */
const triedElsewhere: readonly unknown[] = ['document', 'file', 'embargo']
const ruled = allRecords.filter(({ rows }) => rows && !triedElsewhere.includes(rows.rule))
const logins: Readonly<Record<Role, string>> = {
  administrator: 'mei',
  lead: 'lena',
  auditor: 'ada',
  trainer: 'tom',
  viewer: 'vera',
}

const words: Readonly<Record<string, string>> = {
  score: 'quartzteam',
  link: 'quartznote',
  comment: 'quartzremark',
  attestation: 'quartzpolicy',
  accountabilityCase: 'quartzlapse',
  skillRating: 'quartzskill',
  growthPlan: 'quartzgrowth',
  drillResult: 'quartzmail',
  certificate: 'quartzpaper',
  quizAttempt: 'quartzquiz',
}

/** Rates everybody in one skill, and begins a plan for each. */
async function rateAndPlan(engine: Engine, people: readonly string[], file: Evidence): Promise<void> {
  const skill = await engine.call('skill.create', { draft: { title: 'Forensics' } })
  const ratedBy = engine.vault.actor().person
  for (const person of people) {
    const rating = { level: 'aware', kind: 'lead', ratedOn: '2026-02-27', ratedBy, basis: words.skillRating }
    await engine.call('skillRating.create', { draft: { skill: skill.id, person, ...rating, evidence: [file] } })
    const period = { start: '2026-01-01', end: '2026-12-31' }
    await engine.call('growthPlan.create', { draft: { title: words.growthPlan, person, period, evidence: [file] } })
  }
}

/** Drafts a certificate for everybody. */
async function certify(engine: Engine, people: readonly string[], file: Evidence): Promise<void> {
  const course = await engine.call('course.create', { draft: { title: 'Paper', kind: 'technical', materials: [file] } })
  for (const person of people)
    await engine.call('certificate.create', { draft: { title: words.certificate, person, course: course.id } })
}

/** Sends everybody the mail of one phishing drill. */
async function drill(engine: Engine, people: readonly string[]): Promise<void> {
  const period = { start: '2026-02-01', end: '2026-02-28' }
  const campaign = await engine.call('awarenessCampaign.create', {
    draft: { title: 'Parcel', channel: 'phishingDrill', period },
  })
  for (const [place, person] of people.entries())
    await engine.call('drillResult.create', {
      draft: { campaign: campaign.id, email: `${place} ${words.drillResult}`, person, stage: 'clicked' },
    })
}

/** Has a viewer and an auditor take a quiz, several times each: who keeps the bank of questions takes none. */
async function takeQuiz(engine: Engine): Promise<void> {
  const question = await engine.call('question.create', {
    draft: { title: 'Report it?', topic: 'Mail', kind: 'trueFalse', rightAnswer: 'true', points: '1.00' },
  })
  const times = { opensAt: '2026-03-01T00:00:00.000Z', closesAt: '2026-03-31T00:00:00.000Z' }
  const quiz = await engine.call('quiz.create', {
    draft: { title: words.quizAttempt, ...times, attempts: 3, questions: [question.id] },
  })
  await engine.call('quiz.move', { id: quiz.id, revision: quiz.revision, step: 'open' })
  for (const login of [logins.viewer, logins.auditor]) {
    await engine.as(login)
    for (let turn = 0; turn < 3; turn += 1) {
      const { attempt } = await engine.call<{ attempt: string }>('training.startQuiz', { quiz: quiz.id })
      await engine.call('training.handInQuiz', { attempt })
    }
  }
  await engine.as(logins.administrator)
}

/** Asks people to accept a policy that one of them has approved. */
async function askToAccept(engine: Engine, approver: string, people: readonly string[]): Promise<void> {
  const policy = await engine.call('policy.create', { draft: { title: 'Access', kind: 'policy', cadenceMonths: 12 } })
  const text = {
    title: 'Access 1.0',
    version: '1.0',
    text: '# 1 Scope',
    summary: 's',
    author: engine.vault.actor().person,
  }
  const draft = { policy: policy.id, ...text, approvers: [{ person: approver }], effectiveOn: '2026-03-01' }
  const { id, revision } = await engine.call('policyVersion.create', { draft })
  await engine.call('policyVersion.move', { id, revision, step: 'submit' })
  await engine.as(logins.auditor)
  const [asked] = (await engine.call<Page<AnyEntity>>('policyApproval.list', {})).rows
  await engine.call('policyApproval.move', { id: asked?.id, revision: asked?.revision, step: 'approve' })
  await engine.as(logins.administrator)
  const campaign = await engine.call('attestationCampaign.create', {
    draft: { title: words.attestation, version: id, dueOn: '2026-03-31', people },
  })
  await engine.call('attestationCampaign.move', { id: campaign.id, revision: campaign.revision, step: 'launch' })
}

describe('row rules hold in every way out', () => {
  let engine: Engine
  let file: Evidence
  const people: Record<string, AnyEntity> = {}

  beforeAll(async () => {
    engine = await testEngine()
    for (const role of ['lead', 'auditor', 'trainer', 'viewer'] as const)
      people[role] = await engine.addMember(logins[role], [role])
    people.outsider = await engine.call('person.create', { draft: { name: 'Outsider' } })
    file = await engine.attach('sheet.txt', Buffer.from('points'))
    const department = await engine.call('department.create', { draft: { name: 'Networks' } })
    const finding = await engine.call('finding.create', {
      draft: { title: 'Port', severity: 'high', condition: 'c', criterion: 'd', department: department.id },
    })
    const competition = await engine.call('competition.create', {
      draft: { title: 'CTF', startsAt: '2026-03-01T00:00:00.000Z', kind: 'internal' },
    })
    const scoredBy = engine.vault.actor().person
    const subjects: { record: string; id: string }[] = [
      { record: 'finding', id: finding.id },
      { record: 'department', id: department.id },
    ]
    for (const person of Object.values(people)) {
      const score = await engine.call('score.create', {
        draft: { competition: competition.id, person: person.id, scoredBy, team: 'quartzteam', evidence: [file] },
      })
      subjects.push({ record: 'score', id: score.id })
      const lapse = { lapse: 'deadlineMissed', happenedOn: '2026-02-27', facts: 'Late', evidence: [file] }
      const about = await engine.call('accountabilityCase.create', {
        draft: { title: `quartzlapse ${person.name}`, concerns: 'person', person: person.id, ...lapse },
      })
      subjects.push({ record: 'accountabilityCase', id: about.id })
    }
    for (const [index, { record, id }] of subjects.entries()) {
      await engine.call('comment.create', {
        draft: { subjectRecord: record, subject: id, body: `quartzremark ${index}`, mentions: [people.viewer?.id] },
      })
      const draft = { fromRecord: record, from: id, relation: 'relates', toRecord: 'department', to: department.id }
      if (record !== 'department') await engine.call('link.create', { draft: { ...draft, note: 'quartznote' } })
    }
    const everybody = Object.values(people).map(({ id }) => id)
    await rateAndPlan(engine, everybody, file)
    await drill(engine, everybody)
    await certify(engine, everybody, file)
    await takeQuiz(engine)
    const asked = [...everybody, String(scoredBy)]
    await askToAccept(engine, people.auditor?.id ?? '', asked)
  })
  afterAll(() => engine.remove())

  const everything = (record: AnyRecord) => engine.vault.store.table(record).all([], [], always)

  /** The rule spelled out a second time, without SQL: who may read a row of one of these records. */
  const mayRead = (record: AnyRecord, row: AnyEntity): boolean => {
    const { roles, person } = engine.vault.actor()
    if (!record.readers.some((role) => roles.includes(role))) return false
    if (!record.rows) return true
    if ('except' in record.rows) {
      const fields = record.rows.rule === 'own' ? record.rows.fields : [record.rows.field]
      return record.rows.except.some((role) => roles.includes(role)) || fields.some((field) => row[field] === person)
    }
    if (record.rows.rule !== 'subject') throw new Error(`${record.name} follows a rule of its own`)
    const { recordField, idField } = record.rows
    const subject = allRecords.find(({ name }) => name === row[recordField])
    const other = subject && everything(subject).find(({ id }) => id === row[idField])
    return subject !== undefined && other !== undefined && mayRead(subject, other)
  }

  it('is about records that have such rules', () => {
    expect(ruled.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['score', 'comment', 'link', 'attestation', 'accountabilityCase']),
    )
  })

  describe.each(Object.entries(logins))('for a member who is %s', (_role, login) => {
    beforeAll(() => engine.as(login))

    it.each(ruled)('$name', async (record) => {
      const rows = everything(record)
      const readable = rows.filter((row) => mayRead(record, row))
      const hidden = rows.filter((row) => !mayRead(record, row))
      expect(rows.length).toBeGreaterThan(4)
      expect(readable.length).toBeGreaterThan(0)
      const ids = new Set(readable.map(({ id }) => id))
      const page = await engine.call<Page<AnyEntity>>(`${record.name}.list`, { limit: 500 })
      expect(new Set(page.rows.map(({ id }) => id))).toEqual(ids)
      expect(page.total).toBe(readable.length)
      const sought = { text: words[record.name] ?? '', records: [record.name], limit: 200 }
      const found = await engine.call<{ hits: SearchHit[]; total: number }>('search.find', sought)
      expect(new Set(found.hits.map(({ id }) => id))).toEqual(ids)
      expect(found.total).toBe(readable.length)
      runQuery(engine.vault, (context) => {
        const reader = context.read(record)
        expect(reader.count()).toBe(readable.length)
        expect(new Set(reader.all().map(({ id }) => id))).toEqual(ids)
        for (const { id } of rows) expect(reader.find(id) !== null).toBe(ids.has(id))
      })
      for (const { id, revision } of hidden) {
        const unknown = { code: 'missing', key: 'errors.missingRecord' }
        expect(await refusalOf(engine.call(`${record.name}.get`, { id }))).toMatchObject(unknown)
        expect(await refusalOf(engine.call(`${record.name}.history`, { id }))).toMatchObject(unknown)
        const open = { record: record.name, id, attachment: file.id }
        expect((await refusalOf(engine.call('file.open', open))).code).toBe('missing')
        // Who may not read a row may not learn that it is there by trying to change it.
        const { code } = await refusalOf(engine.call(`${record.name}.archive`, { id, revision }))
        expect(['missing', 'forbidden']).toContain(code)
      }
      for (const { id } of readable) {
        expect((await engine.call<Detail<AnyEntity>>(`${record.name}.get`, { id })).entity.id).toBe(id)
        expect(await engine.call(`${record.name}.history`, { id })).toMatchObject({ entries: expect.any(Array) })
      }
    })

    it('links and titles', async () => {
      const scores = allRecords.find(({ name }) => name === 'score')
      if (!scores) throw new Error('scores are registered')
      const readable = new Set(everything(scores).flatMap((row) => (mayRead(scores, row) ? [row.id] : [])))
      let linked = 0
      for (const person of Object.values(people)) {
        const detail = await engine.call<Detail<AnyEntity>>('person.get', { id: person.id })
        const shown = detail.linked.filter(({ record }) => ruled.some(({ name }) => name === record))
        for (const { record, id } of shown) {
          const declared = allRecords.find(({ name }) => name === record)
          const row = declared && everything(declared).find((entity) => entity.id === id)
          expect(row && declared && mayRead(declared, row), record).toBe(true)
        }
        linked += shown.filter(({ record }) => record === 'score').length
      }
      expect(linked).toBe(readable.size)
    })
  })
})
