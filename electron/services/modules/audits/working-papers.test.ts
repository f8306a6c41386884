import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { HistoryEntry } from '#shared/contract/record-operations.ts'
import { paperVersions } from '#shared/modules/audits/audits.versions.ts'
import type { PopulationReport } from '#shared/modules/sampling/sampling.contract.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'

let engine: Engine
let audit: AnyEntity
let paper: AnyEntity

const get = async (record: string, id: string) =>
  (await engine.call<{ entity: AnyEntity }>(`${record}.get`, { id })).entity
const move = async (record: string, { id }: AnyEntity, step: string, given: object = {}) => {
  const { revision } = await get(record, id)
  return await engine.call<AnyEntity>(`${record}.move`, { id, revision, step, ...given })
}
const edit = async (changes: object) => {
  const { revision } = await get('checklistRow', paper.id)
  return await engine.call<AnyEntity>('checklistRow.update', { id: paper.id, revision, changes })
}
const prepared = { changes: { result: 'conform', note: 'Ten of ten leavers had no account.' } }

/** Prepared by `mei`, reviewed by `ann`, who is at the door afterwards. */
async function signOff() {
  await engine.as('mei')
  await move('checklistRow', paper, 'prepare', prepared)
  await engine.as('ann')
  await move('checklistRow', paper, 'review')
}

beforeAll(async () => {
  engine = await testEngine()
  await engine.addMember('ann', ['auditor'])
  const person = engine.vault.actor().person
  const period = { start: '2026-01-01', end: '2026-03-31' }
  audit = await engine.call('audit.create', {
    draft: { title: 'Leavers', kind: 'quarterly', period, leadAuditor: person },
  })
  paper = await engine.call('checklistRow.create', {
    draft: { audit: audit.id, position: 1, question: 'Do leavers keep accounts?' },
  })
})
afterAll(async () => {
  expect((await engine.audit()).damages).toEqual([])
  await engine.remove()
})

describe('the sign-offs of a working paper', () => {
  it('end with an edit of what was signed off, by whoever makes it', async () => {
    await signOff()
    const edited = await edit({ note: 'Nine of ten leavers had no account.' })
    const none = { preparedBy: null, preparedOn: null, reviewedBy: null, reviewedOn: null }
    expect(edited).toMatchObject({ state: 'open', ...none })
  })

  it('stand while only the place in the checklist changes', async () => {
    await signOff()
    expect(await edit({ position: 4 })).toMatchObject({ state: 'reviewed' })
  })

  it('let no step carry other words, and no paper be put away', async () => {
    const frozen = { code: 'conflict', key: 'errors.frozen' }
    const reason = 'r'
    expect(await refusalOf(move('checklistRow', paper, 'reopen', { reason, changes: { note: 'x' } }))).toMatchObject(
      frozen,
    )
    const { id, revision } = await get('checklistRow', paper.id)
    expect(await refusalOf(engine.call('checklistRow.archive', { id, revision }))).toMatchObject(frozen)
  })

  it('end with an edit of the evidence', async () => {
    const file = await engine.attach('leavers.csv', Buffer.from('a,b'))
    expect(await edit({ evidence: [file] })).toMatchObject({ state: 'open' })
  })

  it('are told with the paper as it was at each of them', async () => {
    const { entries } = await engine.call<{ entries: readonly HistoryEntry[] }>('checklistRow.history', {
      id: paper.id,
    })
    const versions = paperVersions(entries)
    expect(versions.map(({ kind }) => kind)).toEqual(['prepared', 'reviewed', 'prepared', 'reviewed'])
    expect(versions.map(({ ended }) => ended?.fields)).toEqual([['note'], ['note'], ['evidence'], ['evidence']])
    expect(versions[3]?.values).toMatchObject({ note: prepared.changes.note })
  })

  it('end when a sample is drawn for the paper, and when what was seen of it changes', async () => {
    await signOff()
    const ticket = await engine.send('leavers.csv', Buffer.from('number\n1\n2\n3'))
    const about = { title: 'Leavers', origin: 'Register', takenOn: '2026-02-01', audit: audit.id }
    const { population } = await engine.call<PopulationReport>('sampling.freezeFile', { ticket, freeze: about })
    const terms = { population, title: 'Leavers', deviationRule: 'an account', method: 'random', confidence: '95.00' }
    const drawn = await engine.call<{ sample: string }>('sampling.draw', {
      ...terms,
      ...{ checklistRow: paper.id, tolerable: '5.00', size: 2, sizeReason: 'a trial' },
    })
    expect(await get('checklistRow', paper.id)).toMatchObject({ state: 'open', samples: [drawn.sample] })
    await signOff()
    const filters = [{ field: 'sample', comparison: 'is', value: drawn.sample }]
    const { rows } = await engine.call<{ rows: readonly AnyEntity[] }>('sampleItem.list', { filters })
    await engine.call('sampleItem.update', {
      id: rows[0]?.id,
      revision: rows[0]?.revision,
      changes: { result: 'conform' },
    })
    expect(await get('checklistRow', paper.id)).toMatchObject({ state: 'open', preparedBy: null })
  })
})

describe('a review note', () => {
  let note: AnyEntity

  it('takes back the review of its paper, and stands against the next one until it is cleared', async () => {
    await signOff()
    note = await engine.call('reviewNote.create', { draft: { checklistRow: paper.id, body: 'Which leavers?' } })
    expect(await get('checklistRow', paper.id)).toMatchObject({ state: 'prepared', reviewedBy: null })
    const open = { code: 'conflict', key: 'checklistRow.rule.notesOpen', parameters: { count: 1 } }
    expect(await refusalOf(move('checklistRow', paper, 'review'))).toMatchObject(open)
  })

  it('is answered by one and cleared by another', async () => {
    await engine.as('mei')
    await move('reviewNote', note, 'answer', { changes: { answer: 'Those of February.' } })
    expect(await refusalOf(move('reviewNote', note, 'clear'))).toMatchObject({ key: 'errors.separationOfDuties' })
    await engine.as('ann')
    expect(await move('reviewNote', note, 'clear')).toMatchObject({ state: 'cleared' })
    expect(await move('checklistRow', paper, 'review')).toMatchObject({ state: 'reviewed' })
  })
})
