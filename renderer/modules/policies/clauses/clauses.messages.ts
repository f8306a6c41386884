import { defineMessages } from '#shared/base/translate.ts'

/** What the comments on clauses say. */
export const clausesMessages = defineMessages({
  en: {
    'policyVersion.tab.clauses': 'Clause comments',
    'policyReview.tab.clauses': 'Clause comments',
    'clauses.noVersion': 'No version is under review',
    'clauses.noVersion.help': 'Choose the version reviewed, and the comments on its clauses stand here.',
    'clauses.status': 'Comments: {{open}} open of {{count}}',
    'clauses.open_one': '{{count}} open',
    'clauses.open_other': '{{count}} open',
    'clauses.comment': 'Comment',
    'clauses.comment.on': 'Comment on {{clause}}',
    'clauses.cancel': 'Cancel',
    'clauses.carried': 'From version {{version}}',
    'clauses.answeredBy': '{{who}}, {{day}}',
    'clauses.orphans': 'Comments whose clause is gone',
    'clauses.orphan': 'On “{{clause}}”',
  },
  'zh-CN': {
    'policyVersion.tab.clauses': '条款意见',
    'policyReview.tab.clauses': '条款意见',
    'clauses.noVersion': '尚未选定受评审版本',
    'clauses.noVersion.help': '选定受评审版本后，其条款意见汇总于此。',
    'clauses.status': '意见共 {{count}} 条，未办结 {{open}} 条',
    'clauses.open_other': '未办结 {{count}} 条',
    'clauses.comment': '提意见',
    'clauses.comment.on': '对“{{clause}}”提意见',
    'clauses.cancel': '取消',
    'clauses.carried': '来自版本 {{version}}',
    'clauses.answeredBy': '{{who}}，{{day}}',
    'clauses.orphans': '条款已不存在的意见',
    'clauses.orphan': '原条款“{{clause}}”',
  },
})
