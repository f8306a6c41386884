import assert from 'node:assert/strict'
import { addDays } from '#shared/base/dates.ts'
import { type Chapter, evidenceText, of } from './chapter.ts'
import type { Desk, GivenFile } from './desk.ts'
import { names } from './names.ts'

const evidence: (name: string) => GivenFile = (name) => ({
  name,
  mediaType: 'text/plain',
  bytes: new TextEncoder().encode(evidenceText),
})

/** The lead auditor declares; for the member who is not there yet, the paper is attached that was signed. */
async function declare(desk: Desk): Promise<void> {
  const say = names[desk.language]
  const who = [
    { person: say.founder, more: { answer: 'independent' } },
    {
      person: say.second,
      more: {
        answer: 'safeguarded',
        interests: say.interests,
        safeguards: say.safeguards,
        evidence: [evidence(say.signed)],
      },
    },
  ]
  for (const { person, more } of who) {
    const title = `${person} · ${say.audit}`
    await desk.create('independenceDeclaration', { title, audit: say.audit, person, ...more })
    await desk.take(of('independenceDeclaration', title), 'declare')
  }
}

export const fieldwork: Chapter = async (desk) => {
  const say = names[desk.language]
  await desk.create('audit', {
    title: say.audit,
    kind: 'quarterly',
    period: { start: addDays(desk.today, -90), end: addDays(desk.today, -1) },
    leadAuditor: say.founder,
    auditees: [say.business],
    team: [say.second],
    objectives: say.objectives,
    scope: say.scope,
    criteria: say.criteria,
    method: say.method,
    independence: say.independence,
  })
  await declare(desk)
  await desk.take(of('audit', say.audit), 'startFieldwork')
  await desk.create('checklistRow', {
    audit: say.audit,
    position: '1',
    question: say.row,
    criterion: say.criterion,
    control: say.control,
    result: 'nonConform',
    note: say.note,
  })
  await desk.take(of('checklistRow', say.row), 'prepare')
}

export const findings: Chapter = async (desk) => {
  const say = names[desk.language]
  const [finding, action] = [of('finding', say.finding), of('correctiveAction', say.action)]
  await desk.create('finding', {
    title: say.finding,
    severity: 'high',
    identifiedOn: desk.today,
    audit: say.audit,
    checklistRow: say.row,
    control: say.control,
    condition: say.condition,
    criterion: say.criterion,
    cause: say.cause,
    effect: say.effect,
    recommendation: say.recommendation,
    department: say.business,
    evidence: [evidence(say.evidence)],
  })
  assert.equal(Buffer.from(await desk.open(finding, 'evidence', say.evidence)).toString(), evidenceText)
  await desk.comment(finding, say.comment)
  await desk.link(finding, 'relates', of('policy', say.policy))
  await desk.create('correctiveAction', {
    finding: say.finding,
    title: say.action,
    kind: 'corrective',
    department: say.business,
    owner: say.founder,
    dueOn: addDays(desk.today, 30),
  })
  await desk.edit(finding, { agreement: 'agreed' })
  await desk.take(finding, 'planAction', {
    owner: say.founder,
    dueOn: addDays(desk.today, 30),
    response: say.response,
  })
  await desk.take(action, 'finish', { result: say.result })
  await desk.take(finding, 'implement', { implementationNote: say.implemented })
  const remedied = { effectiveness: 'effective', effectivenessNote: say.effectivenessNote }
  // Whoever did the work is kept from judging it, and told why.
  assert.equal(await desk.keptFrom(action, 'verify', remedied), 'doneBy')
  assert.equal(await desk.keptFrom(of('checklistRow', say.row), 'review', {}), 'preparedBy')
  assert.equal(await desk.state(finding), 'implemented')
}
