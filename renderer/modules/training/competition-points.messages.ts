import { defineMessages } from '#shared/base/translate.ts'

export const competitionPointsMessages = defineMessages({
  en: {
    'competitionPoints.open': 'Take from competitions',
    'competitionPoints.about':
      'The final standing of each competition gives one mark. Marks that somebody typed there are replaced; moderated scores stay as they are.',
    'competitionPoints.component': 'Component',
    'competitionPoints.mark': '{{mark}}. mark from',
    'competitionPoints.only': 'Mark from',
    'competitionPoints.none': 'No competition',
    'competitionPoints.found_one': '{{count}} person: {{added}} new, {{changed}} changed, {{same}} the same.',
    'competitionPoints.found_other': '{{count}} people: {{added}} new, {{changed}} changed, {{same}} the same.',
    'competitionPoints.outside_one': '{{count}} person of the competitions is no participant and is left out.',
    'competitionPoints.outside_other': '{{count}} people of the competitions are no participants and are left out.',
    'competitionPoints.fixed_one': '{{count}} score has been moderated and stays as it is.',
    'competitionPoints.fixed_other': '{{count}} scores have been moderated and stay as they are.',
    'competitionPoints.preview': 'Points that would be taken',
    'competitionPoints.gone': 'The mark goes',
    'competitionPoints.take_one': 'Take the points of {{count}} person',
    'competitionPoints.take_other': 'Take the points of {{count}} people',
    'competitionPoints.nobody': 'No points to take',
  },
  'zh-CN': {
    'competitionPoints.open': '从竞赛计分',
    'competitionPoints.about': '每个竞赛的最终成绩计一次得分。原有手工录入的得分会被取代，已复核的成绩保持不变。',
    'competitionPoints.component': '考核项',
    'competitionPoints.mark': '第 {{mark}} 次取自',
    'competitionPoints.only': '得分取自',
    'competitionPoints.none': '不选竞赛',
    'competitionPoints.found_other': '共 {{count}} 人：新增 {{added}}，变更 {{changed}}，不变 {{same}}。',
    'competitionPoints.outside_other': '有 {{count}} 名参赛者不在考核名单中，不计入。',
    'competitionPoints.fixed_other': '有 {{count}} 份成绩已复核，保持不变。',
    'competitionPoints.preview': '将计入的得分',
    'competitionPoints.gone': '取消该得分',
    'competitionPoints.take_other': '计入 {{count}} 人的得分',
    'competitionPoints.nobody': '没有可计入的得分',
  },
})
