import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

const part = 'xl/worksheets/sheet1.xml'

/** A text as a spreadsheet writes it into a cell. */
export const textCell = (words: string) => `t="inlineStr"><is><t xml:space="preserve">${words}</t></is></c>`

/** A workbook whose only sheet was changed as XML. */
export function changedSheet(bytes: Uint8Array, change: (xml: string) => string): Uint8Array {
  const parts = unzipSync(bytes)
  return zipSync({ ...parts, [part]: strToU8(change(strFromU8(parts[part] ?? new Uint8Array()))) })
}

/** A workbook with the contents of some cells replaced; throws where a cell is not there. */
export function filledSheet(bytes: Uint8Array, cells: Readonly<Record<string, string>>): Uint8Array {
  return changedSheet(bytes, (xml) =>
    Object.entries(cells).reduce((before, [place, content]) => {
      const cell = new RegExp(`(<c r="${place}" s="\\d+")(/>|><v>.*?</c>| t="inlineStr">.*?</c>)`)
      if (!cell.test(before)) throw new Error(`no cell ${place}`)
      return before.replace(cell, `$1 ${content.replaceAll('$', '$$$$')}`)
    }, xml),
  )
}
