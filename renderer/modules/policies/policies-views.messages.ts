import { defineMessages } from '#shared/base/translate.ts'

/** What the calendar of policy reviews says. */
export const policiesViewsMessages = defineMessages({
  en: {
    'policy.view.calendar': 'Calendar',
    'policyReview.view.calendar': 'Calendar',
    'calendar.finding': 'Reviews: {{overdue}} overdue, {{due}} due this month, {{done}} done this year',
    'calendar.status.done': 'Done',
    'calendar.status.due': 'Due',
    'calendar.status.overdue': 'Overdue',
    'calendar.status': 'Status',
    'calendar.day': 'Day',
    'calendar.count_one': '{{count}} review',
    'calendar.count_other': '{{count}} reviews',
    'calendar.month': '{{month}}: {{overdue}} overdue, {{due}} due, {{done}} done',
    'calendar.none': 'No review on this day.',
    'calendar.year': 'Months of the year',
    'calendar.hint':
      'Arrow keys move by day and week, PageUp and PageDown by month; Enter opens the review, or a new one on an empty day.',
  },
  'zh-CN': {
    'policy.view.calendar': '日历',
    'policyReview.view.calendar': '日历',
    'calendar.finding': '评审逾期 {{overdue}} 项，本月到期 {{due}} 项，本年完成 {{done}} 项',
    'calendar.status.done': '已完成',
    'calendar.status.due': '待评审',
    'calendar.status.overdue': '逾期',
    'calendar.status': '状态',
    'calendar.day': '日期',
    'calendar.count_other': '{{count}} 项评审',
    'calendar.month': '{{month}}：逾期 {{overdue}} 项，待评审 {{due}} 项，已完成 {{done}} 项',
    'calendar.none': '当日没有评审。',
    'calendar.year': '全年各月',
    'calendar.hint': '方向键按日、周移动，PageUp、PageDown 按月移动；Enter 打开评审，空白日期则新建评审。',
  },
})
