import { useEffect, useState } from 'react'
import { MarkdownText } from '../../records/markdown-text.tsx'
import classes from './help-parts.module.css'
import { helpPieces } from './pictures.ts'

// Only these files can be shown, each served with the window: a chapter cannot name a picture elsewhere.
const files = import.meta.glob<string>('../../../assets/help/images/*-*.png', { query: '?url', import: 'default' })

function Picture({ file, words }: { readonly file: string; readonly words: string }) {
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    let isGone = false
    const load = async () => {
      const found = await files[`../../../assets/help/images/${file}`]?.()
      if (!isGone && found !== undefined) setAddress(found)
    }
    void load()
    return () => {
      isGone = true
    }
  }, [file])
  return (
    <figure className={classes.picture}>
      {address === null ? (
        <div className={classes.room} />
      ) : (
        <img src={address} alt={words} width={1280} height={800} />
      )}
      <figcaption>{words}</figcaption>
    </figure>
  )
}

/** A piece of the handbook: its Markdown and its pictures. */
export function HelpText({ text }: { readonly text: string }) {
  return helpPieces(text).map((piece, place) =>
    piece.kind === 'picture' ? (
      <Picture key={piece.file} file={piece.file} words={piece.words} />
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces are made anew from the text each time and never move
      <MarkdownText key={place} text={piece.text} />
    ),
  )
}
