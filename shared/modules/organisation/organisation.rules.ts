import { isZone } from '../../base/zoned.ts'
import { hasRepeats, isMisspelt, isText, partRows } from '../../record/rule-values.ts'
import { defineRules, type RecordRules, refuseIf, states } from '../../record/rules.ts'

const colourPattern = /^#[0-9a-fA-F]{6}$/
// One to four capitals: a device letter stands behind them until a number is final.
const prefixPattern = /^[A-Z]{1,4}$/

/** What the one organisation of a vault must keep. */
export const organisationRules: RecordRules = defineRules('organisation', {
  onlyOne: (input) => refuseIf(input.action === 'create' && input.read.all('organisation', {}).length > 0),
  needed: (input) => refuseIf(input.action === 'archive'),
  unknownZone: (input) => {
    const { zone } = input.after
    return refuseIf(states(input) && isText(zone) && !isZone(zone), 'zone')
  },
  colourForm: (input) => refuseIf(states(input) && isMisspelt(input.after.brandColour, colourPattern), 'brandColour'),
  prefixForm: (input) => {
    const index = partRows(input.after.numberRanges).findIndex((row) => isMisspelt(row.prefix, prefixPattern))
    return refuseIf(states(input) && index >= 0, `numberRanges.${index}.prefix`)
  },
  recordTwice: (input) => {
    const rows = partRows(input.after.numberRanges)
    return refuseIf(states(input) && hasRepeats(rows.map((row) => row.record ?? null)), 'numberRanges')
  },
  prefixTwice: (input) => {
    const rows = partRows(input.after.numberRanges)
    return refuseIf(states(input) && hasRepeats(rows.map((row) => row.prefix ?? null)), 'numberRanges')
  },
})
