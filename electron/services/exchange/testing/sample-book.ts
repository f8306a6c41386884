import { pack } from '../zip.ts'

/** What a test wants to be in a workbook: rows, what stands around them, further parts, and a part left out. */
export type BookParts = {
  readonly sheet?: string
  readonly before?: string
  readonly after?: string
  readonly from1904?: boolean
  readonly hidden?: string
  readonly extra?: Readonly<Record<string, string>>
  readonly without?: string
}

/** Rows of texts as the elements of a sheet. */
export function sheetOf(rows: readonly (readonly string[])[]): string {
  const cells = (row: readonly string[]) => row.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('')
  return rows.map((row) => `<row>${cells(row)}</row>`).join('')
}

const styles =
  '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd hh:mm"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="10"/><xf numFmtId="164"/><xf numFmtId="46"/></cellXfs></styleSheet>'
const texts =
  '<sst><si><r><t>shared </t></r><r><t>rich</t></r><r><t xml:space="preserve"> text</t></r><rPh><t>aloud</t></rPh></si></sst>'

/** A workbook as other programs write one, with texts in a part of their own. */
export function sampleBook({ sheet = '', before = '', after = '', from1904, hidden, extra, without }: BookParts) {
  const sheets = [
    '<sheet name="Sheet" sheetId="1" r:id="rId1"/>',
    ...(hidden ? [`<sheet name="${hidden}" sheetId="2" state="veryHidden" r:id="rId2"/>`] : []),
  ]
  const parts: Readonly<Record<string, string>> = {
    'xl/workbook.xml': `<workbook xmlns:r="r"><workbookPr date1904="${from1904 ? 1 : 0}"/><sheets>${sheets.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/></Relationships>',
    'xl/styles.xml': styles,
    'xl/sharedStrings.xml': texts,
    'xl/worksheets/sheet1.xml': `${before}<worksheet><sheetData>${sheet}</sheetData>${after}</worksheet>`,
    'xl/worksheets/sheet2.xml': `<worksheet><sheetData>${sheetOf([['hidden'], ['x']])}</sheetData></worksheet>`,
    ...extra,
  }
  return pack(Object.fromEntries(Object.entries(parts).filter(([name]) => name !== without)))
}
