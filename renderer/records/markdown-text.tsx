import { useMemo } from 'react'
import { type MarkdownBlock, type MarkdownSpan, parseMarkdown } from '#shared/base/markdown.ts'
import { CrossReferenceLink } from './cross-reference.tsx'
import classes from './markdown-text.module.css'

function Span({ span }: { readonly span: MarkdownSpan }) {
  if (span.text === '\n') return <br />
  if (span.refers) return <CrossReferenceLink refers={span.refers} label={span.text} />
  if (span.code) return <code className="code">{span.text}</code>
  return span.bold ? <strong>{span.text}</strong> : span.text
}

function spans(list: readonly MarkdownSpan[]) {
  // biome-ignore lint/suspicious/noArrayIndexKey: spans are made anew from the text each time and never move
  return list.map((span, index) => <Span key={index} span={span} />)
}

function Block({ block }: { readonly block: MarkdownBlock }) {
  switch (block.kind) {
    case 'heading':
      return <p className={classes.heading}>{spans(block.spans)}</p>
    case 'paragraph':
      return <p>{spans(block.spans)}</p>
    case 'code':
      return <pre className="code">{block.text}</pre>
    case 'quote':
      return <blockquote>{blocks(block.blocks)}</blockquote>
    case 'list': {
      // biome-ignore lint/suspicious/noArrayIndexKey: items are made anew from the text each time and never move
      const items = block.items.map((item, index) => <li key={index}>{blocks(item)}</li>)
      return block.start === undefined ? <ul>{items}</ul> : <ol start={block.start}>{items}</ol>
    }
  }
}

function blocks(list: readonly MarkdownBlock[]) {
  // biome-ignore lint/suspicious/noArrayIndexKey: blocks are made anew from the text each time and never move
  return list.map((block, index) => <Block key={index} block={block} />)
}

/** Formatted text of a record; the same blocks are set in its reports. */
export function MarkdownText({ text }: { readonly text: string }) {
  const parsed = useMemo(() => parseMarkdown(text), [text])
  return <div className={classes.text}>{blocks(parsed)}</div>
}
