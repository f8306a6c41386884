import { OperationError } from '#shared/contract/errors.ts'
import { type NumberKind, numberKind } from './number-formats.ts'
import { walkXml } from './xml.ts'
import type { Unpacked } from './zip.ts'

export type WorkbookSheet = { readonly name: string; readonly hidden: boolean; readonly part: string }
/** A workbook without the cells of its sheets; `kinds` are by style. */
export type Workbook = {
  readonly sheets: readonly WorkbookSheet[]
  readonly from1904: boolean
  readonly kinds: readonly NumberKind[]
  readonly texts: readonly string[]
}

/** Whether a part is read at all: pictures, macros and what lies elsewhere are not even unpacked. */
export function isReadPart(name: string): boolean {
  return /^(xl\/(workbook|styles|sharedStrings)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/[^/]+\.xml)$/i.test(
    name,
  )
}

function needed({ parts }: Unpacked, name: string): Uint8Array {
  const part = parts.get(name)
  if (!part) throw new OperationError('invalid', 'errors.fileNotWorkbook', { parameters: { part: name } })
  return part
}

/** Where each relation of the workbook leads, as the name of a part. */
function relations(unpacked: Unpacked): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const part = 'xl/_rels/workbook.xml.rels'
  walkXml(part, needed(unpacked, part), {
    open(name, attribute) {
      const [id, target] = [attribute('Id'), attribute('Target')]
      if (name !== 'Relationship' || id === undefined || target === undefined) return
      found.set(id, target.startsWith('/') ? target.slice(1) : `xl/${target}`)
    },
  })
  return found
}

/** Texts that cells share, in order; how a Japanese text is read aloud is left out, formatting within one too. */
function sharedTexts({ parts }: Unpacked): readonly string[] {
  const part = 'xl/sharedStrings.xml'
  const bytes = parts.get(part)
  const texts: string[] = []
  if (!bytes) return texts
  let [text, reading, aloud] = ['', false, false]
  walkXml(part, bytes, {
    open(name) {
      if (name === 'si') text = ''
      if (name === 'rPh') aloud = true
      reading = name === 't' && !aloud
    },
    text(piece) {
      if (reading) text += piece
    },
    close(name) {
      if (name === 'rPh') aloud = false
      if (name === 't') reading = false
      if (name === 'si') texts.push(text)
    },
  })
  return texts
}

function styleKinds({ parts }: Unpacked): readonly NumberKind[] {
  const part = 'xl/styles.xml'
  const bytes = parts.get(part)
  const codes = new Map<number, string>()
  const formats: number[] = []
  let inCells = false
  if (bytes)
    walkXml(part, bytes, {
      open(name, attribute) {
        if (name === 'numFmt') codes.set(Number(attribute('numFmtId')), attribute('formatCode') ?? '')
        if (name === 'cellXfs') inCells = true
        if (name === 'xf' && inCells) formats.push(Number(attribute('numFmtId') ?? 0))
      },
      close(name) {
        if (name === 'cellXfs') inCells = false
      },
    })
  return formats.map((id) => numberKind(id, codes))
}

/** Reads what all sheets share. `invalid`: `errors.fileNotWorkbook` or `errors.workbookDamaged`, with the part. */
export function readWorkbook(unpacked: Unpacked): Workbook {
  const targets = relations(unpacked)
  const sheets: WorkbookSheet[] = []
  let from1904 = false
  walkXml('xl/workbook.xml', needed(unpacked, 'xl/workbook.xml'), {
    open(name, attribute) {
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attribute('date1904') ?? '')
      const part = name === 'sheet' ? targets.get(attribute('r:id') ?? attribute('id') ?? '') : undefined
      if (part === undefined || !part.startsWith('xl/worksheets/')) return
      sheets.push({ name: attribute('name') ?? '', hidden: (attribute('state') ?? 'visible') !== 'visible', part })
    },
  })
  return { sheets, from1904, kinds: styleKinds(unpacked), texts: sharedTexts(unpacked) }
}
