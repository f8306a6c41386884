import { addDays } from '../../base/dates.ts'
import type { Language } from '../../base/translate.ts'
import type { AnyValue } from '../../record/values.ts'

/** One sample record; a value `@name` stands for the id of another. */
export type SampleRecord = {
  readonly name: string
  readonly record: string
  readonly draft: Readonly<Record<string, AnyValue>>
}

type Said = Readonly<Record<Language, string>>

const words = {
  mark: { en: ' (sample)', 'zh-CN': '（示例）' },
  department: { en: 'Branch operations', 'zh-CN': '分行运营部' },
  colleague: { en: 'Sam Sample', 'zh-CN': '李示范' },
  cycle: { en: 'Quarterly cycle', 'zh-CN': '季度 PDCA 周期' },
  goal: { en: 'Every branch checks its backups.', 'zh-CN': '各分行完成备份核查。' },
  work: { en: 'Restore test in every branch', 'zh-CN': '各分行恢复测试' },
  policy: { en: 'Backup policy', 'zh-CN': '备份管理制度' },
  control: { en: 'Backups are restored once a quarter', 'zh-CN': '每季度恢复备份一次' },
  audit: { en: 'Audit of backups', 'zh-CN': '备份专项审计' },
  question: { en: 'Was a backup restored within the quarter?', 'zh-CN': '本季度是否恢复过备份？' },
  second: { en: 'Are tapes handed over against receipt?', 'zh-CN': '磁带交接是否有签收？' },
  note: { en: 'Three of five restore logs seen; two are missing.', 'zh-CN': '查看五份恢复记录中的三份，缺两份。' },
  finding: { en: 'Two restore tests were not done', 'zh-CN': '两次恢复测试未执行' },
  condition: { en: 'Two of five branches restored nothing.', 'zh-CN': '五家分行中有两家未做恢复测试。' },
  criterion: { en: 'Backup policy, 4.2: one restore a quarter.', 'zh-CN': '《备份管理制度》4.2：每季度恢复一次。' },
  action: { en: 'Restore and log in both branches', 'zh-CN': '两家分行补做恢复测试并登记' },
  course: { en: 'Restoring a backup', 'zh-CN': '备份恢复实操' },
  session: { en: 'Restoring a backup, first group', 'zh-CN': '备份恢复实操（第一组）' },
} as const satisfies Readonly<Record<string, Said>>

/** The draft of a sample with the ids of those made before it in place of their names. */
export function resolvedDraft(sample: SampleRecord, ids: ReadonlyMap<string, string>): object {
  const resolved = (value: AnyValue): AnyValue => {
    if (Array.isArray(value)) return value.map((one: AnyValue) => resolved(one))
    return typeof value === 'string' && value.startsWith('@') ? (ids.get(value.slice(1)) ?? null) : value
  }
  return Object.fromEntries(Object.entries(sample.draft).map(([field, value]) => [field, resolved(value)]))
}

/** A small, connected set of invented records in one language; each says in its title that it is a sample. `person` leads them. */
export function sampleRecords(given: {
  readonly language: Language
  readonly today: string
  readonly person: string
}): readonly SampleRecord[] {
  const { language, today, person } = given
  const say = (key: keyof typeof words) => words[key][language]
  const named = (key: keyof typeof words) => say(key) + say('mark')
  const period = { start: addDays(today, -30), end: addDays(today, 60) }
  const place = { department: '@department' }
  const row = { audit: '@audit' }
  return [
    { name: 'department', record: 'department', draft: { name: named('department'), code: 'SMP' } },
    { name: 'colleague', record: 'person', draft: { name: named('colleague'), ...place } },
    {
      name: 'cycle',
      record: 'cycle',
      draft: { title: named('cycle'), kind: 'quarter', period, goal: say('goal'), owner: person },
    },
    {
      name: 'work',
      record: 'workItem',
      draft: {
        title: named('work'),
        cycle: '@cycle',
        leadDepartment: '@department',
        owner: person,
        startOn: period.start,
        dueOn: addDays(today, 20),
      },
    },
    {
      name: 'policy',
      record: 'policy',
      draft: { title: named('policy'), kind: 'policy', owner: person, cadenceMonths: 12, ...place },
    },
    {
      name: 'control',
      record: 'control',
      draft: { title: named('control'), kind: 'corrective', owner: person, policies: ['@policy'], ...place },
    },
    {
      name: 'audit',
      record: 'audit',
      draft: { title: named('audit'), kind: 'special', period, leadAuditor: person, auditees: ['@department'] },
    },
    {
      name: 'row',
      record: 'checklistRow',
      draft: { ...row, position: 1, question: named('question'), result: 'nonConform', note: say('note') },
    },
    { name: 'second', record: 'checklistRow', draft: { ...row, position: 2, question: named('second') } },
    {
      name: 'finding',
      record: 'finding',
      draft: {
        title: named('finding'),
        severity: 'high',
        audit: '@audit',
        checklistRow: '@row',
        condition: say('condition'),
        criterion: say('criterion'),
        identifiedOn: addDays(today, -2),
        ...place,
      },
    },
    {
      name: 'action',
      record: 'correctiveAction',
      draft: {
        title: named('action'),
        finding: '@finding',
        kind: 'corrective',
        owner: '@colleague',
        dueOn: addDays(today, 14),
        ...place,
      },
    },
    { name: 'course', record: 'course', draft: { title: named('course'), kind: 'technical' } },
    {
      name: 'session',
      record: 'trainingSession',
      draft: {
        title: named('session'),
        course: '@course',
        startsAt: `${addDays(today, 7)}T02:00:00.000Z`,
        trainer: person,
      },
    },
  ]
}
