import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deviceRecord } from '#shared/modules/journal/device.record.ts'
import { memberRecord } from '#shared/modules/members/member.record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { records } from '#shared/registry.ts'
import { always } from '../database/row-rule.ts'
import { blankEntity } from './changes.ts'
import { type Engine, testEngine } from './engine.test-support.ts'
import { beginWork, type UnitOfWork } from './unit-of-work.ts'

describe('an audit finds, in entries that are signed and whole', () => {
  let engine: Engine
  let finding: AnyEntity
  let other: AnyEntity
  let comment: AnyEntity
  let ada: AnyEntity

  beforeAll(async () => {
    engine = await testEngine()
    ada = await engine.addMember('ada', ['auditor'])
    await engine.addMember('vera', ['viewer'])
    const department = await engine.call('department.create', { draft: { name: '网络部' } })
    const draft = { severity: 'high', condition: 'c', criterion: 'd', department: department.id }
    finding = await engine.call('finding.create', { draft: { ...draft, title: '弱口令' } })
    other = await engine.call('finding.create', { draft: { ...draft, title: 'Other' } })
    comment = await engine.call('comment.create', {
      draft: { subjectRecord: 'finding', subject: finding.id, body: 'seen' },
    })
    expect((await engine.audit()).damages).toEqual([])
  })
  afterAll(() => engine.remove())

  const db = () => engine.vault.store.db

  /** Signs whatever a program without the door would write, as the member at hand. */
  const sign = (change: (work: UnitOfWork) => void, by = engine.vault): string => {
    const moment = { now: engine.host.now(), zone: 'Asia/Shanghai', today: '2026-03-02', person: by.actor().person }
    return db().transaction(() => {
      const work = beginWork(by.store, by.own, moment)
      change(work)
      work.finish()
      return work.revision
    })()
  }
  const now = (record: (typeof records)[keyof typeof records], id: string): AnyEntity => {
    const entity = engine.vault.store.table(record).find(id, always)
    if (!entity) throw new Error('the record is there')
    return entity
  }
  const memberOf = (login: string) => {
    const id = db().prepare<[string], string>('SELECT id FROM members WHERE login = ?').pluck().get(login) ?? ''
    return now(memberRecord, id)
  }
  const set = (record: (typeof records)[keyof typeof records], id: string, values: object) =>
    sign((work) => void work.save(record, now(record, id), { ...now(record, id), ...values }))
  const foundAt = async (revision: string) =>
    (await engine.audit()).damages.filter(({ where }) => where === revision).map(({ kind, detail }) => [kind, detail])

  it('a viewer who writes', async () => {
    await engine.as('vera')
    const revision = set(records.finding, finding.id, { title: 'x' })
    expect(await foundAt(revision)).toEqual([['role-missing', `finding/${finding.id} title`]])
  })

  it('a viewer who makes themself administrator', async () => {
    const vera = memberOf('vera')
    const revision = set(memberRecord, vera.id, { roles: 'administrator' })
    expect(await foundAt(revision)).toEqual([['role-missing', `member/${vera.id} roles`]])
    // Afterwards the journal says that they are one; the entry that says so stays reported.
    await engine.as('mei')
    set(memberRecord, vera.id, { roles: 'viewer' })
  })

  it('an auditor who verifies what they implemented', async () => {
    await engine.as('ada')
    set(records.finding, finding.id, { state: 'actionPlanned' })
    set(records.finding, finding.id, { state: 'implemented', implementedBy: ada.id, implementedOn: '2026-03-02' })
    const revision = set(records.finding, finding.id, { state: 'verified', verifiedBy: ada.id })
    expect(await foundAt(revision)).toEqual([['separation-violated', `finding/${finding.id} implementedBy`]])
  })

  it('a step that the workflow does not have, and an edit of what is frozen', async () => {
    const jump = set(records.finding, other.id, { state: 'closed' })
    expect(await foundAt(jump)).toEqual([['workflow-violated', `finding/${other.id} open closed`]])
    const edit = set(records.finding, other.id, { severity: 'note' })
    expect(await foundAt(edit)).toEqual([['frozen-changed', `finding/${other.id} severity`]])
  })

  it('a stamp set by hand, and one that names somebody else', async () => {
    const forged = set(records.finding, finding.id, { closedBy: ada.id })
    expect((await foundAt(forged)).map(([kind]) => kind)).toEqual(['frozen-changed'])
    const draft = { severity: 'low', condition: 'c', criterion: 'd', department: finding.department, title: 'New' }
    const fresh = await engine.call('finding.create', { draft })
    const stamped = set(records.finding, fresh.id, { acceptedBy: ada.id })
    expect(await foundAt(stamped)).toEqual([['stamp-forged', `finding/${fresh.id} acceptedBy`]])
    set(records.finding, fresh.id, { state: 'actionPlanned' })
    const mei = engine.vault.store.table(records.person).all([], [], always)[0]?.id
    const foreign = set(records.finding, fresh.id, { state: 'implemented', implementedBy: mei })
    expect(await foundAt(foreign)).toEqual([['stamp-forged', `finding/${fresh.id} implementedBy`]])
  })

  it('a record that begins at its end', async () => {
    const entity = { ...blankEntity(records.finding, engine.host.newId()), state: 'closed', title: 'x' }
    const revision = sign(
      (work) =>
        void work.save(records.finding, null, {
          ...entity,
          severity: 'low',
          condition: 'c',
          criterion: 'd',
          department: 'd',
        }),
    )
    expect(await foundAt(revision)).toEqual([['workflow-violated', `finding/${entity.id} closed`]])
  })

  it("another member's key, and another person behind a member", async () => {
    await engine.as('mei')
    const vera = memberOf('vera')
    const key = set(memberRecord, vera.id, { signingKey: '00'.repeat(32) })
    expect(await foundAt(key)).toEqual([['member-changed', `member/${vera.id} signingKey`]])
    const person = set(memberRecord, vera.id, { signingKey: vera.signingKey, person: ada.id })
    expect((await foundAt(person)).map(([kind]) => kind)).toEqual(['member-changed'])
  })

  it('a device that its member did not certify', async () => {
    const device = engine.vault.store.table(deviceRecord).all([], [], always)[0]
    if (!device) throw new Error('every vault has a device')
    const id = engine.host.newId()
    const revision = sign(
      (work) => void work.save(deviceRecord, null, { ...device, id, feed: 'aa'.repeat(8), certificate: '00' }),
    )
    expect(await foundAt(revision)).toEqual([['device-foreign', `device/${id}`]])
  })

  it('a member who writes after they were revoked', async () => {
    await engine.as('ada')
    const adaVault = engine.vault
    const member = memberOf('ada')
    // Revoked on another laptop, while this one still has the keys open.
    const revoking = sign((work) => void work.save(memberRecord, member, { ...member, status: 'revoked' }))
    expect(await foundAt(revoking)).toEqual([['role-missing', `member/${member.id} status`]])
    const moment = { now: engine.host.now(), zone: 'UTC', today: '2026-03-02', person: ada.id }
    const revision = db().transaction(() => {
      const work = beginWork(adaVault.store, adaVault.own, moment)
      const entity = now(records.comment, comment.id)
      work.save(records.comment, entity, { ...entity, body: 'unseen' })
      work.finish()
      return work.revision
    })()
    expect((await foundAt(revision)).map(([kind]) => kind)).toContain('writer-revoked')
  })
})
