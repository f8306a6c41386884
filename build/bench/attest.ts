import type { Workbench } from '#services/door.ts'
import { runCommand } from '#services/run.ts'
import { openWorkbench } from '#services/workbench.ts'
import type { Page } from '#shared/contract/list.ts'
import { departmentRecord } from '#shared/modules/people/department.record.ts'
import { personRecord } from '#shared/modules/people/person.record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import type { BenchVault } from './bench-vault.ts'
import { type Figure, most } from './figure.ts'
import { interleaved, median } from './measure.ts'

/** What a page of a campaign may wait for its answer, in milliseconds of the vault's process. */
const longestAnswer = 100
/** What launching may take: it asks everybody in one change, in seconds. */
const longestLaunch = 2

/** People in departments of about sixty, asked for by every campaign. */
function fillPeople(bench: BenchVault, count: number): readonly string[] {
  const made: string[] = []
  for (let start = 0; start < count; start += 500)
    runCommand(bench.vault, ({ write }) => {
      for (let index = start; index < Math.min(start + 500, count); index += 1) {
        if (index % 60 === 0) made.push(write(departmentRecord).create({ name: `Branch ${index / 60}` }).id)
        write(personRecord).create({ name: `Person ${index} 员工`, department: made.at(-1) ?? null })
      }
    })
  return made
}

/** A policy in force, whose one version its only member approved. */
async function policyInForce(door: Workbench, person: string, number: number): Promise<string> {
  const call = async (name: string, input: object) => (await door.call(name, input)) as AnyEntity
  const policy = await call('policy.create', {
    draft: { title: `Policy ${number}`, kind: 'policy', cadenceMonths: 12 },
  })
  const text = `# 1 Scope\nEverybody.\n# 2 Duties\nOf policy ${number}.`
  const draft = { policy: policy.id, title: `Policy ${number} 1.0`, version: '1.0', text, summary: 's', author: person }
  const effectiveOn = '2026-01-01'
  let version = await call('policyVersion.create', { draft: { ...draft, effectiveOn, approvers: [{ person }] } })
  version = await call('policyVersion.move', { id: version.id, revision: version.revision, step: 'submit' })
  const filters = [{ field: 'version', comparison: 'is', value: version.id }]
  const [asked] = ((await door.call('policyApproval.list', { filters })) as Page<AnyEntity>).rows
  await call('policyApproval.move', { id: asked?.id, revision: asked?.revision, step: 'approve' })
  const { entity } = (await door.call('policyVersion.get', { id: version.id })) as { readonly entity: AnyEntity }
  await call('policyVersion.move', { id: entity.id, revision: entity.revision, step: 'takeEffect' })
  return version.id
}

/** Asks so many people to accept so many policies, and what the campaigns answer then. */
export async function attestFigures(bench: BenchVault, people: number, policies: number): Promise<readonly Figure[]> {
  const door = openWorkbench(bench.host, bench.vault)
  const departments = fillPeople(bench, people)
  const person = bench.vault.actor().person
  const taken: number[] = []
  let campaign = ''
  for (let number = 1; number <= policies; number += 1) {
    const draft = { version: await policyInForce(door, person, number), dueOn: '2026-12-31', everybody: true }
    const made = (await door.call('attestationCampaign.create', {
      draft: { ...draft, title: `Read ${number}` },
    })) as AnyEntity
    const begun = performance.now()
    await door.call('attestationCampaign.move', { id: made.id, revision: made.revision, step: 'launch' })
    taken.push(performance.now() - begun)
    campaign = made.id
  }
  const open = { field: 'state', comparison: 'is', value: 'pending' }
  const own = [{ field: 'campaign', comparison: 'is', value: campaign }, open]
  const ofDepartment = { field: 'department', comparison: 'is', value: departments.at(-1) ?? '' }
  const missing = (await door.call('attestation.list', { filters: own, limit: 1 })) as Page<AnyEntity>
  if (missing.total < people) throw new Error('somebody was not asked')
  const sort = [{ field: 'person' }]
  const answers = await interleaved(9, {
    progress: () => door.call('campaign.progress', { id: campaign }),
    first: () => door.call('attestation.list', { filters: own, limit: 200 }),
    late: () => door.call('attestation.list', { filters: own, limit: 200, offset: people - 200 }),
    sorted: () => door.call('attestation.list', { filters: own, sort, limit: 200 }),
    department: () => door.call('attestation.list', { filters: [...own, ofDepartment], limit: 200 }),
    everywhere: () => door.call('attestation.list', { filters: [open], limit: 200 }),
    groups: () => door.call('attestation.summary', { filters: own, group: 'department' }),
  })
  const figure = (what: string, value: number) => most(what, value, 'ms', longestAnswer)
  return [
    most(`launching a campaign for ${people} people, of ${policies}`, median(taken) / 1000, 's', longestLaunch),
    figure('  how far its departments are', answers.progress),
    figure('  who has not attested: first page', answers.first),
    figure('  who has not attested: last page', answers.late),
    figure('  who has not attested: sorted by person', answers.sorted),
    figure('  who has not attested: of a department', answers.department),
    figure('  who has not attested: counted by department', answers.groups),
    figure(`  who has not attested to any of ${people * policies}`, answers.everywhere),
  ]
}
