import assert from 'node:assert/strict'
import { addDays } from '#shared/base/dates.ts'
import { type Chapter, of } from './chapter.ts'
import { names } from './names.ts'

export const cycleOfWork: Chapter = async (desk) => {
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
  await desk.take(of('workItem', say.workItem), 'proposeTargets')
  assert.equal(await desk.keptFrom(of('workItem', say.workItem), 'approveTargets', {}), 'targetsSetBy')
}

export const policies: Chapter = async (desk) => {
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
    approvers: [{ person: say.second }],
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

export const controls: Chapter = async (desk) => {
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
