export type Column = {
  readonly key: string
  readonly label: string
  /** Least width in pixels; what is left over goes to `grow` columns. */
  readonly width: number
  readonly grow?: boolean
  readonly align?: 'end'
  readonly sortable?: boolean
}

/** The columns that the rows are sorted by, the first one first. */
export type Sorting = readonly { readonly field: string; readonly descending: boolean }[]

/** Rows that are chosen for what is done to several at once. */
export type Selecting = {
  readonly has: (key: string) => boolean
  readonly count: number
  /** The most rows that can be chosen. */
  readonly most: number
  /** Chooses the row at a place or no longer; `range` takes all rows from the one before along. */
  readonly toggle: (index: number, range: boolean) => void
  readonly all: () => void
  readonly none: () => void
  readonly allLabel: string
  readonly rowLabel: string
}
