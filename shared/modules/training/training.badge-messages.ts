import { defineMessages } from '../../base/translate.ts'

/** Words that stand in a badge, and why one is not issued. */
export const badgeMessages = defineMessages({
  en: {
    'badgeIssue.kind.course': 'Training',
    'badgeIssue.kind.assessment': 'Assessment',
    'badgeIssue.kind.competition': 'Competition',
    'badgeIssue.foot': '{{number}} · {{day}}',
    'badgeIssue.demo': 'DEMO · {{foot}}',
    'badgeIssue.description.course': 'Took part in the training {{subject}}.',
    'badgeIssue.description.assessment': 'Passed the assessment {{subject}}.',
    'badgeIssue.description.competition': 'Competed in {{subject}}.',
    'badgeIssue.criteria.course': 'Attended at least one held session of the training.',
    'badgeIssue.criteria.assessment': 'Reached the pass mark in the published result of the assessment.',
    'badgeIssue.criteria.competition': 'Stands in the final standing of the finished competition.',
    'badgeIssue.criteria.demo': 'Issued by a demo vault: the records are invented and prove nothing.',
    'badgeIssue.refused.draft': 'A badge is issued of a certificate that has been issued.',
    'badgeIssue.refused.revoked': 'No badge is issued of a revoked certificate.',
    'badgeIssue.refused.own': 'Nobody issues a badge to themselves.',
  },
  'zh-CN': {
    'badgeIssue.kind.course': '培训',
    'badgeIssue.kind.assessment': '考核',
    'badgeIssue.kind.competition': '竞赛',
    'badgeIssue.foot': '{{number}}　{{day}}',
    'badgeIssue.demo': '演示　{{foot}}',
    'badgeIssue.description.course': '参加培训：{{subject}}。',
    'badgeIssue.description.assessment': '通过考核：{{subject}}。',
    'badgeIssue.description.competition': '参加竞赛：{{subject}}。',
    'badgeIssue.criteria.course': '至少到场参加过一次该培训。',
    'badgeIssue.criteria.assessment': '在已发布的考核成绩中达到及格线。',
    'badgeIssue.criteria.competition': '列入已结束竞赛的最终名次。',
    'badgeIssue.criteria.demo': '出自演示保险库：记录均为虚构，不作任何证明。',
    'badgeIssue.refused.draft': '证书签发后方可生成徽章。',
    'badgeIssue.refused.revoked': '已撤销的证书不能再生成徽章。',
    'badgeIssue.refused.own': '不能给自己签发徽章。',
  },
})
