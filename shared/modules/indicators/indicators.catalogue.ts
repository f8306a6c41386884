import { defineMessages } from '../../base/translate.ts'
import type { Draft } from '../../record/record.ts'
import type { indicatorRecord } from './indicator.record.ts'

type Shipped = Pick<Draft<typeof indicatorRecord>, 'formula' | 'unit' | 'direction' | 'target' | 'period'>

const share = { unit: 'percent', direction: 'higher', period: 'month' } as const
const none = { unit: 'number', direction: 'lower', target: '= 0', period: 'month' } as const

/**
 * The indicators that the product ships, by key; their words are `indicatorCatalogue.<key>` and `.question`. Some are
 * over records that come later: until those are there, their figures are entered by hand.
 */
export const shippedIndicators: Readonly<Record<string, Shipped>> = {
  agreements: {
    ...share,
    target: '= 100 %',
    formula: 'share(vendor where agreementSignedOn is filled of state is active)',
  },
  registeredLines: {
    ...share,
    target: '= 100 %',
    formula: 'share(asset where registered is true of kind is dedicatedLine and state is operating)',
  },
  openHazards: {
    ...none,
    formula: 'count(finding where severity in (critical, high) and state in (open, actionPlanned, implemented))',
  },
  reportsOnTime: {
    ...share,
    target: '= 100 %',
    formula:
      'share(occurrence where timeliness is onTime and state is done of kind is report and dueOn at least periodStart and dueOn at most periodEnd)',
  },
  dutiesOnTime: {
    ...share,
    target: '≥ 95 %',
    formula:
      'share(occurrence where timeliness is onTime of state is done and doneOn at least periodStart and doneOn at most periodEnd)',
  },
  attestation: {
    ...share,
    target: '≥ 95 %',
    formula: 'share(attestation where state is attested of state in (pending, attested))',
  },
  overdueActions: {
    ...none,
    formula: 'count(correctiveAction where state in (open, inProgress) and dueOn before today)',
  },
  criticalVulnerabilities: {
    unit: 'days',
    direction: 'lower',
    target: '≤ 15 d',
    period: 'month',
    formula:
      'max(age vulnerability.firstSeenOn where severity is critical and state in (open, inRemediation, fixedClaimed))',
  },
  incidentAcknowledgement: {
    unit: 'hours',
    direction: 'lower',
    target: '≤ 1 h',
    period: 'month',
    formula: 'median(span incident.detectedAt acknowledgedAt where detectedAt at least periodStart) * 24',
  },
  effectiveControls: {
    ...share,
    target: '≥ 90 %',
    period: 'quarter',
    formula:
      'share(controlCheck where result is effective of state is reviewed and performedOn at least periodStart and performedOn at most periodEnd)',
  },
  reviewedPolicies: {
    ...share,
    target: '= 100 %',
    period: 'quarter',
    formula: 'share(policy where nextReviewOn at least today of state in (approved, effective))',
  },
  detectionRate: {
    ...share,
    target: '≥ 80 %',
    period: 'halfYear',
    formula: 'share(defenceFact where kind is not missed of kind in (missed, logged, alerted, prevented))',
  },
}

/** The words of the shipped indicators: their titles and the questions that they answer. */
export const catalogueMessages = defineMessages({
  en: {
    'indicatorCatalogue.byHand':
      'The vault has no such records yet, so the figures are entered by hand. With them the formula would be: `{{formula}}`',
    'indicatorCatalogue.agreements': 'Partners with a signed security agreement',
    'indicatorCatalogue.agreements.question': 'Has every partner that works for us signed?',
    'indicatorCatalogue.registeredLines': 'Dedicated lines registered',
    'indicatorCatalogue.registeredLines.question': 'Is every line in operation filed with the authority?',
    'indicatorCatalogue.openHazards': 'Open hazards',
    'indicatorCatalogue.openHazards.question': 'How many grave findings are not remedied yet?',
    'indicatorCatalogue.reportsOnTime': 'Department reports on time',
    'indicatorCatalogue.reportsOnTime.question': 'Did every report arrive by the 6th?',
    'indicatorCatalogue.dutiesOnTime': 'Recurring duties done on time',
    'indicatorCatalogue.dutiesOnTime.question': 'Are reviews, checks and backups done by their day?',
    'indicatorCatalogue.attestation': 'Policies read and accepted',
    'indicatorCatalogue.attestation.question': 'Has everybody accepted the versions in force?',
    'indicatorCatalogue.overdueActions': 'Overdue corrective actions',
    'indicatorCatalogue.overdueActions.question': 'Is anything promised and late?',
    'indicatorCatalogue.criticalVulnerabilities': 'Age of the oldest critical vulnerability',
    'indicatorCatalogue.criticalVulnerabilities.question': 'Are critical holes closed within fifteen days?',
    'indicatorCatalogue.incidentAcknowledgement': 'Time to acknowledge an incident',
    'indicatorCatalogue.incidentAcknowledgement.question': 'Is every incident taken up within the hour?',
    'indicatorCatalogue.effectiveControls': 'Controls found effective',
    'indicatorCatalogue.effectiveControls.question': 'Do the measures work when they are checked?',
    'indicatorCatalogue.reviewedPolicies': 'Policies reviewed in time',
    'indicatorCatalogue.reviewedPolicies.question': 'Is the review of no policy overdue?',
    'indicatorCatalogue.detectionRate': 'Attacks noticed by sensors',
    'indicatorCatalogue.detectionRate.question':
      'Of what was to be noticed in exercises, how much did the blue team log, alert on or prevent?',
  },
  'zh-CN': {
    'indicatorCatalogue.byHand': '保险库尚无此类记录，数值由人工填报；有此类记录后可用公式：`{{formula}}`',
    'indicatorCatalogue.agreements': '合作方安全协议签订率',
    'indicatorCatalogue.agreements.question': '对外合作项目是否全部签订安全协议？',
    'indicatorCatalogue.registeredLines': '专线备案率',
    'indicatorCatalogue.registeredLines.question': '在用专线是否全部完成备案？',
    'indicatorCatalogue.openHazards': '未消除的隐患',
    'indicatorCatalogue.openHazards.question': '还有多少严重问题未完成整改？',
    'indicatorCatalogue.reportsOnTime': '部门报表按时报送率',
    'indicatorCatalogue.reportsOnTime.question': '报表是否都在每月6日前报送？',
    'indicatorCatalogue.dutiesOnTime': '周期任务按时完成率',
    'indicatorCatalogue.dutiesOnTime.question': '评审、检查、备份是否按期完成？',
    'indicatorCatalogue.attestation': '制度阅知率',
    'indicatorCatalogue.attestation.question': '现行版本是否人人阅知确认？',
    'indicatorCatalogue.overdueActions': '逾期的整改措施',
    'indicatorCatalogue.overdueActions.question': '有没有承诺了却逾期的整改？',
    'indicatorCatalogue.criticalVulnerabilities': '最久的严重漏洞存续天数',
    'indicatorCatalogue.criticalVulnerabilities.question': '严重漏洞是否在十五天内修复？',
    'indicatorCatalogue.incidentAcknowledgement': '事件响应确认时间',
    'indicatorCatalogue.incidentAcknowledgement.question': '事件是否都在一小时内受理？',
    'indicatorCatalogue.effectiveControls': '控制措施有效率',
    'indicatorCatalogue.effectiveControls.question': '检查时各项措施是否有效运行？',
    'indicatorCatalogue.reviewedPolicies': '制度按期评审率',
    'indicatorCatalogue.reviewedPolicies.question': '有没有逾期未评审的制度？',
    'indicatorCatalogue.detectionRate': '攻击察觉率',
    'indicatorCatalogue.detectionRate.question': '演练中应察觉的攻击行为，蓝队记录、告警或阻断了多少？',
  },
})
