import { defineMessages } from '#shared/base/translate.ts'

export const teamMessages = defineMessages({
  en: {
    'audit.tab.team': 'Team',
    'audit.team.standing.missing': 'Not asked yet',
    'audit.team.standing.draft': 'Has not declared yet',
    'audit.team.standing.independent': 'Independent',
    'audit.team.standing.safeguarded': 'Independent with safeguards',
    'audit.team.standing.conflicted': 'Not independent',
    'audit.team.lead': 'Lead auditor',
    'audit.team.member': 'Member',
    'audit.team.declaredOn': 'declared on {{day}}',
    'audit.team.onPaper': 'entered by {{who}} from a signed paper',
    'audit.team.ask': 'Ask those who are missing',
    'audit.team.mine': 'Declare',
    'audit.team.open': 'Open',
    'audit.team.mineOf': 'Declare: {{person}}',
    'audit.team.openOf': 'Open the declaration of {{person}}',
    'audit.team.ready': 'All of the team have declared their independence.',
    'audit.team.waits_one':
      '{{count}} of {{all}} has not; fieldwork begins when everybody has declared and nobody is conflicted.',
    'audit.team.waits_other':
      '{{count}} of {{all}} have not; fieldwork begins when everybody has declared and nobody is conflicted.',
  },
  'zh-CN': {
    'audit.tab.team': '审计组',
    'audit.team.standing.missing': '尚未要求声明',
    'audit.team.standing.draft': '尚未声明',
    'audit.team.standing.independent': '独立',
    'audit.team.standing.safeguarded': '采取防范措施后独立',
    'audit.team.standing.conflicted': '不独立',
    'audit.team.lead': '审计组长',
    'audit.team.member': '组员',
    'audit.team.declaredOn': '{{day}}声明',
    'audit.team.onPaper': '由{{who}}依据签字件登记',
    'audit.team.ask': '要求未声明者作出声明',
    'audit.team.mine': '作出声明',
    'audit.team.open': '查看',
    'audit.team.mineOf': '作出声明：{{person}}',
    'audit.team.openOf': '查看{{person}}的声明书',
    'audit.team.ready': '审计组成员均已作出独立性声明。',
    'audit.team.waits_other':
      '{{all}} 人中有 {{count}} 人未完成声明或声明不独立；全员声明且无人不独立后，方可进入现场实施。',
  },
})
