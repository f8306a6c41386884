/**
 * One clause of a policy's text. `source` is its part of the Markdown, heading included: all sources together are the
 * text. `anchor` names it within the text and survives renumbering; `number` and `title` are what its heading says.
 */
export type Clause = {
  readonly anchor: string
  readonly number: string
  readonly title: string
  /** 1 for the highest heading; 0 for what stands before the first one. */
  readonly level: number
  readonly source: string
  /** The source without the line of its heading. */
  readonly body: string
}

type Head = {
  readonly level: number
  readonly number: string
  readonly title: string
  /** Whether its line says nothing else, and is no part of the body. */
  readonly isHeading: boolean
}

const heading = /^ {0,3}(#{1,6})(?:[ \t]+(.*))?$/
const fence = /^ {0,3}(`{3,}|~{3,})/
const leadingNumber =
  /^(第[〇零一二三四五六七八九十百千\d]+[编章节条款]|(?:Article|Section|Clause|Chapter)\s+\d+(?:\.\d+)*|§\s*\d+(?:\.\d+)*|\d+(?:\.\d+)*|[一二三四五六七八九十]+(?=、)|[A-Z](?=[.)]\s))[.、:：)]?(?:\s+|(?=\P{ASCII})|$)/u
/** What begins a clause without a heading: a numbered article, or a number of at least two parts. */
const numberedLine =
  /^(?:第[〇零一二三四五六七八九十百千\d]+[编章节条款](?=[\s　]|$)|(?:Article|Section|Clause|Chapter)\s+\d|§\s*\d|\d+(?:\.\d+)+[.:]?\s+\S)/u
/** What names a clause stands at the beginning of its line; a line of a megabyte is not searched whole. */
const longestHead = 400
const longestTitle = 120
const longestAnchor = 60
const chineseLevels: Readonly<Record<string, number>> = { 编: 1, 章: 1, 节: 2, 条: 3, 款: 4 }

function split(words: string): { readonly number: string; readonly title: string } {
  const found = leadingNumber.exec(words)
  if (!found) return { number: '', title: words.slice(0, longestTitle) }
  const title = words.slice(found[0].length).trim().slice(0, longestTitle)
  return { number: (found[1] ?? '').replace(/\s+/g, ' '), title }
}

function levelOf(number: string): number {
  const chinese = chineseLevels[number.at(-1) ?? '']
  return chinese ?? Math.max(1, number.split('.').length)
}

/** The words of a heading without its marks of emphasis and the signs that may close it. */
function plainWords(typed: string): string {
  const words = typed.replace(/[*_`]/g, '').trim()
  const last = words.lastIndexOf(' ')
  return /^#+$/.test(words.slice(last + 1)) ? words.slice(0, Math.max(last, 0)).trim() : words
}

function headOf(whole: string): Head | null {
  const line = whole.slice(0, longestHead)
  const found = heading.exec(line)
  if (found) return { level: found[1]?.length ?? 1, isHeading: true, ...split(plainWords(found[2] ?? '')) }
  if (!numberedLine.test(line)) return null
  const { number, title } = split(line.trim())
  // Such a line holds the clause itself, of which the first words serve as its name.
  return { level: levelOf(number), isHeading: false, number, title: title.length > 40 ? '' : title }
}

function slug(words: string): string {
  const text = words.normalize('NFKC').toLowerCase()
  return text
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, longestAnchor)
}

/** Gives names that stay the same when clauses are renumbered, or when others are put in before or after. */
function namer() {
  const taken = new Set<string>()
  const counts = new Map<string, number>()
  const above: { readonly level: number; readonly anchor: string }[] = []
  const free = (name: string) => {
    let candidate = name
    for (let count = counts.get(name) ?? 2; taken.has(candidate); count += 1) {
      candidate = `${name}~${count}`
      counts.set(name, count + 1)
    }
    return candidate
  }
  return ({ level, number, title }: Head): string => {
    while ((above.at(-1)?.level ?? 0) >= level) above.pop()
    const own = slug(title) || slug(number) || 'clause'
    const parent = above.at(-1)?.anchor ?? ''
    // Two chapters may each have a clause of that name: the second is told apart by its chapter.
    const anchor = taken.has(own) && parent !== '' ? free(`${parent}/${own}`) : free(own)
    taken.add(anchor)
    above.push({ level, anchor })
    return anchor
  }
}

const unnamed = { anchor: '', number: '', title: '', level: 0 }

function clauseAt(anchor: string, { level, number, title, isHeading }: Head, source: string): Clause {
  const end = source.indexOf('\n')
  const body = !isHeading ? source : end < 0 ? '' : source.slice(end + 1)
  return { anchor, number, title, level, source, body }
}

/**
 * The clauses of a Markdown text, in its order: each heading begins one, and so does a numbered article that has no
 * heading. What stands before the first is a clause without title at level 0; a text without any is that alone.
 */
export function clausesOf(text: string): readonly Clause[] {
  const nameOf = namer()
  const clauses: Clause[] = []
  let [from, at] = [0, 0]
  let head: Head | null = null
  let open: string | null = null
  const close = (end: number) => {
    if (end === from && head === null) return
    const source = text.slice(from, end)
    clauses.push(head ? clauseAt(nameOf(head), head, source) : { ...unnamed, source, body: source })
    from = end
  }
  for (const line of text.split('\n')) {
    const fenced = fence.exec(line)?.[1] ?? null
    if (open !== null) {
      if (fenced?.startsWith(open) && /^ {0,3}[`~]+\s*$/.test(line)) open = null
    } else if (fenced) open = fenced
    else {
      const found = headOf(line)
      if (found) {
        close(at)
        head = found
      }
    }
    at += line.length + 1
  }
  close(text.length)
  return clauses
}

/** What a clause is called: its number and title, '' for what stands before the first. */
export function clauseName({ number, title }: Pick<Clause, 'number' | 'title'>): string {
  return [number, title].filter((part) => part !== '').join(' ')
}

/**
 * For each clause of the newer text the one of the older text that it was, by anchor, else by number where neither has
 * another partner; and the older clauses that are no longer there.
 */
export function matchClauses(
  older: readonly Clause[],
  newer: readonly Clause[],
): { readonly former: ReadonlyMap<string, Clause>; readonly gone: readonly Clause[] } {
  const byAnchor = new Map(older.map((clause) => [clause.anchor, clause]))
  const former = new Map<string, Clause>()
  for (const { anchor } of newer) {
    const same = byAnchor.get(anchor)
    if (same) former.set(anchor, same)
  }
  const kept = new Set([...former.values()].map(({ anchor }) => anchor))
  const left = older.filter(({ anchor }) => !kept.has(anchor))
  const byNumber = new Map(left.filter(({ number }) => number !== '').map((clause) => [clause.number, clause]))
  for (const { anchor, number } of newer) {
    const found = former.has(anchor) ? undefined : byNumber.get(number)
    if (!found) continue
    former.set(anchor, found)
    byNumber.delete(number)
    kept.add(found.anchor)
  }
  return { former, gone: older.filter(({ anchor }) => !kept.has(anchor)) }
}
