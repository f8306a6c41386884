import { createHash } from 'node:crypto'
import type { Language } from '#shared/base/translate.ts'
import {
  type BranchReportDocument,
  projectBranchDocument,
} from '#shared/modules/department-reports/branch-report.projection.ts'
import { branchReportRecord } from '#shared/modules/department-reports/branch-report.record.ts'
import {
  type DepartmentReportDocument,
  projectDepartmentReport,
} from '#shared/modules/department-reports/department-report.projection.ts'
import { departmentReportRecord } from '#shared/modules/department-reports/department-report.record.ts'
import { reportTemplateRecord } from '#shared/modules/department-reports/report-template.record.ts'
import { organisationRecord } from '#shared/modules/organisation/organisation.record.ts'
import { storedRow } from '#shared/record/stored-row.test-support.ts'

const english = {
  organisation: 'Northgate Water Ltd',
  title: 'Department reports of October 2026',
  departments: ['Assembly and finishing', 'Branch office north', 'Customer service', 'Production planning', 'Finance'],
  people: ['Mara Lindqvist', 'Tomasz Łukasiewicz', 'Ines Şahin', 'Owen Clarke'],
  sections: ['Accounts and access', 'Machines and networks'],
  questions: [
    'Weak passwords found',
    'Accounts of leavers disabled within a day',
    'Shared accounts still in use',
    'All administrators use a second factor',
    'Unregistered devices found on the network',
    'What was done this month to keep the machines up to date?',
    'Lines to the outside',
  ],
  columns: 'Line | Provider | Registered | Use',
  row: 'Leased line 2 | Nordnet | yes | Supplier portal',
  words: 'All workshop terminals were patched on the second Sunday; two control panels wait for the maker’s release.',
  deviation: 'Two terminals in hall 3 run without protection software',
  measure: 'Reinstall from the standard image; check again at the next inspection',
  asset: 'Supplier portal',
  unit: 'pieces',
  summary:
    'Reporting was **good** this month. Passwords remain the weak spot: three departments found default passwords on new machines.\n\n- New machines are to be taken over by network operations only.\n- The supplier portal is exposed and is to be assessed before December.',
}
const chinese: typeof english = {
  organisation: '临江水务集团有限公司',
  title: '2026年10月部门安全报表汇总',
  departments: ['总装车间', '北区分公司', '客户服务部', '生产计划部', '财务部'],
  people: ['李明', '欧阳晓雯', '王建国', '赵雪'],
  sections: ['账号与权限', '终端与网络'],
  questions: [
    '发现弱口令数量',
    '离职人员账号当日停用数量',
    '仍在使用的共用账号',
    '管理员是否全部启用双因素认证',
    '网络中发现的未登记设备',
    '本月为终端更新所做的工作',
    '互联网专线',
  ],
  columns: '专线 | 运营商 | 是否备案 | 用途',
  row: '二号专线 | 北网通信 | 是 | 供应商门户',
  words: '全部车间终端已于第二个周日完成补丁更新；两台控制面板等待厂商发布更新。',
  deviation: '三号厂房两台终端未安装防护软件',
  measure: '按标准镜像重装，下次自查时复核',
  asset: '供应商门户',
  unit: '个',
  summary:
    '本月报送情况**良好**。口令仍是薄弱环节，三个部门在新设备上发现默认口令。\n\n- 新设备一律由网络运维部接收。\n- 供应商门户已暴露于互联网，须在12月前完成评估。',
}

const kinds = ['number', 'number', 'number', 'yesNo', 'number', 'text', 'table'] as const
const standings = ['onTime', 'onTime', 'late', 'onTime', 'notSigned', 'onTime', 'missing', 'onTime'] as const
const scanned = { id: 'scan', mediaType: 'application/pdf', size: 48_213 }
const digest = (text: string) => createHash('sha256').update(text).digest('hex')

function sampleReportOf(words: typeof english, at: number) {
  const answer = (index: number) => {
    const kind = kinds[index]
    return {
      ...{ id: `${index}`, question: nameAt(words.questions, index), unchanged: at % 3 === 0 },
      amount: kind === 'number' ? `${(at * 37 + index * 5) % 2400}.00` : null,
      yes: kind === 'yesNo' ? at % 5 !== 0 : null,
      words: kind === 'text' ? words.words : kind === 'table' ? `${words.row}\n${words.row}` : null,
    }
  }
  const deviation = { id: 'd', description: words.deviation, measure: words.measure, settleBy: '2026-12-15' }
  return storedRow(departmentReportRecord, {
    ...{ id: `r${at}`, number: `DR-2026-${String(at + 1).padStart(3, '0')}`, department: `d${at}` },
    answers: words.questions.flatMap((_, index) => (index > 4 && at % 4 === 1 ? [] : [answer(index)])),
    selfInspection: at % 4 === 2 ? 'deviations' : 'noDeviation',
    deviations: at % 4 === 2 ? [{ ...deviation, settled: at % 8 === 2 }] : [],
    newExposed: at % 6 === 0 ? ['asset'] : [],
    launched: at % 6 === 3 ? ['asset'] : [],
    scan: [{ ...scanned, name: `signed_${at}.pdf`, sha256: digest(`${at}`) }],
    ...{ evidence: [], preparedBy: 'p1', submittedBy: 'p1', submittedOn: '2026-11-05', signedBy: 'p2' },
    ...{ signedOn: '2026-11-06', recordedBy: at === 3 ? 'p0' : 'p3' },
  })
}

/** The template of the sample's reports. */
function sampleTemplate(words: typeof english) {
  return storedRow(reportTemplateRecord, {
    ...{ title: words.title, version: 1, period: 'month' },
    questions: words.questions.map((question, index) => ({
      ...{ id: `${index}`, section: nameAt(words.sections, index < 4 ? 0 : 1), question, required: true },
      kind: kinds[index] ?? 'text',
      ...{ unit: kinds[index] === 'number' ? words.unit : null, columns: index === 6 ? words.columns : null },
    })),
  })
}

/** The report of the department at a place of the sample; the one at place 2 has a deviation. */
export function sampleDepartment(language: Language, at: number): DepartmentReportDocument {
  const words = language === 'en' ? english : chinese
  const names: Readonly<Record<string, string>> = Object.fromEntries([
    ...words.people.map((name, index) => [`p${index}`, name]),
    [`d${at}`, nameAt(words.departments, at)],
    ['asset', words.asset],
  ])
  const report = {
    ...sampleReportOf(words, at),
    ...{ title: `${nameAt(words.departments, at)} 2026-10`, state: 'signedOff', version: 1, follows: null },
    ...{ period: { start: '2026-10-01', end: '2026-10-31' }, dueOn: '2026-11-06', daysLate: 0 },
    ...{ assetsConfirmed: true, selfInspectionNote: words.words, correctionReason: null, recordedOn: '2026-11-07' },
  }
  return projectDepartmentReport({
    ...{
      report,
      template: sampleTemplate(words),
      organisation: storedRow(organisationRecord, { legalName: words.organisation }),
    },
    nameOf: (_: string, id: string | null) => names[id ?? ''] ?? '',
  })
}

/** A branch report of so many departments that never were, projected from records as the vault holds them. */
export function sampleBranch(language: Language, departments: number): BranchReportDocument {
  const words = language === 'en' ? english : chinese
  const standingAt = (at: number) => standings[at % standings.length] ?? 'onTime'
  const places = Array.from({ length: departments }, (_, at) => at)
  const reports = places.filter((at) => standingAt(at) !== 'missing').map((at) => sampleReportOf(words, at))
  const isTaken = (at: number) => standingAt(at) === 'onTime' || standingAt(at) === 'late'
  const names: Readonly<Record<string, string>> = Object.fromEntries([
    ...words.people.map((name, at) => [`p${at}`, name]),
    ...places.map((at) => [`d${at}`, nameAt(words.departments, at)]),
    ['asset', words.asset],
  ])
  return projectBranchDocument({
    organisation: storedRow(organisationRecord, { legalName: words.organisation, classification: '' }),
    branch: storedRow(branchReportRecord, {
      ...{ title: words.title, number: 'BR-2026-010', version: 2, follows: null, summary: words.summary },
      ...{ period: { start: '2026-10-01', end: '2026-10-31' }, compiledBy: 'p0', compiledOn: '2026-11-08' },
      entries: places.map((at) => ({
        id: `${at}`,
        department: `d${at}`,
        report: standingAt(at) === 'missing' ? null : `r${at}`,
        standing: standingAt(at),
        daysLate: standingAt(at) === 'onTime' ? 0 : (at % 5) + 1,
      })),
    }),
    template: sampleTemplate(words),
    reports: reports.filter(({ id }) => isTaken(Number(id.slice(1)))),
    pending: reports.filter(({ id }) => !isTaken(Number(id.slice(1)))),
    nameOf: (_: string, id: string | null) => names[id ?? ''] ?? '',
  })
}

function nameAt(names: readonly string[], at: number): string {
  const round = Math.floor(at / names.length)
  return `${names[at % names.length] ?? ''}${round === 0 ? '' : ` ${round + 1}`}`
}
