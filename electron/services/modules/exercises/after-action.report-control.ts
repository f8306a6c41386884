import { drawMarkdown } from '#services/documents/markdown-blocks.ts'
import type { StructureElement } from '#services/documents/structure.ts'
import { chipColumn, drawTable } from '#services/documents/table.ts'
import { drawHeading, drawParagraph } from '#services/documents/text-blocks.ts'
import { exerciseApprovalRecord } from '#shared/modules/exercises/exercise-approval.record.ts'
import type { ToldCard, ToldInject } from '#shared/modules/exercises/exercises.control-sheet.ts'
import { toneChip } from '../../reports/report-chips.ts'
import { columnPoints, shortDayText } from '../../reports/report-words.ts'
import { type AfterActionContext, momentUtc, timeText } from './after-action.report-context.ts'

/** So much of a digest tells two sets of rules apart. */
const digestShown = 16
const momentPoints = 74

/** What would have ended the attacks at once, and who gave leave to begin. */
export function drawLeave(context: AfterActionContext, sect: StructureElement): void {
  const { document, words, projection } = context
  const { stops } = projection.control
  drawHeading(document, sect, 2, words('exercise.stopConditions'), { follows: 60 })
  if (stops.length === 0) drawParagraph(document, sect, words('afterAction.noStops'))
  else
    drawTable(document, sect, {
      namesRows: true,
      columns: [
        { title: words('exercise.stopConditions.condition'), share: 1.4 },
        { title: words('exercise.stopConditions.calledBy'), points: columnPoints.person },
        { title: words('exercise.stopConditions.signal'), share: 1 },
      ],
      rows: stops.map(({ condition, calledBy, signal }) => [condition, calledBy || '—', signal || '—']),
    })
  drawApprovals(context, sect)
}

function drawApprovals({ document, words, projection }: AfterActionContext, sect: StructureElement): void {
  const { approvals } = projection.control
  drawHeading(document, sect, 2, words('afterAction.approvals'), { follows: 60 })
  if (approvals.length === 0) {
    drawParagraph(document, sect, words('afterAction.noApprovers'))
    return
  }
  const chips = approvals.map(({ state }) => {
    const tone = exerciseApprovalRecord.workflow?.states[state]?.tone ?? 'neutral'
    return toneChip(words(`exerciseApproval.state.${state}`), tone)
  })
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('exerciseApproval.person'), share: 1 },
      { title: words('afterAction.state'), points: Math.max(chipColumn(document, chips), 62) },
      { title: words('exerciseApproval.decidedOn'), points: columnPoints.day },
      { title: words('exerciseApproval.rulesHash'), points: 112 },
      { title: words('exerciseApproval.reason'), share: 1 },
    ],
    rows: approvals.map(({ person, decidedOn, rulesHash, isCurrent, reason }, place) => {
      const chip = chips[place]
      return [
        person,
        chip === undefined ? '—' : { chip },
        decidedOn === null ? '—' : shortDayText(words, decidedOn),
        `${rulesHash.slice(0, digestShown)}\n${words(isCurrent ? 'afterAction.rulesNow' : 'afterAction.rulesBefore')}`,
        reason || '—',
      ]
    }),
  })
}

/** What the white team brought in, when it was due and when it came, and what was declared to be so. */
export function drawControl(context: AfterActionContext, sect: StructureElement): void {
  const { document, words, projection } = context
  const { injects, cards } = projection.control
  if (injects.length + cards.length === 0) {
    drawParagraph(document, sect, words('afterAction.noControl'))
    return
  }
  const count = (standing: ToldInject['standing']) => injects.filter((one) => one.standing === standing).length
  const counts = { total: injects.length, delivered: count('delivered'), withheld: count('withheld') }
  drawParagraph(document, sect, words('afterAction.controlCounts', { ...counts, cards: cards.length }))
  if (injects.length > 0) drawInjects(context, sect)
  if (cards.length > 0) drawCards(context, sect)
}

function handedOut({ words }: AfterActionContext, { deliveredAt, deliveredBy }: ToldInject | ToldCard): string {
  if (deliveredAt === null) return '—'
  return [momentUtc(words, deliveredAt), deliveredBy].filter((part) => part !== '').join('\n')
}

/** How far from its time it came; what is within a minute of it is on time. */
function offText({ words }: AfterActionContext, { late }: ToldInject): string {
  if (late === null) return ''
  if (Math.abs(late) < 60) return words('afterAction.onTime')
  return words(late > 0 ? 'afterAction.late' : 'afterAction.early', { time: timeText(words, Math.abs(late)) })
}

function cameText(context: AfterActionContext, inject: ToldInject): string {
  const { words } = context
  const { standing, withheld, correction } = inject
  if (standing === 'withheld') return words('afterAction.withheld', { reason: withheld ?? '' })
  if (standing !== 'delivered') return words('afterAction.notDelivered')
  const corrected = correction === null ? '' : words('afterAction.corrected', { reason: correction })
  return [offText(context, inject), corrected].filter((part) => part !== '').join('\n')
}

function drawInjects(context: AfterActionContext, sect: StructureElement): void {
  const { document, words, projection } = context
  drawHeading(document, sect, 2, words('inject.plural'), { follows: 70 })
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('inject'), share: 1.4 },
      { title: words('inject.recipient'), share: 1 },
      { title: words('afterAction.dueAt'), points: momentPoints },
      { title: words('afterAction.deliveredAt'), points: momentPoints + 14 },
      { title: words('afterAction.howDelivered'), share: 1.1 },
    ],
    rows: projection.control.injects.map((inject) => {
      const { position, title, waitsFor, recipient, channel, dueAt } = inject
      return [
        [`${position}. ${title}`, ...(waitsFor === '' ? [] : [words('afterAction.waitsFor', { what: waitsFor })])].join(
          '\n',
        ),
        [recipient, words(`inject.channel.${channel}`)].join('\n'),
        dueAt === null ? '—' : momentUtc(words, dueAt),
        handedOut(context, inject),
        cameText(context, inject),
      ]
    }),
  })
}

function drawCards(context: AfterActionContext, sect: StructureElement): void {
  const { document, words, projection } = context
  drawHeading(document, sect, 2, words('whiteCard.plural'), { follows: 70 })
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('whiteCard'), share: 1.4 },
      { title: words('whiteCard.recipient'), share: 1 },
      { title: words('whiteCard.attackStep'), share: 1.1 },
      { title: words('afterAction.deliveredAt'), points: momentPoints + 14 },
    ],
    rows: projection.control.cards.map((card) => [
      [
        card.title,
        ...(card.correction === null ? [] : [words('afterAction.corrected', { reason: card.correction })]),
      ].join('\n'),
      card.recipient,
      card.step || '—',
      card.deliveredAt === null ? words('afterAction.notDelivered') : handedOut(context, card),
    ]),
  })
}

/** Word for word what was brought in, what was expected of it, and what came. */
export function drawWordings(context: AfterActionContext, sect: StructureElement): void {
  const { document, words, projection } = context
  const { injects, cards } = projection.control
  if (injects.length + cards.length === 0) drawParagraph(document, sect, words('afterAction.noControl'))
  for (const { position, title, wording, expected, reaction } of injects) {
    drawHeading(document, sect, 2, `${position}. ${title}`, { follows: 60 })
    drawMarkdown(document, sect, wording)
    for (const [name, text] of [
      ['expected', expected],
      ['reaction', reaction],
    ] as const) {
      if (text === null) continue
      drawHeading(document, sect, 3, words(`inject.${name}`), { follows: 30 })
      drawMarkdown(document, sect, text)
    }
  }
  for (const { title, declared } of cards) {
    drawHeading(document, sect, 2, words('afterAction.card', { title }), { follows: 60 })
    drawMarkdown(document, sect, declared)
  }
}
