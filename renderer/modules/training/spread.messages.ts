import { defineMessages } from '#shared/base/translate.ts'

export const spreadMessages = defineMessages({
  en: {
    'assessment.tab.spread': 'Distribution',
    'spread.band': '{{from}} to {{to}}',
    'spread.total': 'Total in percent',
    'spread.fullest': 'The largest group, {{count}} of {{all}}, lies between {{from}} and {{to}}',
    'spread.by': 'Groups by',
    'spread.group': 'Group',
    'spread.nobody': 'Without a group',
    'spread.groups_one': '{{count}} group',
    'spread.groups_other': '{{count}} groups beside each other',
    'spread.others': 'Mean of the others',
    'spread.difference': 'Difference of the means',
    'spread.unjudged':
      'A difference of means is a question, not a finding: of few people it may be chance, and it says nothing of why.',
    'spread.ranks': 'Ranks within the groups',
    'spread.within': 'Rank in the group',
    'spread.overall': 'Rank of all',
  },
  'zh-CN': {
    'assessment.tab.spread': '分数分布',
    'spread.band': '{{from}} 至 {{to}}',
    'spread.total': '总分（百分制）',
    'spread.fullest': '{{all}} 人中 {{count}} 人的总分在 {{from}} 至 {{to}} 之间，人数最多',
    'spread.by': '分组方式',
    'spread.group': '组别',
    'spread.nobody': '未分组',
    'spread.groups_other': '{{count}} 个组别对比',
    'spread.others': '其他人平均分',
    'spread.difference': '平均分之差',
    'spread.unjudged': '平均分之差只是疑问，不是结论：人数少时可能出于偶然，也不说明原因。',
    'spread.ranks': '组内名次',
    'spread.within': '组内名次',
    'spread.overall': '总名次',
  },
})
