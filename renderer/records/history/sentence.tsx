import { Fragment, type ReactNode } from 'react'

const marks = { before: '\ue001', after: '\ue002', field: '\ue003', step: '\ue004' } as const
type Part = keyof typeof marks

/** Fills a worded sentence with parts that are more than text. */
export function filled(
  sentence: (parameters: Readonly<Record<Part, string>>) => string,
  parts: Readonly<Partial<Record<Part, ReactNode>>>,
): ReactNode {
  // Characters for private use stand in no catalogue, and what a record holds is not in the sentence yet.
  const pieces = sentence(marks).split(/([\ue001-\ue004])/)
  let at = 0
  return pieces.map((piece) => {
    at += 1
    const part = Object.entries(marks).find(([, mark]) => mark === piece)?.[0]
    const shown = part === undefined ? piece : Object.entries(parts).find(([name]) => name === part)?.[1]
    return <Fragment key={at}>{shown}</Fragment>
  })
}
