import { type Rate, rate } from '../../base/rates.ts'

/** How far a recipient of a phishing drill went; each stage holds those before it. */
export const drillStages = ['notSent', 'sent', 'opened', 'clicked', 'submitted'] as const
export type DrillStage = (typeof drillStages)[number]

/** What one recipient did, by address in small letters. */
export type DrillRow = {
  readonly email: string
  readonly stage: DrillStage
  readonly reported: boolean
  readonly changedAt: string | null
}

/** The figures of a drill: sent of all recipients, the others of those to whom it was sent. */
export const drillFigures = ['sent', 'opened', 'clicked', 'submitted', 'reported'] as const
export type DrillFigure = (typeof drillFigures)[number]

type Counted = { readonly stage: DrillStage; readonly reported: boolean | null }

/** Whether a stage is another one or holds it. */
export const hasReached = (stage: DrillStage, other: DrillStage) =>
  drillStages.indexOf(stage) >= drillStages.indexOf(other)

/** Counts a drill; whoever clicked has opened, and whoever submitted has clicked, as in GoPhish. */
export function drillRates(rows: readonly Counted[]): Readonly<Record<DrillFigure, Rate>> {
  const sent = rows.filter(({ stage }) => hasReached(stage, 'sent'))
  const of = (count: number) => rate(count, sent.length)
  const reached = (other: DrillStage) => of(sent.filter(({ stage }) => hasReached(stage, other)).length)
  return {
    sent: rate(sent.length, rows.length),
    ...{ opened: reached('opened'), clicked: reached('clicked'), submitted: reached('submitted') },
    reported: of(sent.filter(({ reported }) => reported === true).length),
  }
}

type Campaign = { readonly id: string; readonly title: string; readonly period: { readonly start: string } }

/** The rates of every campaign that has results, from the earliest on. */
export function drillTrend(
  campaigns: readonly Campaign[],
  results: readonly (Counted & { readonly campaign: string })[],
): readonly { readonly campaign: Campaign; readonly rates: ReturnType<typeof drillRates> }[] {
  const byCampaign = Map.groupBy(results, ({ campaign }) => campaign)
  return campaigns
    .flatMap((campaign) => {
      const rows = byCampaign.get(campaign.id) ?? []
      return rows.length === 0 ? [] : [{ campaign, rates: drillRates(rows) }]
    })
    .toSorted((one, other) => one.campaign.period.start.localeCompare(other.campaign.period.start))
}
