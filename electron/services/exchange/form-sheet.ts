import { cutText } from './long-text.ts'
import { escaped, sheetName, workbookParts } from './xlsx-parts.ts'
import { letters } from './xlsx-write.ts'
import { pack } from './zip.ts'

/** The places of the formats of a form among all formats; see `formFormats` in xlsx-parts.ts. */
const formStyles = { hidden: 7, head: 1, title: 8, printed: 9, quiet: 10, answer: 11, amount: 12, note: 13 } as const

/** A cell of a form: what stands in it, and how; `answer` and `amount` are filled in, every other is locked. */
export type FormCell = {
  readonly text: string
  readonly style: keyof typeof formStyles
  /** The words among which a filled cell is chosen. */
  readonly choices?: readonly string[]
}

/** A sheet that somebody fills in: widths of its columns in characters, zero for one that nobody sees. */
export type FormSheet = {
  readonly name: string
  readonly widths: readonly number[]
  readonly rows: readonly (readonly (FormCell | null)[])[]
  /** Number of rows that stay in sight, counted from the top. */
  readonly frozen: number
}

const isNumber = (text: string) => /^-?\d{1,12}(\.\d{1,9})?$/.test(text)

function cellXml({ text, style }: FormCell, place: string): string {
  const open = `<c r="${place}" s="${formStyles[style]}"`
  if (text === '') return `${open}/>`
  if (style === 'amount' && isNumber(text)) return `${open}><v>${text}</v></c>`
  return `${open} t="inlineStr"><is><t xml:space="preserve">${escaped(cutText(text))}</t></is></c>`
}

function validationXml({ style, choices }: FormCell, place: string): string {
  if (choices)
    return `<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="${place}"><formula1>"${escaped(choices.join(','))}"</formula1></dataValidation>`
  if (style !== 'amount') return ''
  return `<dataValidation type="decimal" operator="between" allowBlank="1" showErrorMessage="1" sqref="${place}"><formula1>-1000000000</formula1><formula2>1000000000</formula2></dataValidation>`
}

/** A form as a workbook: what is to be filled in is open, all else is locked without a password, and lists offer choices. */
export function writeFormSheet({ name, widths, rows, frozen }: FormSheet): Uint8Array {
  const cells = rows.flatMap((row, at) =>
    row.flatMap((cell, column) => (cell ? [{ cell, row: at + 1, place: `${letters(column)}${at + 1}` }] : [])),
  )
  const byRow = Map.groupBy(cells, ({ row }) => row)
  const body = [...byRow].map(
    ([row, own]) => `<row r="${row}">${own.map(({ cell, place }) => cellXml(cell, place)).join('')}</row>`,
  )
  const columns = widths.map((width, index) => {
    const kind = width === 0 ? 'width="12" hidden="1"' : `width="${width}" customWidth="1"`
    return `<col min="${index + 1}" max="${index + 1}" ${kind}/>`
  })
  const validations = cells.map(({ cell, place }) => validationXml(cell, place)).filter((xml) => xml !== '')
  const sheet = [
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    `<sheetViews><sheetView showGridLines="0" workbookViewId="0"><pane ySplit="${frozen}" topLeftCell="A${frozen + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`,
    `<cols>${columns.join('')}</cols>`,
    `<sheetData>${body.join('')}</sheetData>`,
    '<sheetProtection sheet="1" formatColumns="0" formatRows="0"/>',
    validations.length > 0
      ? `<dataValidations count="${validations.length}">${validations.join('')}</dataValidations>`
      : '',
    '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>',
  ]
  return pack(workbookParts(sheetName(name), null, sheet.join('')))
}
