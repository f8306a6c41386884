export type Column = {
  readonly key: string
  readonly label: string
  /** Least width in pixels; what is left over goes to `grow` columns. */
  readonly width: number
  readonly grow?: boolean
  readonly align?: 'end'
  readonly sortable?: boolean
}

export type Sorting = { readonly field: string; readonly descending: boolean } | null
