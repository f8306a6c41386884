import { defineMessages } from '../../base/translate.ts'

/** Words of who answers for what. */
export const answersMessages = defineMessages({
  en: {
    'answers.ground.named': 'Named in the record',
    'answers.ground.head': 'As head of the department',
    'answers.gap.nobody': 'No department and no person',
    'answers.gap.noHead': 'Department without a head',
    'answers.gap.ownerLeft': 'The person named had left',
    'answers.gap.noDepartment': 'No department',
  },
  'zh-CN': {
    'answers.ground.named': '记录中指定',
    'answers.ground.head': '作为部门负责人',
    'answers.gap.nobody': '未指定部门和责任人',
    'answers.gap.noHead': '责任部门无负责人',
    'answers.gap.ownerLeft': '指定的责任人已离任',
    'answers.gap.noDepartment': '未指定责任部门',
  },
})
