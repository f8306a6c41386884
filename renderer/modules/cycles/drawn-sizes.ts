/** The sizes of the timeline as a drawing of its own, in pixels; `middle` is that of a bar below the top of its row. */
export const drawn = { names: 330, row: 44, middle: 16, top: 112, scale: 28, margin: 16, least: 900 } as const
