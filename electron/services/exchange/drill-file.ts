import { type DrillList, readDrillCampaign, readDrillTable } from '#shared/modules/training/gophish-reading.ts'
import { readCsv } from './csv.ts'
import { decodeText } from './encoding.ts'
import { parsedJson } from './json.ts'

/** Reads what GoPhish tells of a campaign, results as CSV or the campaign as JSON; refuses as `readCsv` and `parsedJson`. */
export function readDrillFile({ bytes }: { readonly bytes: Uint8Array }): DrillList {
  const { text } = decodeText(bytes)
  // No head of a table begins with a brace.
  if (/^[\s\u{feff}]*[{[]/u.test(text)) return readDrillCampaign(parsedJson(text))
  const { source, rows } = readCsv(bytes)
  const torn = rows.flatMap(({ where, fault }) =>
    fault ? [{ where, message: `errors.field.${fault.key}`, parameters: fault.parameters ?? {} }] : [],
  )
  const whole = rows.filter(({ fault }) => !fault)
  const list = readDrillTable({
    ...{ heads: source.heads, headerRow: source.headerRow },
    rows: whole.map(({ where, cells }) => ({ where, cells: cells.map((cell) => String(cell ?? '')) })),
  })
  return { ...list, faults: [...torn, ...list.faults] }
}
