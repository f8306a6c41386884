/** The encodings in which tables are read; the names are those of `TextDecoder`. */
export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'windows-1252'] as const
export type Encoding = (typeof encodings)[number]

/** What stands between the cells of a text file. */
export const delimiters = ['comma', 'semicolon', 'tab', 'pipe'] as const
export type Delimiter = (typeof delimiters)[number]

/** What a workbook may hold and an import does not take; `import.ignored.<name>` says it. */
export const ignoredKinds = [
  'formulas',
  'merged',
  'macros',
  'externalLinks',
  'hiddenSheets',
  'hiddenRows',
  'cutTexts',
  'otherSheets',
] as const
export type IgnoredKind = (typeof ignoredKinds)[number]

/** The formats of files that are read as tables; the last two are of questions alone. */
export const sourceFormats = ['csv', 'xlsx', 'json', 'moodle-xml', 'gift'] as const
export type SourceFormat = (typeof sourceFormats)[number]

/** The format of work roles of the NICE Framework, which come in as role profiles. */
export const niceFormat = 'nice-framework'

/** How a file was read: what was found in it or chosen, the heads of its columns, and what in it was left alone. */
export type ForeignSource = {
  readonly format: SourceFormat
  /** Null where the format has one of its own. */
  readonly encoding: Encoding | null
  readonly delimiter: Delimiter | null
  readonly sheet: string | null
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean }[]
  /** The row of the heads, counted from 1 as spreadsheets do. */
  readonly headerRow: number
  readonly heads: readonly string[]
  readonly ignored: readonly { readonly kind: IgnoredKind; readonly count: number }[]
}
