import { expect, it } from 'vitest'
import type { RunReading } from '#shared/modules/exercises/exercises.contract.ts'
import type { OutgoingFile } from '#shared/modules/files/files.contract.ts'
import type { SealedReport } from '#shared/modules/reports/reports.contract.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { testEngine } from '../../records/engine.test-support.ts'
import { testPassword } from '../../testing/test-workbench.ts'

/** One more than a condition of a list takes. */
const steps = 201

it('exports and seals an exercise of more steps than a condition of a list takes, with every fact', async () => {
  const engine = await testEngine()
  try {
    const lead = engine.vault.actor().person
    const draft = {
      ...{ title: 'Long drill', kind: 'redBlue', lead, period: { start: '2026-01-01', end: '2026-01-28' } },
      ...{
        scope: 'Office',
        rules: 'Agreed hours',
        objectives: 'See who notices',
        summary: 'Noticed',
        lessons: 'Watch',
      },
      stopConditions: [{ condition: 'A payment stops', calledBy: lead, signal: 'Line closed' }],
      contacts: [{ name: 'Duty desk', reachedBy: 'Ext. 61' }],
    }
    let exercise = await engine.call<AnyEntity>('exercise.create', { draft })
    const move = async (step: string) => {
      const { id, revision } = exercise
      exercise = await engine.call<AnyEntity>('exercise.move', { id, revision, step, changes: {} })
    }
    await move('start')
    const rows = Array.from(
      { length: steps },
      (_, place) => `Step ${place},T1566,Completed,Detected,Yes,2026-01-03T10:00:00Z,2026-01-03T10:05:00Z`,
    )
    const heads = 'Variant,MitreID,Status,Outcome,Alert Triggered,Start Time,Detection Time'
    const ticket = await engine.send('run.csv', Buffer.from([heads, ...rows].join('\r\n')))
    const taken = { exercise: exercise.id, ticket, take: 'phishing' }
    expect((await engine.call<RunReading>('foreignRun.read', taken)).made).toBe(steps)
    const written = await engine.call<OutgoingFile>('foreignRun.write', { exercise: exercise.id })
    const chunks: Uint8Array[] = []
    for await (const chunk of engine.workbench.download(written.ticket).chunks) chunks.push(chunk)
    expect(
      Buffer.concat(chunks)
        .toString('utf8')
        .match(/,Detected,/gu),
    ).toHaveLength(steps)
    await move('finish')
    await move('close')
    const sealed = { kind: 'exercise', id: exercise.id, language: 'en', password: testPassword }
    expect((await engine.call<SealedReport>('report.seal', sealed)).file.name).toMatch(/\.pdf$/u)
  } finally {
    await engine.remove()
  }
})
