/** A text with the part of it that is selected, in UTF-16 units; both are equal where only a caret stands. */
export type Editing = { readonly text: string; readonly start: number; readonly end: number }

export type LineMark = 'bullets' | 'numbers' | 'quote' | 'heading'

/** Puts a mark such as `**` around the selection, or takes it away where it is there already. */
export function toggleInline({ text, start, end }: Editing, mark: string): Editing {
  const selected = text.slice(start, end)
  // Spaces at the edges stay outside: `** a**` is no strong text.
  const lead = selected.length - selected.trimStart().length
  const from = selected.trim() === '' ? start : start + lead
  const to = selected.trim() === '' ? end : from + selected.trim().length
  const size = mark.length
  const isAround = text.slice(from - size, from) === mark && text.slice(to, to + size) === mark
  const isInside = start === end && !isAround && text.slice(start, start + size) === mark
  // At the end of marked words the second time goes out of the mark, as it does in every editor.
  if (isInside && text.slice(text.lastIndexOf('\n', start - 1) + 1, start).split(mark).length % 2 === 0)
    return { text, start: start + size, end: start + size }
  // A single star beside another one is half of a strong mark.
  const isPart =
    size === 1 && (text.slice(from - 2, from) === mark.repeat(2) || text.slice(to, to + 2) === mark.repeat(2))
  if (isAround && !isPart) {
    return {
      text: text.slice(0, from - size) + text.slice(from, to) + text.slice(to + size),
      start: from - size,
      end: to - size,
    }
  }
  return {
    text: text.slice(0, from) + mark + text.slice(from, to) + mark + text.slice(to),
    start: from + size,
    end: to + size,
  }
}

const marks: Readonly<Record<LineMark, RegExp>> = {
  bullets: /^(\s*)[-*+] /,
  numbers: /^(\s*)\d{1,9}[.)] /,
  quote: /^(\s*)> ?/,
  heading: /^(\s*)#{1,6} /,
}

function markFor(kind: LineMark, place: number): string {
  return { bullets: '- ', numbers: `${place}. `, quote: '> ', heading: '## ' }[kind]
}

/** Gives every selected line a mark, or takes it away where all of them have it. Empty lines between are left alone. */
export function toggleLines({ text, start, end }: Editing, kind: LineMark): Editing {
  const from = text.lastIndexOf('\n', start - 1) + 1
  const next = text.indexOf('\n', Math.max(start, end - 1))
  const to = next < 0 ? text.length : next
  const lines = text.slice(from, to).split('\n')
  const isFilled = (line: string) => lines.length === 1 || line.trim() !== ''
  const isMarked = lines.filter(isFilled).every((line) => marks[kind].test(line))
  let place = 0
  const changed = lines.map((line) => {
    if (!isFilled(line)) return line
    if (isMarked) return line.replace(marks[kind], '$1')
    place += 1
    // A list of one kind becomes one of the other instead of a list in a list.
    const bare =
      kind === 'quote'
        ? line
        : line.replace(marks.bullets, '$1').replace(marks.numbers, '$1').replace(marks.heading, '$1')
    return markFor(kind, place) + bare
  })
  const made = changed.join('\n')
  const isCaret = start === end
  const caret = Math.max(from, end + made.length - (to - from))
  return {
    text: text.slice(0, from) + made + text.slice(to),
    start: isCaret ? caret : from,
    end: isCaret ? caret : from + made.length,
  }
}

/** Makes the selection a link's words, or its address where it is one, and selects what is still to be typed. */
export function makeLink({ text, start, end }: Editing): Editing {
  const selected = text.slice(start, end)
  const isAddress = /^https?:\/\/\S+$/.test(selected)
  const made = isAddress ? `[](${selected})` : `[${selected}](https://)`
  const at = isAddress ? start + 1 : start + selected.length + 3
  return {
    text: text.slice(0, start) + made + text.slice(end),
    start: at,
    end: isAddress ? at : at + 'https://'.length,
  }
}

/**
 * What Enter does at the end of a line of a list or quote: the next line begins likewise; a line that holds nothing but
 * its mark ends the list. Null where Enter is just a new line.
 */
export function continueLine({ text, start, end }: Editing): Editing | null {
  if (start !== end) return null
  const from = text.lastIndexOf('\n', start - 1) + 1
  const found = /^(\s{0,12})([-*+]|\d{1,9}[.)]|>) ?/.exec(text.slice(from, start))
  if (!found || (found[2] !== '>' && !found[0].endsWith(' '))) return null
  const [mark, indent = '', sign = ''] = found
  if (text.slice(from + mark.length, start).trim() === '') {
    // Without an empty line between, Markdown takes what follows for a part of the last item.
    const gap = from > 0 && text[from - 2] !== '\n' ? '\n' : ''
    const caret = from + gap.length
    return { text: text.slice(0, from) + gap + text.slice(start), start: caret, end: caret }
  }
  const number = Number.parseInt(sign, 10)
  const next = `\n${indent}${Number.isNaN(number) ? sign : `${number + 1}${sign.slice(-1)}`} `
  const caret = start + next.length
  return { text: text.slice(0, start) + next + text.slice(start), start: caret, end: caret }
}

/** The smallest piece of `before` that must be replaced for it to become `after`. */
export function replacement(
  before: string,
  after: string,
): { readonly from: number; readonly to: number; readonly piece: string } {
  const most = Math.min(before.length, after.length)
  let from = 0
  while (from < most && before[from] === after[from]) from++
  let tail = 0
  while (tail < most - from && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++
  return { from, to: before.length - tail, piece: after.slice(from, after.length - tail) }
}
