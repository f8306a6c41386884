import assert from 'node:assert/strict'
import { addDays } from '#shared/base/dates.ts'
import type { Desk, GivenFile, Place } from './desk.ts'
import { names } from './names.ts'

/** Both pass the password rule and stand for no person. */
export const founder = { login: 'lead', password: 'marble-harbour-violet-lantern-47' }
export const second = { login: 'auditor', password: 'copper-meadow-silver-anchor-83' }

type Chapter = (desk: Desk) => Promise<void>

const of = (record: Place['record'], title: string): Place => ({ record, title })

/** A file whose text can be looked for afterwards. */
export const evidenceText = 'switch-a 10.0.4.1 default password\nswitch-b 10.0.4.2 default password\n'

const people: Chapter = async (desk) => {
  const say = names[desk.language]
  await desk.create('department', { name: say.security, code: 'SEC', duties: say.duties })
  await desk.create('department', { name: say.business, code: 'RET' })
  await desk.create('person', {
    name: say.second,
    jobTitle: say.jobTitle,
    department: say.security,
    email: 'second@northwind.example',
  })
  await desk.create('group', {
    name: say.group,
    kind: 'audit',
    chair: say.founder,
    foundedOn: addDays(desk.today, -400),
  })
  await desk.create('membership', {
    group: say.group,
    person: say.second,
    position: 'member',
    duty: say.duty,
    from: addDays(desk.today, -300),
  })
}

const joining: Chapter = async (desk) => {
  const code = await desk.invite(names[desk.language].second, second.login, ['lead', 'auditor'])
  await desk.lock()
  await desk.join(code, second)
  await desk.lock()
  const words = await desk.refusedUnlock({ ...founder, password: `${founder.password}!` })
  assert.ok(words.length > 0)
  await desk.unlock(founder)
}

const cycleOfWork: Chapter = async (desk) => {
  const say = names[desk.language]
  const period = { start: addDays(desk.today, -60), end: addDays(desk.today, 30) }
  await desk.create('cycle', {
    title: say.cycle,
    kind: 'quarter',
    period,
    goal: say.goal,
    scope: say.scope,
    owner: say.founder,
    department: say.security,
    planSummary: say.plan,
  })
  await desk.create('workItem', {
    cycle: say.cycle,
    title: say.workItem,
    leadDepartment: say.security,
    owner: say.founder,
    startOn: addDays(desk.today, -50),
    dueOn: addDays(desk.today, 20),
    milestones: [{ title: say.milestone, dueOn: addDays(desk.today, 5) }],
    targets: [{ name: say.target, kind: 'percent', direction: 'atLeast', target: '95' }],
  })
  await desk.take(of('cycle', say.cycle), 'startDo')
  assert.equal(await desk.state(of('cycle', say.cycle)), 'do')
}

const policies: Chapter = async (desk) => {
  const say = names[desk.language]
  await desk.create('policy', {
    title: say.policy,
    kind: 'policy',
    owner: say.founder,
    approver: say.second,
    department: say.security,
    purpose: say.purpose,
    cadenceMonths: '12',
  })
  await desk.create('policyVersion', {
    policy: say.policy,
    title: say.version,
    version: '1.0',
    text: say.text,
    summary: say.summary,
    author: say.founder,
  })
  await desk.take(of('policyVersion', say.version), 'submit')
  await desk.create('policyReview', {
    title: say.review,
    policy: say.policy,
    version: say.version,
    owner: say.founder,
    reviewers: [say.second],
    dueOn: addDays(desk.today, 40),
    questions: [{ question: say.question }],
  })
}

const controls: Chapter = async (desk) => {
  const say = names[desk.language]
  await desk.create('control', {
    title: say.control,
    kind: 'preventive',
    objective: say.objective,
    owner: say.founder,
    department: say.security,
    cadenceMonths: '6',
    frameworks: [{ framework: 'iso27001', identifier: 'A.8.7' }],
  })
  await desk.take(of('control', say.control), 'putIntoOperation')
  await desk.create('controlCheck', {
    control: say.control,
    title: say.check,
    tester: say.founder,
    performedOn: desk.today,
    procedure: say.procedure,
    result: 'effective',
    conclusion: say.conclusion,
  })
  await desk.take(of('controlCheck', say.check), 'submit')
}

const fieldwork: Chapter = async (desk) => {
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

const evidence: (name: string) => GivenFile = (name) => ({
  name,
  mediaType: 'text/plain',
  bytes: new TextEncoder().encode(evidenceText),
})

const findings: Chapter = async (desk) => {
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

const exercises: Chapter = async (desk) => {
  const say = names[desk.language]
  const yesterday = addDays(desk.today, -1)
  await desk.create('exercise', {
    title: say.exercise,
    kind: 'redBlue',
    period: { start: yesterday, end: desk.today },
    lead: say.founder,
    objectives: say.objectives,
    scope: say.scope,
    rules: say.rules,
    redTeam: [say.second],
    blueTeam: [say.founder],
  })
  await desk.take(of('exercise', say.exercise), 'start')
  await desk.create('attackStep', {
    exercise: say.exercise,
    position: '1',
    title: say.step,
    vector: 'phishing',
    tactic: 'TA0001',
    technique: 'T1566.001',
    operator: say.second,
    startedAt: `${yesterday} 09:30`,
    outcome: 'partly',
  })
  await desk.create('detection', {
    attackStep: say.step,
    source: say.sensor,
    outcome: 'alerted',
    detectedAt: `${yesterday} 09:42`,
    analyst: say.founder,
    respondedAt: `${yesterday} 09:50`,
  })
}

const training: Chapter = async (desk) => {
  const say = names[desk.language]
  const last = addDays(desk.today, -7)
  await desk.create('course', { title: say.course, kind: 'technical', hours: '8', owner: say.founder })
  await desk.create('trainingSession', {
    course: say.course,
    title: say.session,
    startsAt: `${last} 09:00`,
    endsAt: `${last} 17:00`,
    trainer: say.founder,
    attendance: [{ person: say.second, status: 'attended', hours: '8' }],
  })
  await desk.take(of('trainingSession', say.session), 'hold')
  await desk.create('assessment', {
    title: say.assessment,
    period: { start: addDays(desk.today, -60), end: desk.today },
    components: [
      { name: say.exam, kind: 'exam', weight: '60', maximum: '100' },
      { name: say.practice, kind: 'practice', weight: '40', maximum: '50' },
    ],
    passMark: '60',
    participants: [say.second],
  })
  await desk.take(of('assessment', say.assessment), 'open')
  await desk.create('competition', {
    title: say.competition,
    kind: 'internal',
    format: 'jeopardy',
    startsAt: `${last} 10:00`,
    teams: [{ name: 'A', points: '410.50', rank: '1' }],
  })
  await desk.create('score', {
    assessment: say.assessment,
    person: say.second,
    scoredBy: say.founder,
    components: [
      { component: say.exam, points: '88.5' },
      { component: say.practice, points: '41' },
    ],
  })
}

/** What only another person may do. */
const secondPair: Chapter = async (desk) => {
  const say = names[desk.language]
  const finding = of('finding', say.finding)
  await desk.lock()
  await desk.unlock(second)
  await desk.take(of('correctiveAction', say.action), 'verify', {
    effectiveness: 'effective',
    effectivenessNote: say.effectivenessNote,
  })
  await desk.take(of('checklistRow', say.row), 'review')
  await desk.take(of('controlCheck', say.check), 'review')
  await desk.take(of('policyVersion', say.version), 'approve')
  await desk.lock()
  await desk.unlock(founder)
  assert.equal(await desk.keptFrom(finding, 'verify', { verificationNote: say.verified }), 'implementedBy')
  await desk.lock()
  await desk.unlock(second)
  await desk.take(finding, 'verify', { verificationNote: say.verified })
  assert.equal(await desk.state(finding), 'verified')
  await desk.lock()
  await desk.unlock(founder)
}

const sealing: Chapter = async (desk) => {
  const say = names[desk.language]
  const audit = of('audit', say.audit)
  await desk.take(audit, 'startReporting')
  await desk.take(audit, 'issue', { opinion: 'partlyEffective', opinionText: say.opinion })
  assert.equal(await desk.state(audit), 'issued')
  const report = await desk.seal(audit, founder.password)
  assert.equal(await desk.verdict('report.pdf', report), 'genuine')
  const flipped = Uint8Array.from(report)
  flipped[2000] = (flipped[2000] ?? 0) ^ 1
  assert.ok(['changed', 'not-genuine'].includes(await desk.verdict('flipped.pdf', flipped)))
}

const chapters: readonly { readonly name: string; readonly tell: Chapter }[] = [
  {
    name: 'a vault is made',
    tell: (desk) => {
      const { organisation, founder: person } = names[desk.language]
      return desk.found({ ...founder, organisation, person })
    },
  },
  { name: 'people and groups', tell: people },
  { name: 'a second person joins', tell: joining },
  { name: 'a cycle and its work', tell: cycleOfWork },
  { name: 'a policy, its wording and its review', tell: policies },
  { name: 'a control and its check', tell: controls },
  { name: 'an audit in the field', tell: fieldwork },
  { name: 'a finding and its remedy', tell: findings },
  { name: 'an exercise', tell: exercises },
  { name: 'training, scores and a competition', tell: training },
  { name: 'a second person judges the work', tell: secondPair },
  { name: 'the report is sealed and verified', tell: sealing },
  {
    name: 'the vault is locked, opened again and sound',
    async tell(desk) {
      const say = names[desk.language]
      await desk.lock()
      await desk.unlock(founder)
      assert.ok((await desk.find(say.search)).includes(say.finding))
      assert.equal(await desk.state(of('finding', say.finding)), 'verified')
      assert.equal(await desk.state(of('audit', say.audit)), 'issued')
      assert.equal(await desk.damages(), 0)
    },
  },
]

/**
 * The journey that every host must carry a person through, from an empty folder to a verified report and a sound vault.
 * `onChapter` may wrap each chapter, to report it or to look around after it.
 */
export async function tellJourney(
  desk: Desk,
  onChapter: (name: string, tell: () => Promise<void>) => Promise<void> = (_, tell) => tell(),
): Promise<void> {
  for (const { name, tell } of chapters) {
    try {
      await onChapter(name, () => tell(desk))
    } catch (error) {
      throw new Error(`the journey ended where ${name}: ${error instanceof Error ? error.message : error}`, {
        cause: error,
      })
    }
  }
}
