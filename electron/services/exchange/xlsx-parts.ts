const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const packaging = 'http://schemas.openxmlformats.org/package/2006'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const contentTypes = `${head}<Types xmlns="${packaging}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${kind}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${kind}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${kind}.styles+xml"/></Types>`

const rootRelations = `${head}<Relationships xmlns="${packaging}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`

const bookRelations = `${head}<Relationships xmlns="${packaging}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`

/** The formats of a form: title, printed text, quiet text, the cells filled in with text and with numbers, notes. */
function formFormats(): readonly string[] {
  const xf = (given: string, rest: string) =>
    `<xf xfId="0" ${given} applyFont="1" applyFill="1" applyBorder="1" applyNumberFormat="1" applyAlignment="1" applyProtection="1"><alignment vertical="top" ${rest}</xf>`
  const open = '<protection locked="0"/>'
  return [
    xf('numFmtId="49" fontId="2" fillId="0" borderId="0"', '/>'),
    xf('numFmtId="49" fontId="0" fillId="0" borderId="1"', 'wrapText="1"/>'),
    xf('numFmtId="49" fontId="3" fillId="0" borderId="1"', 'wrapText="1"/>'),
    xf('numFmtId="49" fontId="0" fillId="2" borderId="1"', `wrapText="1"/>${open}`),
    xf('numFmtId="0" fontId="0" fillId="2" borderId="1"', `horizontal="left"/>${open}`),
    xf('numFmtId="49" fontId="3" fillId="0" borderId="0"', '/>'),
  ]
}

/** Formats by place: plain, head, day, moment, percent, elapsed, decimal, text; then those of a form, see `formStyles`. */
const formats = [
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
  '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>',
  ...['164', '165', '10', '46', '166'].map(
    (id) => `<xf numFmtId="${id}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`,
  ),
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>',
  ...formFormats(),
]

const font = (bold: string, size = 11, colour = '') =>
  `<font>${bold}<sz val="${size}"/>${colour}<name val="Calibri"/><family val="2"/></font>`

const quiet = '<color rgb="FF5B6470"/>'

const styles = `${head}<styleSheet xmlns="${main}"><numFmts count="3"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/><numFmt numFmtId="166" formatCode="#,##0.00##"/></numFmts><fonts count="4">${font('')}${font('<b/>')}${font('<b/>', 14)}${font('', 11, quiet)}</fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFF8E1"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${['left', 'right', 'top', 'bottom'].map((side) => `<${side} style="thin"><color rgb="FFC8CCD2"/></${side}>`).join('')}<diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${formats.length}">${formats.join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are exactly the characters that XML cannot hold
const unwritable = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g

/** Text as XML holds it, `_x0041_` and what XML forbids written as a sheet writes them. */
export function escaped(text: string): string {
  return text
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll(unwritable, (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
}

/** A name that a sheet may have: at most 31 characters and none of those that formulas use. */
export function sheetName(text: string): string {
  const clean = text
    .replaceAll(/[[\]:*?/\\]/g, ' ')
    .slice(0, 31)
    .trim()
  return clean === '' ? 'Sheet' : clean
}

/** Every part of a workbook with one sheet; `filter` is the area whose heads get filter buttons, if any. */
export function workbookParts(name: string, filter: string | null, sheet: string): Readonly<Record<string, string>> {
  const quoted = escaped(`'${name.replaceAll("'", "''")}'`)
  const absolute = filter?.replaceAll(/([A-Z]+)(\d+)/g, '$$$1$$$2')
  const names =
    absolute === undefined
      ? ''
      : `<definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">${quoted}!${absolute}</definedName></definedNames>`
  return {
    '[Content_Types].xml': contentTypes,
    '_rels/.rels': rootRelations,
    'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${escaped(name)}" sheetId="1" r:id="rId1"/></sheets>${names}</workbook>`,
    'xl/_rels/workbook.xml.rels': bookRelations,
    'xl/styles.xml': styles,
    'xl/worksheets/sheet1.xml': `${head}<worksheet xmlns="${main}">${sheet}</worksheet>`,
  }
}
