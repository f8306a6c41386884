/** Text with parts of it marked; `marks` are [start, end) offsets in order. */
export function MarkedText({
  text,
  marks,
}: {
  readonly text: string
  readonly marks: readonly (readonly [number, number])[]
}) {
  const pieces: { readonly at: number; readonly text: string; readonly marked: boolean }[] = []
  let at = 0
  for (const [start, end] of marks) {
    if (start < at || end > text.length) continue
    pieces.push(
      { at, text: text.slice(at, start), marked: false },
      { at: start, text: text.slice(start, end), marked: true },
    )
    at = end
  }
  pieces.push({ at, text: text.slice(at), marked: false })
  return pieces.map((piece) =>
    piece.marked ? <mark key={`m${piece.at}`}>{piece.text}</mark> : <span key={piece.at}>{piece.text}</span>,
  )
}
