import { defineMessages } from '#shared/base/translate.ts'

export const accountabilityViewsMessages = defineMessages({
  en: {
    'accountabilityCase.tab.course': 'Course',
    'caseCourse.label': 'Stations of this case',
    'caseCourse.ahead': 'Still to come',
    'caseCourse.passedOver': 'Not made use of',
    'caseCourse.by': '{{person}}, {{day}}',
    'caseCourse.until': 'An appeal is possible until {{day}}.',
  },
  'zh-CN': {
    'accountabilityCase.tab.course': '办理过程',
    'caseCourse.label': '案件办理过程',
    'caseCourse.ahead': '尚未进行',
    'caseCourse.passedOver': '未行使',
    'caseCourse.by': '{{person}}，{{day}}',
    'caseCourse.until': '申诉截止日期：{{day}}。',
  },
})
