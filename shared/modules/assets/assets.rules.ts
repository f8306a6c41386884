import { oneInUse } from '../../record/house-workflow.ts'
import { hasRepeats, isBackwards, isMisspelt, isText, partRows } from '../../record/rule-values.ts'
import {
  type Consequence,
  defineRules,
  type RecordConsequences,
  type RecordRules,
  type RuleInput,
  referred,
  refuseCount,
  refuseIf,
  states,
  takes,
} from '../../record/rules.ts'
import type { AnyEntity, AnyValue } from '../../record/values.ts'
import { isAddress, plainAddress } from './assets.addresses.ts'
import { baselineOutcome } from './assets.baselines.ts'
import { remedyPeriodRules, weaknessFallsDue } from './assets.remedy-rules.ts'
import { missingUpTo, synchronyOf } from './assets.synchrony.ts'

/** CVE identifiers separated by commas, as MITRE writes them. */
const cveList = /^CVE-\d{4}-\d{4,19}(, CVE-\d{4}-\d{4,19})*$/

function itemsOf(input: RuleInput, asset: AnyValue | undefined): readonly AnyEntity[] {
  return isText(asset) ? input.read.all('synchronyItem', { asset }) : []
}

function ownItems(input: RuleInput): readonly AnyEntity[] {
  return input.before === null ? [] : itemsOf(input, input.before.id)
}

const asset = defineRules('asset', {
  addressForm: (input) => {
    const index = partRows(input.after.addresses).findIndex(({ address }) => isText(address) && !isAddress(address))
    return refuseIf(states(input) && index >= 0, `addresses.${index}.address`)
  },
  addressTwice: (input) => {
    const named = partRows(input.after.addresses).map(({ address }) => plainAddress(String(address)))
    return refuseIf(states(input) && hasRepeats(named), 'addresses')
  },
  planningOpen: (input) => (takes(input, 'build') ? refuseCount(missingUpTo(ownItems(input), 'planned')) : null),
  synchronyOpen: (input) =>
    takes(input, 'putIntoOperation') ? refuseCount(missingUpTo(ownItems(input), 'operated')) : null,
  // Otherwise a new system could leave its check behind by the way of the old ones.
  checkBegun: (input) => refuseIf(takes(input, 'takeOver') && ownItems(input).length > 0),
  launchAhead: (input) => {
    const { launchedOn } = input.after
    const runs = takes(input, 'putIntoOperation', 'takeOver')
    return refuseIf(runs && isText(launchedOn) && launchedOn > input.today, 'launchedOn')
  },
})

const synchronyItem = defineRules('synchronyItem', {
  assetRetired: (input) =>
    refuseIf(input.action === 'create' && referred(input, 'asset', 'asset')?.state === 'retired', 'asset'),
})

const vulnerability = defineRules('vulnerability', {
  cveForm: (input) => refuseIf(states(input) && isMisspelt(input.after.cves, cveList), 'cves'),
  scoreWithoutVersion: (input) =>
    refuseIf(states(input) && isText(input.after.cvssScore) && !isText(input.after.cvssVersion), 'cvssVersion'),
  seenBackwards: (input) =>
    refuseIf(states(input) && isBackwards(input.after.firstSeenOn, input.after.lastSeenOn), 'lastSeenOn'),
  seenAhead: (input) => {
    const { firstSeenOn } = input.after
    return refuseIf(states(input) && isText(firstSeenOn) && firstSeenOn > input.today, 'firstSeenOn')
  },
})

const baseline = defineRules('baseline', {
  codeTwice: (input) =>
    refuseIf(states(input) && hasRepeats(partRows(input.after.items).map(({ code }) => String(code))), 'items'),
})

const baselineCheck = defineRules('baselineCheck', {
  itemTwice: (input) =>
    refuseIf(states(input) && hasRepeats(partRows(input.after.results).map(({ item }) => String(item))), 'results'),
  itemUnknown: (input) => {
    const of = referred(input, 'baseline', 'baseline')
    const codes = of === null ? null : new Set(partRows(of.items).map(({ code }) => code))
    const index = partRows(input.after.results).findIndex(({ item }) => codes !== null && !codes.has(String(item)))
    return refuseIf(states(input) && index >= 0, `results.${index}.item`)
  },
  itemsMissing: (input) => {
    if (!takes(input, 'record')) return null
    const told = new Set(partRows(input.after.results).map(({ item }) => item))
    const items = partRows(referred(input, 'baseline', 'baseline')?.items)
    return refuseCount(items.filter(({ code }) => !told.has(String(code))).length)
  },
  checkedAhead: (input) => {
    const { checkedOn } = input.after
    return refuseIf(takes(input, 'record') && isText(checkedOn) && checkedOn > input.today, 'checkedOn')
  },
})

/** What assets, their checks, their weaknesses and their baselines must keep. */
export const assetRules: RecordRules = {
  ...asset,
  ...synchronyItem,
  ...vulnerability,
  ...remedyPeriodRules,
  ...baseline,
  ...baselineCheck,
}

/** The asset's own word on its items; a retired one stays as it was. */
function standing(input: RuleInput, id: AnyValue | undefined): readonly Consequence[] {
  const of = isText(id) ? input.read.find('asset', id) : null
  if (of === null || of.state === 'retired') return []
  const synchrony = synchronyOf(itemsOf(input, of.id))
  return synchrony === (of.synchrony ?? null) ? [] : [{ record: 'asset', id: of.id, changes: { synchrony } }]
}

/** Items of the three-synchrony check say how their asset stands; a recorded baseline check counts its results. */
export const assetConsequences: RecordConsequences = {
  remedyPeriod: oneInUse('remedyPeriod'),
  vulnerability: weaknessFallsDue,
  synchronyItem: (input) => {
    const owners = new Set([input.before?.asset, input.after.asset])
    return [...owners].flatMap((id) => standing(input, id))
  },
  baselineCheck: (input) => {
    if (!takes(input, 'record')) return []
    return [{ record: 'baselineCheck', id: input.id, changes: { ...baselineOutcome(input.after.results) } }]
  },
}
