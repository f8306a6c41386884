import { defineMessages } from '#shared/base/translate.ts'

/** What only the window says of how a total came about. */
export const scoreWorkingsMessages = defineMessages({
  en: {
    'score.tab.workings': 'Why this total',
    'workings.title': 'Why {{total}}',
    'workings.open': 'Why there is no total yet',
    'workings.frozen': 'As published, with what it was measured by then.',
    'workings.provisional': 'As it would be published now.',
    'workings.hidden':
      'It is measured by the points of others, which you do not see. Once published, it is explained here.',
    'workings.points': 'Points',
    'workings.outOf': '{{points}} of {{most}}',
    'workings.below': 'Below its pass mark of {{mark}}',
  },
  'zh-CN': {
    'score.tab.workings': '总分由来',
    'workings.title': '{{total}} 分的由来',
    'workings.open': '尚无总分的原因',
    'workings.frozen': '以发布结果及当时的折算依据为准。',
    'workings.provisional': '若现在发布则如此计算。',
    'workings.hidden': '该项按全体得分折算，您看不到他人得分；发布后在此说明。',
    'workings.points': '得分',
    'workings.outOf': '{{points}} / {{most}}',
    'workings.below': '低于该项合格线 {{mark}}',
  },
})
