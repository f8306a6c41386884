import type { ClipboardEvent, KeyboardEvent, RefObject } from 'react'
import { markdownFromHtml } from '#shared/base/html-markdown.ts'
import {
  continueLine,
  type Editing,
  type LineMark,
  makeLink,
  replacement,
  toggleInline,
  toggleLines,
} from '#shared/base/markdown-edits.ts'

export type EditName = 'bold' | 'italic' | LineMark | 'link'

function edited(before: Editing, name: EditName): Editing {
  switch (name) {
    case 'bold':
      return toggleInline(before, '**')
    case 'italic':
      return toggleInline(before, '*')
    case 'link':
      return makeLink(before)
    default:
      return toggleLines(before, name)
  }
}

/** Keys by the place of the key, for with Shift a digit gives another sign on every keyboard. */
const keys: ReadonlyMap<string, EditName> = new Map([
  ['KeyB', 'bold'],
  ['KeyI', 'italic'],
  ['Shift+Digit7', 'numbers'],
  ['Shift+Digit8', 'bullets'],
  ['Shift+Digit9', 'quote'],
])

/** Only what has a structure of its own is read as HTML; a program's coloured lines are better off as plain text. */
const structured = /<(?:h[1-6]|ul|ol|li|table|strong|b|em|i|a|blockquote|pre)[\s>]/i

/** What stands in a box, and what is selected of it. */
export function selectionOf(box: HTMLTextAreaElement): Editing {
  return { text: box.value, start: box.selectionStart, end: box.selectionEnd }
}

/**
 * Writes into a text box as if it had been typed, so that the browser's own undo takes it back: a value that is set
 * from outside would empty the list of what can be undone.
 */
export function write(box: HTMLTextAreaElement, after: Editing): void {
  const { from, to, piece } = replacement(box.value, after.text)
  box.focus()
  box.setSelectionRange(from, to)
  if (piece === '' && from < to) document.execCommand('delete')
  else if (piece !== '') document.execCommand('insertText', false, piece)
  box.setSelectionRange(after.start, after.end)
}

/** What the keys, the toolbar and the clipboard do with a box of Markdown. */
export function useTextEdits(box: RefObject<HTMLTextAreaElement | null>) {
  const edit = (name: EditName) => {
    if (box.current) write(box.current, edited(selectionOf(box.current), name))
  }
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey
    // An input method uses Enter to take what is being composed.
    if (event.key === 'Enter' && isPlain && !event.shiftKey && !event.nativeEvent.isComposing) {
      const next = continueLine(selectionOf(event.currentTarget))
      if (!next) return
      event.preventDefault()
      return write(event.currentTarget, next)
    }
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return
    const name = keys.get(`${event.shiftKey ? 'Shift+' : ''}${event.code}`)
    if (!name) return
    event.preventDefault()
    edit(name)
  }
  const paste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const html = event.clipboardData.getData('text/html')
    if (!structured.test(html)) return
    const markdown = markdownFromHtml(html)
    if (markdown === null || markdown === '') return
    event.preventDefault()
    const { text, start, end } = selectionOf(event.currentTarget)
    const caret = start + markdown.length
    write(event.currentTarget, { text: text.slice(0, start) + markdown + text.slice(end), start: caret, end: caret })
  }
  return { edit, press, paste }
}
