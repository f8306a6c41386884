import assert from 'node:assert/strict'
import { addDays } from '#shared/base/dates.ts'
import { type Chapter, founder, of, second } from './chapter.ts'
import { names } from './names.ts'

export const people: Chapter = async (desk) => {
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

export const joining: Chapter = async (desk) => {
  const code = await desk.invite(names[desk.language].second, second.login, ['lead', 'auditor'])
  await desk.lock()
  await desk.join(code, second)
  await desk.lock()
  const words = await desk.refusedUnlock({ ...founder, password: `${founder.password}!` })
  assert.ok(words.length > 0)
  await desk.unlock(founder)
}

export const secondPair: Chapter = async (desk) => {
  const say = names[desk.language]
  const finding = of('finding', say.finding)
  await desk.lock()
  await desk.unlock(second)
  await desk.take(of('correctiveAction', say.action), 'verify', {
    effectiveness: 'effective',
    effectivenessNote: say.effectivenessNote,
  })
  await desk.take(of('workItem', say.workItem), 'approveTargets')
  await desk.take(of('cycle', say.cycle), 'startDo')
  assert.equal(await desk.state(of('cycle', say.cycle)), 'do')
  await desk.take(of('checklistRow', say.row), 'review')
  await desk.take(of('controlCheck', say.check), 'review')
  await desk.take(of('policyApproval', say.version), 'approve')
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

export const sealing: Chapter = async (desk) => {
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
