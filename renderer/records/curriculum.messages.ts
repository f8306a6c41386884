import { defineMessages } from '#shared/base/translate.ts'

export const curriculumMessages = defineMessages({
  en: {
    'person.tab.curriculum': 'Curriculum',
    'roleProfile.tab.curriculum': 'Curriculum',
    'curriculum.finding_one': '{{count}} course asked for: {{lacking}} lacking, {{late}} of them late',
    'curriculum.finding_other': '{{count}} courses asked for: {{lacking}} lacking, {{late}} of them late',
    'curriculum.standing': 'Standing',
    'curriculum.standing.held': 'In force',
    'curriculum.standing.expired': 'Run out',
    'curriculum.standing.missing': 'Not taken yet',
    'curriculum.standing.late': 'Late',
    'curriculum.takenOn': 'Last taken on',
    'curriculum.dueOn': 'To be taken by',
    'curriculum.counting':
      'Whoever attended a session that was held, or came late, has its course; who was there in part, absent or excused has not.',
    'curriculum.none': 'No course is asked for',
    'curriculum.none.person': 'No role that the person holds asks for a course.',
    'curriculum.none.profile': 'The role names no courses, or nobody holds it.',
  },
  'zh-CN': {
    'person.tab.curriculum': '课程要求',
    'roleProfile.tab.curriculum': '课程要求',
    'curriculum.finding_other': '必修 {{count}} 项：缺 {{lacking}} 项，其中逾期 {{late}} 项',
    'curriculum.standing': '完成情况',
    'curriculum.standing.held': '有效',
    'curriculum.standing.expired': '已过有效期',
    'curriculum.standing.missing': '尚未参加',
    'curriculum.standing.late': '逾期',
    'curriculum.takenOn': '最近参加日期',
    'curriculum.dueOn': '应于何日前参加',
    'curriculum.counting': '出勤或迟到参加已举办的场次即完成课程；部分出勤、缺勤或请假不算完成。',
    'curriculum.none': '没有必修课程',
    'curriculum.none.person': '该人员任职的岗位没有必修课程。',
    'curriculum.none.profile': '该岗位未列必修课程，或无人任职。',
  },
})
