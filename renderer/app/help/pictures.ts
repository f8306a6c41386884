/** A piece of a chapter: Markdown, or a picture of the handbook on a line of its own. */
export type HelpPiece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'picture'; readonly file: string; readonly words: string }

const picture = /^!\[([^\]]*)\]\(\.\.\/images\/([\w-]+\.png)\)$/

/** Parts the pictures of the handbook from its text; whatever else looks like a picture stays the text that was typed. */
export function helpPieces(markdown: string): readonly HelpPiece[] {
  const pieces: HelpPiece[] = []
  let lines: string[] = []
  const settle = () => {
    const text = lines.join('\n').trim()
    if (text !== '') pieces.push({ kind: 'text', text })
    lines = []
  }
  for (const line of markdown.split('\n')) {
    const [, words, file] = picture.exec(line) ?? []
    if (words === undefined || file === undefined) lines.push(line)
    else {
      settle()
      pieces.push({ kind: 'picture', file, words })
    }
  }
  settle()
  return pieces
}
