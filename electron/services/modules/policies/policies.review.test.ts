import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Detail } from '#shared/contract/record-operations.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'

let engine: Engine
let policy: AnyEntity
let review: AnyEntity

const textOf = (...names: readonly string[]) => names.map((name, at) => `# ${at + 1} ${name}\nWords.`).join('\n')
const version = (name: string) => {
  engine.host.advance(60_000)
  const draft = { policy: policy.id, title: `Mail ${name}`, version: name, text: textOf('Scope', 'Duties') }
  return engine.call('policyVersion.create', { draft: { ...draft, author: engine.vault.actor().person } })
}
const remark = (on: AnyEntity) =>
  engine.call('clauseComment.create', {
    draft: { version: on.id, clause: 'duties', clauseName: '2 Duties', body: 'Who does it?' },
  })
const move = async (record: string, id: string, step: string, changes: object = {}) => {
  const { entity } = await engine.call<Detail<AnyEntity>>(`${record}.get`, { id })
  return await engine.call(`${record}.move`, { id, revision: entity.revision, step, changes })
}
const conclude = () => move('policyReview', review.id, 'conclude', { outcome: 'keep', conclusion: 'It fits.' })

beforeAll(async () => {
  engine = await testEngine()
  policy = await engine.call('policy.create', { draft: { title: 'Mail', kind: 'policy', cadenceMonths: 12 } })
})
afterAll(async () => {
  expect((await engine.audit()).damages).toEqual([])
  await engine.remove()
})

it('concludes a review when every remark that stands with its version is answered, and no other', async () => {
  const [first, second] = [await version('1.0'), await version('2.0')]
  const third = await version('3.0')
  const me = engine.vault.actor().person
  const draft = { title: 'Review', policy: policy.id, version: second.id, owner: me, reviewers: [me] }
  review = await engine.call('policyReview.create', { draft: { ...draft, dueOn: '2026-04-30' } })
  await move('policyReview', review.id, 'start')
  const [carried, own] = [await remark(first), await remark(second)]
  await remark(third)
  expect(await refusalOf(conclude())).toMatchObject({
    key: 'policyReview.rule.remarksOpen',
    parameters: { count: 2 },
  })
  await move('clauseComment', carried.id, 'resolve')
  await move('clauseComment', own.id, 'answer', { answer: 'The owner of the system.' })
  expect(await conclude()).toMatchObject({ state: 'concluded' })
})
