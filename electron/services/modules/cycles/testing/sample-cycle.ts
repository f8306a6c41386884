import type { Language } from '#shared/base/translate.ts'
import { correctiveActionRecord } from '#shared/modules/audits/corrective-action.record.ts'
import { cycleRecord } from '#shared/modules/cycles/cycle.record.ts'
import { type CycleDocument, projectCycleDocument } from '#shared/modules/cycles/cycle-report.projection.ts'
import { deviationRecord } from '#shared/modules/cycles/deviation.record.ts'
import { workItemRecord } from '#shared/modules/cycles/work-item.record.ts'
import { organisationRecord } from '#shared/modules/organisation/organisation.record.ts'
import type { Entity } from '#shared/record/record.ts'
import { storedRow } from '#shared/record/stored-row.test-support.ts'

const english = {
  organisation: 'Northgate Water Ltd',
  title: 'Security programme, third quarter of 2026',
  people: ['Mara Lindqvist', 'Tomasz Łukasiewicz', 'Ines Şahin'],
  departments: ['Network operations', 'Branch office north', 'Customer service'],
  goal: 'Every line to the outside is registered, every leaver loses access within a day, and restoring from backup is **rehearsed, not assumed**.',
  scope: 'All plants and offices; laboratory networks are looked at in the fourth quarter.',
  plan: 'Three pieces of work with six targets. Network operations leads; each branch measures itself and is checked by sample.',
  done: 'The register of lines was built from invoices and compared with what the routers know. Restore tests began late, for the spare server arrived in August.',
  check: 'Two of the targets were missed. The audit of the third quarter confirms both.',
  act: 'The joiner, mover and leaver procedure passes to the personnel office, which knows first.\n\n1. Change the procedure by 15 October.\n2. Measure again in November.',
  lessons: 'A target that nobody can measure alone is measured late.',
  carried: 'Rehearsed restore at the branches goes on.',
  items: [
    'Register every line to the outside',
    'Disable the accounts of leavers',
    'Rehearse the restore of each system',
  ],
  targets: ['Lines registered', 'Unregistered lines', 'Leavers disabled within a day', 'Restores rehearsed'],
  cause: 'The line manager reports a leaver, and was on leave in three of five cases.',
  measure: 'Personnel office reports leavers on the day of notice',
  result: 'All 42 lines are in the register; four that nobody used were cancelled.',
}
const chinese: typeof english = {
  organisation: '临江水务集团有限公司',
  title: '2026年第三季度网络安全工作',
  people: ['李明', '欧阳晓雯', '王建国'],
  departments: ['网络运维部', '北区分公司', '客户服务部'],
  goal: '互联网专线全部备案，离职人员权限当日收回，备份恢复**有演练、有记录**。',
  scope: '全部厂区与办公场所；实验室网络列入第四季度。',
  plan: '三项工作、六项指标。由网络运维部牵头，各分公司自行测量并接受抽查。',
  done: '根据缴费记录建立专线台账，并与路由器实际配置比对。备用服务器八月到货，恢复演练因此推迟。',
  check: '两项指标未达成，第三季度审计的结论与此一致。',
  act: '入职、调岗、离职流程改由最先知情的人力资源部发起。\n\n1. 10月15日前修订流程。\n2. 11月再次测量。',
  lessons: '需要多部门配合测量的指标，应在计划阶段明确测量责任人。',
  carried: '分公司的恢复演练转入下一周期。',
  items: ['互联网专线全部备案', '及时停用离职人员账号', '逐系统演练备份恢复'],
  targets: ['专线备案率', '未备案专线', '离职账号当日停用率', '已演练系统'],
  cause: '离职由直属主管上报，五例中有三例主管正在休假。',
  measure: '人力资源部在离职通知当日上报',
  result: '42 条专线全部登记，停用无人使用的 4 条。',
}

const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

type WorkItem = Entity<typeof workItemRecord>
type Target = WorkItem['targets'][number]

function sampleItems(words: typeof english) {
  const target = (at: number, wanted: string, measured: string | null, kind: Target['kind'] = 'percent'): Target => {
    const name = words.targets[at] ?? ''
    const known = { id: `${at}`, name, kind, target: wanted, measured }
    return { ...known, direction: 'atLeast', measuredOn: '2026-09-28', note: null }
  }
  const item = (at: number, state: WorkItem['state'], targets: readonly Target[], more: Partial<WorkItem>) =>
    storedRow(workItemRecord, {
      ...{ id: `w${at}`, number: `W-2026-00${at + 1}`, title: words.items[at] ?? '', state, targets },
      ...{ leadDepartment: `d${at}`, owner: `p${at}`, startOn: '2026-07-01', dueOn: '2026-08-31', doneOn: null },
      ...{ progress: '60.00', result: null, exceptions: null, evidence: [], ...more },
    })
  return [
    item(0, 'done', [target(0, '100.00', '100.00'), target(1, '0.00', '0.00', 'zero')], {
      ...{ doneOn: '2026-08-20', progress: '100.00', result: words.result },
      evidence: [{ id: 'e', name: 'lines.xlsx', mediaType: sheetType, size: 4096, sha256: 'ab'.repeat(32) }],
    }),
    item(1, 'done', [target(2, '100.00', '88.10')], { doneOn: '2026-09-10', progress: '100.00' }),
    item(2, 'carriedOver', [target(3, '12.00', null, 'number')], {}),
  ]
}

/** The report of a cycle in a state that never was, projected from records as the vault holds them. */
export function sampleCycle(language: Language, state: Entity<typeof cycleRecord>['state']): CycleDocument {
  const words = language === 'en' ? english : chinese
  const isClosed = state === 'closed'
  const deviation = storedRow(deviationRecord, {
    ...{
      id: 'dv',
      number: 'DV-2026-001',
      title: `${words.targets[2]}: 88.1 (≥ 100 %)`,
      workItem: 'w1',
      state: 'answered',
    },
    ...{
      target: words.targets[2] ?? '',
      measured: '88.10',
      owner: 'p1',
      cause: words.cause,
      action: 'a',
      furtherWork: null,
    },
    ...{ acceptedBy: null, acceptedReason: null, result: null, evidence: [] },
  })
  const names: Readonly<Record<string, string>> = {
    ...Object.fromEntries(words.people.map((name, at) => [`p${at}`, name])),
    ...Object.fromEntries(words.departments.map((name, at) => [`d${at}`, name])),
    ...{ a: `CA-2026-004 ${words.measure}`, b: `CA-2026-001 ${words.items[0]}`, w1: `W-2026-002 ${words.items[1]}` },
  }
  return projectCycleDocument({
    organisation: storedRow(organisationRecord, { legalName: words.organisation, classification: null }),
    cycle: storedRow(cycleRecord, {
      ...{
        number: 'C-2026-003',
        title: words.title,
        kind: 'quarter',
        state,
        classification: null,
        previousCycle: null,
      },
      ...{ period: { start: '2026-07-01', end: '2026-09-30' }, owner: 'p0', department: 'd0' },
      ...{ contributingDepartments: ['d1', 'd2'], goal: words.goal, scope: words.scope, planSummary: words.plan },
      ...{ doSummary: words.done, exceptions: null, checkSummary: words.check, actSummary: words.act },
      ...{ lessons: words.lessons, carriedOver: words.carried, lessonsTaken: null, evidence: [] },
      ...{ closedBy: isClosed ? 'p2' : null, closedOn: isClosed ? '2026-10-02' : null },
    }),
    ...{ items: sampleItems(words), deviations: [deviation], today: '2026-10-02' },
    actions: [storedRow(correctiveActionRecord, { id: 'b', state: 'inProgress' })],
    nameOf: (_: string, id: string | null) => names[id ?? ''] ?? '',
  })
}
