import { defineMessages } from '../../base/translate.ts'

export const stepFindingMessages = defineMessages({
  en: {
    'finding.attackStep': 'Attack step',
    'finding.rule.stepElsewhere': 'The attack step belongs to another exercise than the finding names.',
    'stepFinding.raise': 'Raise a finding',
    'stepFinding.retest': 'Plan a re-test',
    'stepFinding.findings': 'Findings from this step',
    'stepFinding.retests': 'Re-tests',
    'stepFinding.retestOf': 'Re-test of',
    'stepFinding.notRun': 'not run yet',
    'stepFinding.line': '{{name}}: {{value}}',
    'stepFinding.step':
      'In the attack step “{{step}}” ({{about}}) the attack came to: {{outcome}}. The defence came to: {{defence}}.',
  },
  'zh-CN': {
    'finding.attackStep': '攻击步骤',
    'finding.rule.stepElsewhere': '该攻击步骤不属于本发现所指的演练。',
    'stepFinding.raise': '提出发现',
    'stepFinding.retest': '安排复测',
    'stepFinding.findings': '由本步骤提出的发现',
    'stepFinding.retests': '复测',
    'stepFinding.retestOf': '复测的步骤',
    'stepFinding.notRun': '尚未执行',
    'stepFinding.line': '{{name}}：{{value}}',
    'stepFinding.step': '攻击步骤“{{step}}”（{{about}}）的攻击结果：{{outcome}}；防守成效：{{defence}}。',
  },
})
