import { defineMessages } from '../../base/translate.ts'

export const skillMessages = defineMessages({
  en: {
    skill: 'Skill',
    'skill.plural': 'Skills',
    'skill.section.identity': 'Skill',
    'skill.title': 'Title',
    'skill.area': 'Area',
    'skill.needed': 'People needed',
    'skill.needed.help':
      'How many people should be able to do it without help, so that nobody is the only one; two unless said.',
    'skill.code': 'Code',
    'skill.code.help': 'Its id in a published framework, such as a NICE work role.',
    'skill.description': 'Description',
    'skill.rule.sameTitle': 'There is a skill of this title already.',
  },
  'zh-CN': {
    skill: '技能',
    'skill.plural': '技能',
    'skill.section.identity': '技能',
    'skill.title': '名称',
    'skill.area': '领域',
    'skill.needed': '所需人数',
    'skill.needed.help': '能够独立胜任的人数应达到多少，避免只依赖一人；未填写按两人计。',
    'skill.code': '代码',
    'skill.code.help': '在公开框架中的编号，例如 NICE 工作角色编号。',
    'skill.description': '说明',
    'skill.rule.sameTitle': '已有同名技能。',
  },
})
