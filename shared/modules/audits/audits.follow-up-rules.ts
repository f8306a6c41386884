import { addDays } from '../../base/dates.ts'
import { isText } from '../../record/rule-values.ts'
import {
  type Consequence,
  defineRules,
  type RecordConsequence,
  type RuleInput,
  type RuleReader,
  referred,
  refuseIf,
  takes,
} from '../../record/rules.ts'
import type { AnyEntity, AnyValue } from '../../record/values.ts'
import { scaleInUse, waitFor } from './audits.scale.ts'

const remediable: readonly string[] = ['open', 'actionPlanned', 'implemented']
/** What a finding loses when it is opened again: who had done, seen, closed or borne it. */
const cleared = {
  implementedBy: null,
  implementedOn: null,
  verifiedBy: null,
  verifiedOn: null,
  closedBy: null,
  closedOn: null,
  acceptedUntil: null,
  acceptedBy: null,
  acceptedOn: null,
  timeliness: null,
}

const count = (value: AnyValue | undefined) => (typeof value === 'number' ? value : 0)

/** How often a finding came back, as it stands once it is opened again; a risk no longer borne had not been remedied. */
export function reopenings(finding: AnyEntity, today: string): Readonly<Record<string, AnyValue>> {
  return ['verified', 'closed'].includes(finding.state)
    ? { reopens: count(finding.reopens) + 1, reopenedOn: today }
    : {}
}

/** The looks at its effect that fall away with a finding opened again; `but` is the one that opened it. */
export function droppedChecks(read: RuleReader, finding: string, but = ''): readonly Consequence[] {
  return read
    .all('effectivenessCheck', { finding, state: 'planned' })
    .filter(({ id }) => id !== but)
    .map(({ id }) => ({ record: 'effectivenessCheck', id, step: 'drop' }))
}

/** Opens a finding again from another record: what an exception that ran out, or a remedy that has not held, brings. */
export function reopened(
  input: Pick<RuleInput, 'read' | 'today'>,
  finding: AnyEntity,
  but?: string,
): readonly Consequence[] {
  const changes = { ...cleared, ...reopenings(finding, input.today) }
  return [{ record: 'finding', id: finding.id, step: 'reopen', changes }, ...droppedChecks(input.read, finding.id, but)]
}

/** The look at the effect of a remedy that was just verified, after as many days as the house says. */
export function plannedCheck(input: RuleInput & { readonly id: string }): readonly Consequence[] {
  const scale = scaleInUse(input.read)
  const days = scale && waitFor(scale, input.after.severity)
  if (days === null) return []
  const { title, owner, implementedBy } = input.after
  const create = {
    title: title ?? null,
    finding: input.id,
    dueOn: addDays(input.today, days),
    checker: input.person,
    owner: owner ?? null,
    implementedBy: implementedBy ?? null,
    evidence: [],
  }
  return [{ record: 'effectivenessCheck', create }]
}

/** What requests for more time and looks at the effect must keep. */
export const followUpRules = {
  ...defineRules('findingExtension', {
    nothingDue: (input) => {
      const finding = input.action === 'create' ? referred(input, 'finding', 'finding') : null
      const isDue = isText(finding?.owner) && isText(finding.dueOn) && remediable.includes(finding.state)
      return refuseIf(finding !== null && !isDue, 'finding')
    },
    askedAlready: (input) => {
      const { finding } = input.after
      const others = isText(finding) ? input.read.all('findingExtension', { finding, state: 'requested' }) : []
      return refuseIf(input.action === 'create' && others.length > 0, 'finding')
    },
    notLater: (input) => {
      const due = referred(input, 'finding', 'finding')?.dueOn
      const { dueOn } = input.after
      const isAsked = input.action === 'create' || input.action === 'update' || takes(input, 'grant')
      return refuseIf(isAsked && isText(due) && isText(dueOn) && dueOn <= due, 'dueOn')
    },
  }),
  ...defineRules('effectivenessCheck', {
    tooEarly: (input) => {
      const { dueOn } = input.after
      return refuseIf(takes(input, 'confirm') && isText(dueOn) && dueOn > input.today, '', {
        day: isText(dueOn) ? dueOn : '',
      })
    },
  }),
}

/** A request says by itself who asks and until when it was due; granted, it moves the due date and is counted. */
export const extensionAsked: RecordConsequence = (input) => {
  const finding = referred(input, 'finding', 'finding')
  if (!finding) return []
  if (input.action === 'create') {
    const changes = { askedBy: finding.owner ?? null, formerDueOn: finding.dueOn ?? null }
    return [{ record: 'findingExtension', id: input.id, changes }]
  }
  if (!takes(input, 'grant')) return []
  const changes = {
    dueOn: input.after.dueOn ?? null,
    originalDueOn: finding.originalDueOn ?? finding.dueOn ?? null,
    extensions: count(finding.extensions) + 1,
  }
  return [{ record: 'finding', id: finding.id, changes }]
}

/** A remedy that has not held opens its finding again. */
export const effectJudged: RecordConsequence = (input) => {
  const finding = takes(input, 'refute') ? referred(input, 'finding', 'finding') : null
  return finding && ['verified', 'closed'].includes(finding.state) ? reopened(input, finding, input.id) : []
}
