import { defineMessages } from '#shared/base/translate.ts'

export const auditsJudgementMessages = defineMessages({
  en: {
    'findingScale.axes': 'Impact ↓ Likelihood →',
    'findingScale.cell': 'Severity of impact {{impact}} with likelihood {{likelihood}}',
    'findingScale.sidesFirst': 'Type the levels of both sides first; the matrix then appears here.',
    'finding.judgement.proposes': 'The matrix proposes',
    'finding.judgement.take': 'Take it over',
    'finding.judgement.byMatrix': 'by the matrix: impact {{impact}}, likelihood {{likelihood}} ·',
    'finding.judgement.differs':
      'where the matrix proposes {{severity}}: impact {{impact}}, likelihood {{likelihood}} ·',
    'finding.whys.add': 'Ask why',
    'finding.whys.next': 'Why: {{answer}}',
    'finding.whys.shownBy': 'Shown by: {{proof}}',
  },
  'zh-CN': {
    'findingScale.axes': '影响 ↓ 可能性 →',
    'findingScale.cell': '影响 {{impact}}、可能性 {{likelihood}} 的严重程度',
    'findingScale.sidesFirst': '请先填写两侧的等级，矩阵随后在此显示。',
    'finding.judgement.proposes': '矩阵建议',
    'finding.judgement.take': '采用',
    'finding.judgement.byMatrix': '按矩阵评定：影响 {{impact}}，可能性 {{likelihood}} ·',
    'finding.judgement.differs': '矩阵建议为{{severity}}：影响 {{impact}}，可能性 {{likelihood}} ·',
    'finding.whys.add': '追问为什么',
    'finding.whys.next': '为什么：{{answer}}',
    'finding.whys.shownBy': '依据：{{proof}}',
  },
})
