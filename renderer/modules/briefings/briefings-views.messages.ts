import { defineMessages } from '#shared/base/translate.ts'

/** What the views of briefings say. */
export const briefingsViewsMessages = defineMessages({
  en: {
    'briefing.view.calendar': 'Quarters',
    'briefing.tab.standing': 'Standing',
    'briefings.finding': 'Briefings of {{year}}: {{tabled}} of {{owed}} owed so far were tabled; overdue: {{overdue}}',
    'briefings.q1': 'First quarter',
    'briefings.q2': 'Second quarter',
    'briefings.q3': 'Third quarter',
    'briefings.q4': 'Fourth quarter',
    'briefings.none': 'No committee is there to be briefed',
    'briefings.none.help': 'Groups of the kind “Committee” stand here with the briefings that they are owed.',
    'briefings.before': 'Year before',
    'briefings.after': 'Year after',
    'briefings.due': 'by {{day}}',
    'briefings.overdue': 'Overdue: was due {{day}}',
    'briefings.write': 'Write',
    'briefings.writeFor': 'Write the briefing of {{committee}}, {{quarter}}',
    'briefings.notThere': 'did not stand',
    'briefings.title': '{{committee}}, {{quarter}} {{year}}',
    'briefings.live':
      'As of today, {{day}}: {{count}} material. What stands here when the briefing is tabled is kept as it is then.',
    'briefings.kept':
      'As the committee was told on {{day}}: {{count}} material. Later changes of the records are not shown here.',
    'briefings.summary':
      'Present: {{present}} of {{seats}}. Decisions: {{decisions}}. Resources asked for: {{asked}}, granted at least in part: {{granted}}.',
    'briefings.standing.none': 'Nothing material is open',
    'briefings.standing.none.help':
      'Risks that are high, critical or above what is tolerated stand here, and findings that are high or critical.',
  },
  'zh-CN': {
    'briefing.view.calendar': '季度',
    'briefing.tab.standing': '状况',
    'briefings.finding': '{{year}} 年应提交的 {{owed}} 次汇报已提交 {{tabled}} 次，逾期 {{overdue}} 次',
    'briefings.q1': '第一季度',
    'briefings.q2': '第二季度',
    'briefings.q3': '第三季度',
    'briefings.q4': '第四季度',
    'briefings.none': '没有需要汇报的委员会',
    'briefings.none.help': '机构类型为“委员会”的工作机构及其应有的季度汇报在此显示。',
    'briefings.before': '上一年',
    'briefings.after': '下一年',
    'briefings.due': '{{day}} 前提交',
    'briefings.overdue': '逾期：应于 {{day}} 前提交',
    'briefings.write': '编写',
    'briefings.writeFor': '编写{{committee}}{{quarter}}汇报',
    'briefings.notThere': '当时未设立',
    'briefings.title': '{{committee}} {{year}} 年{{quarter}}汇报',
    'briefings.live': '截至今日（{{day}}）重大事项 {{count}} 项。提交委员会时按当时状况固定。',
    'briefings.kept': '{{day}} 向委员会汇报的重大事项 {{count}} 项，此后记录的变化不在此显示。',
    'briefings.summary':
      '应到 {{seats}} 人，实到 {{present}} 人；决定 {{decisions}} 项；申请资源 {{asked}} 项，同意或部分同意 {{granted}} 项。',
    'briefings.standing.none': '没有未关闭的重大事项',
    'briefings.standing.none.help': '等级为高、严重或超出风险偏好的风险，以及高危和严重的审计发现在此显示。',
  },
})
