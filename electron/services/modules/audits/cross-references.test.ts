import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { evidenceKey, recordKey, referenceText } from '#shared/base/cross-references.ts'
import type { ReferenceChoice, ReferenceTarget, ReferringText } from '#shared/modules/audits/audits.contract.ts'
import type { Evidence } from '#shared/record/fields.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { type Engine, refusalOf, testEngine } from '../../records/engine.test-support.ts'

let engine: Engine
let paper: AnyEntity
let finding: AnyEntity
let file: Evidence

const find = (kind: string, key: string) => engine.call<ReferenceTarget | null>('crossReference.find', { kind, key })
const choices = (words: string) => engine.call<readonly ReferenceChoice[]>('crossReference.choices', { words })
const to = (record: string, { id }: AnyEntity) =>
  engine.call<readonly ReferringText[]>('crossReference.to', { record, id })

beforeAll(async () => {
  engine = await testEngine()
  await engine.addMember('tom', ['trainer'])
  const period = { start: '2026-01-01', end: '2026-03-31' }
  const leadAuditor = engine.vault.actor().person
  const audit = await engine.call('audit.create', {
    draft: { title: 'Leavers', kind: 'quarterly', period, leadAuditor },
  })
  file = await engine.attach('directory.csv', Buffer.from('a,b'))
  paper = await engine.call('checklistRow.create', {
    draft: { audit: audit.id, position: 1, question: 'Do leavers keep [accounts]?', evidence: [file] },
  })
  const label = String(paper.question)
  const condition = [
    referenceText({ kind: 'paper', key: recordKey(paper.id), label }),
    referenceText({ kind: 'evidence', key: evidenceKey(file.sha256), label: file.name }),
  ].join(' and ')
  const department = await engine.call('department.create', { draft: { name: 'Operations' } })
  finding = await engine.call('finding.create', {
    draft: { title: 'Accounts of leavers', severity: 'high', condition, criterion: 'None', department: department.id },
  })
})
afterAll(() => engine.remove())

describe('a reference', () => {
  it('leads to its record, or to the record that holds its file', async () => {
    expect(await find('paper', recordKey(paper.id))).toMatchObject({ record: 'checklistRow', id: paper.id })
    expect(await find('finding', recordKey(finding.id))).toMatchObject({ record: 'finding', id: finding.id })
    expect(await find('evidence', evidenceKey(file.sha256))).toMatchObject({ id: paper.id, title: file.name, file })
    expect(await find('sample', recordKey(paper.id))).toBeNull()
    expect(await find('evidence', '000000000000')).toBeNull()
  })

  it('is found by words of what it means', async () => {
    expect(await choices('leavers')).toMatchObject([
      { kind: 'paper', key: recordKey(paper.id) },
      { kind: 'finding', key: recordKey(finding.id) },
    ])
    expect(await choices('DIRECTORY')).toMatchObject([{ kind: 'evidence', label: 'directory.csv' }])
    expect((await choices('')).map(({ kind }) => kind)).toEqual(['paper', 'finding'])
    expect(await choices('nothing of the kind')).toEqual([])
  })

  it('is told where it leads to', async () => {
    expect(await to('checklistRow', paper)).toMatchObject([{ record: 'finding', id: finding.id, field: 'condition' }])
    expect(await to('finding', finding)).toEqual([])
    expect(await to('person', paper)).toEqual([])
  })

  it('is followed by nobody who may not read working papers', async () => {
    await engine.as('tom')
    expect(await refusalOf(find('paper', recordKey(paper.id)))).toMatchObject({ code: 'forbidden' })
    await engine.as('mei')
  })
})
