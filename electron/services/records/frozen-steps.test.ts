import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from '#shared/contract/list.ts'
import type { Detail } from '#shared/contract/record-operations.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { type Engine, refusalOf, testEngine } from './engine.test-support.ts'

describe('a step out of a state in which nothing can be edited', () => {
  let engine: Engine
  let version: AnyEntity

  beforeAll(async () => {
    engine = await testEngine()
    const author = engine.vault.actor().person
    const policy = await engine.call('policy.create', {
      draft: { title: 'Access', kind: 'policy', cadenceMonths: 12 },
    })
    const text = { title: 'Access', version: '1.0', text: 'as submitted', summary: 's' }
    const draft = { policy: policy.id, ...text, author, approvers: [{ person: author }] }
    version = await engine.call('policyVersion.create', { draft })
    version = await move('submit')
  })
  afterAll(async () => {
    expect((await engine.audit()).damages).toEqual([])
    await engine.remove()
  })

  const move = (step: string, given: object = {}) =>
    engine.call('policyVersion.move', { id: version.id, revision: version.revision, step, ...given })

  it('carries no other text than the one that was submitted', async () => {
    const frozen = { code: 'conflict', key: 'errors.frozen' }
    expect(await refusalOf(move('sendBack', { reason: 'r', changes: { text: 'sent back' } }))).toMatchObject(frozen)
    const { rows } = await engine.call<Page<AnyEntity>>('policyApproval.list', {})
    await engine.call('policyApproval.move', { id: rows[0]?.id, revision: rows[0]?.revision, step: 'approve' })
    version = (await engine.call<Detail<AnyEntity>>('policyVersion.get', { id: version.id })).entity
    expect(
      await refusalOf(move('takeEffect', { changes: { text: 'in force', effectiveOn: '2026-03-01' } })),
    ).toMatchObject(frozen)
    expect(version.text).toBe('as submitted')
  })

  it('carries what the step itself asks for, and what already stands', async () => {
    version = await move('takeEffect', { changes: { effectiveOn: '2026-03-01', text: 'as submitted' } })
    expect(version).toMatchObject({ state: 'effective', effectiveOn: '2026-03-01', text: 'as submitted' })
  })
})
