import { createHash } from 'node:crypto'
import type { Language } from '#shared/base/translate.ts'
import type { AuditReportProjection, ReportFinding } from '#shared/modules/audits/audits.projection.ts'
import type { ReportRow } from '#shared/modules/audits/audits.report-rows.ts'
import { severities } from '#shared/modules/audits/audits.scale.ts'

const english = {
  organisation: 'Northgate Water Ltd',
  title: 'Security operations in the third quarter of 2026',
  auditee: 'Security Operations',
  person: ['Mara Lindqvist', 'Tomasz Łukasiewicz', 'Ines Şahin', 'Owen Clarke'],
  finding: [
    'Leavers keep remote access for up to eleven days',
    'Restore tests of the backup at the branch are not recorded',
    'Alerts of the mail gateway are closed without a note',
    'Two service accounts share one password',
    'The list of approved removable media is out of date',
  ],
  text: 'Of 42 leavers sampled from the HR list, **five** still had an active VPN account on the day of the test; the longest had left eleven days before. The “leaver” ticket is opened by the line manager, who in three cases was on leave — so nobody opened it.\n\n- VPN account active: 5 of 42\n- Mailbox active: 2 of 42\n- Badge active: none',
  short: 'Policy P-07 “Access”, section 4.2: access ends on the last working day.',
  list: '1. Access ends late for leavers; the cause is a manual hand-over.\n2. Backups are made, but restoring them is not proved.\n3. The team answers incidents faster than its own target: 18 minutes instead of 30.',
  action: 'Open the leaver ticket automatically from the HR list on the last working day',
}

const chinese: typeof english = {
  organisation: '北门水务有限公司',
  title: '二〇二六年第三季度安全运营审计',
  auditee: '安全运营部',
  person: ['林美华', '陈志强', '王思远', '赵 敏'],
  finding: [
    '离职人员远程访问权限最长保留十一天未收回',
    '分支机构备份恢复测试未留存记录',
    '邮件网关告警关闭时未填写处置说明',
    '两个服务账号共用同一口令',
    '移动存储介质审批清单未及时更新',
  ],
  text: '从人力资源名单中抽取 42 名离职人员，其中 **5 名**在测试当日仍持有有效的 VPN 账号，最长者已离职十一天。“离职”工单由直接主管发起，三起案例中主管正在休假——因此无人发起（详见《访问控制管理办法》第四章）。\n\n- VPN 账号有效：5/42\n- 邮箱有效：2/42\n- 门禁卡有效：无',
  short: '《访问控制管理办法》（P-07）第 4.2 条：访问权限应于最后工作日收回。',
  list: '1. 离职人员权限收回滞后，原因在于人工交接。\n2. 备份已完成，但未证明能够恢复。\n3. 事件响应快于自定目标：18 分钟，目标为 30 分钟。',
  action: '在最后工作日由人力资源名单自动发起离职工单',
}

/** A believable projection with `findings` findings; `long` makes every text fill more than a page. */
export function sampleProjection(language: Language, findings = 5, long = false): AuditReportProjection {
  const words = language === 'en' ? english : chinese
  const person = (index: number): string => words.person[index % words.person.length] ?? ''
  const text = long ? Array.from({ length: 12 }, () => words.text).join('\n\n') : words.text
  const list = Array.from({ length: findings }, (_, index) => sampleFinding(words, index, text))
  return {
    organisation: words.organisation,
    number: 'A-2026-003',
    title: long ? `${words.title} ${words.title} ${words.title}` : words.title,
    kind: 'quarterly',
    state: 'issued',
    period: { start: '2026-07-01', end: '2026-09-30' },
    fieldworkPeriod: { start: '2026-10-05', end: '2026-10-23' },
    reportDueOn: '2026-11-06',
    issuedOn: '2026-11-05',
    auditees: [words.auditee],
    department: words.auditee,
    leadAuditor: person(0),
    team: [person(1), person(2)],
    previousAudit: 'A-2026-002',
    classification: language === 'en' ? 'Internal' : '内部',
    distribution: words.person.map((name) => `- ${name}`).join('\n'),
    objectives: words.short,
    scope: words.text,
    criteria: words.short,
    method: words.text,
    samplingNote: words.short,
    independence: words.short,
    declarations: [
      { person: words.short, answer: 'independent', interests: '', safeguards: '', on: '2026-03-01' },
      { person: words.short, answer: 'safeguarded', interests: words.short, safeguards: words.short, on: null },
    ],
    limitations: words.short,
    opinion: 'partlyEffective',
    opinionText: words.short,
    keyMessages: words.list,
    goodPractice: words.text,
    counts: severities.map((severity) => ({
      severity,
      count: list.filter((finding) => finding.severity === severity).length,
    })),
    findings: list.toSorted((one, other) => severities.indexOf(one.severity) - severities.indexOf(other.severity)),
    earlierFindings: list.slice(0, 3).map((finding) => ({ ...finding, number: `F-2025-${finding.number.slice(-3)}` })),
    rows: Array.from({ length: 14 }, (_, index) => sampleRow(words, index)),
    signOff: [
      { duty: 'leadAuditor', person: person(0), on: null },
      { duty: 'issuer', person: person(0), on: '2026-11-05' },
    ],
    selfApproved: true,
  }
}

function sampleFinding(words: typeof english, index: number, text: string): ReportFinding {
  const number = `F-2026-${String(index + 1).padStart(3, '0')}`
  const person = words.person[index % words.person.length] ?? ''
  return {
    number,
    title: words.finding[index % words.finding.length] ?? '',
    severity: severities[index % severities.length] ?? 'note',
    state: 'actionPlanned',
    condition: text,
    criterion: words.short,
    cause: words.short,
    causeCategory: 'process',
    whys: [
      { question: words.short, answer: words.short, proof: '', isRoot: false },
      { question: words.short, answer: words.text, proof: words.action, isRoot: true },
    ],
    severityReason: index === 1 ? words.short : '',
    effect: words.short,
    recommendation: words.action,
    department: words.auditee,
    owner: person,
    dueOn: '2026-12-15',
    agreement: 'agreed',
    response: words.action,
    control: 'A.5.18',
    repeatOf: '',
    evidence: [
      { name: `sample_${index}.xlsx`, sha256: createHash('sha256').update(number).digest('hex'), redactedTo: null },
    ],
    actions: [
      {
        number: `CA-2026-${String(index + 1).padStart(3, '0')}`,
        finding: number,
        title: words.action,
        kind: 'corrective',
        department: words.auditee,
        owner: person,
        dueOn: '2026-12-15',
        state: 'inProgress',
        effectiveness: null,
      },
    ],
  }
}

function sampleRow(words: typeof english, index: number): ReportRow {
  return {
    position: index + 1,
    question: words.finding[index % words.finding.length] ?? '',
    criterion: words.short,
    objective: index < 3 ? words.short : '',
    conclusion: index < 3 ? words.text : '',
    samples: index === 0 ? [{ title: words.short, size: 25, population: 400, seed: 'seed-1' }] : [],
    evidence: index === 1 ? [{ name: 'log_[1].txt', sha256: '0'.repeat(64), redactedTo: '7'.repeat(64) }] : [],
    result: index % 4 === 0 ? 'nonConform' : 'conform',
    population: 210,
    sampleSize: 42,
    preparedBy: words.person[1] ?? '',
    reviewedBy: words.person[2] ?? '',
  }
}
