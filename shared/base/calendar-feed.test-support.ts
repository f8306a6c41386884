import { isDay } from './calendar.ts'
import { utf8Bytes } from './utf8.ts'

/** A component of a calendar as it was read strictly: its properties by name, and what lies within it. */
export type StrictComponent = {
  readonly name: string
  readonly properties: ReadonlyMap<string, string>
  readonly parts: readonly StrictComponent[]
}

const once: Readonly<Record<string, readonly string[]>> = {
  VCALENDAR: ['VERSION', 'PRODID'],
  VEVENT: ['UID', 'DTSTAMP', 'DTSTART'],
  VALARM: ['ACTION', 'TRIGGER', 'DESCRIPTION'],
}
const within: Readonly<Record<string, string>> = { VEVENT: 'VCALENDAR', VALARM: 'VEVENT' }
const texts = ['UID', 'SUMMARY', 'DESCRIPTION', 'CATEGORIES', 'X-WR-CALNAME']

function fail(what: string): never {
  throw new Error(`no calendar of RFC 5545: ${what}`)
}

/** 3.1: lines end in CR LF, none is longer than 75 bytes, and a line that goes on begins with a space. */
function unfolded(file: string): readonly string[] {
  if (!file.endsWith('\r\n')) fail('the last line has no end')
  const lines: string[] = []
  for (const line of file.slice(0, -2).split('\r\n')) {
    if (/[\r\n]/.test(line)) fail(`a line ends otherwise: ${line}`)
    if (utf8Bytes(line).length > 75) fail(`too long: ${line}`)
    if (/[\uFFFD]/.test(line) || !line.isWellFormed()) fail(`cut within a character: ${line}`)
    if (!line.startsWith(' ')) lines.push(line)
    else if (lines.length === 0) fail('the first line goes on')
    else lines.push(`${lines.pop()}${line.slice(1)}`)
  }
  return lines
}

/** 3.3.11: a text, whose comma, semicolon and backslash stand behind a backslash. */
function plainText(value: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are exactly the characters that the format forbids
  if (/[\u0000-\u0008\u000a-\u001f\u007f]/.test(value)) fail(`a control character: ${value}`)
  if (!/^(?:[^\\;,]|\\[\\;,nN])*$/u.test(value)) fail(`not escaped: ${value}`)
  return value.replaceAll(/\\([\\;,nN])/g, (_all, sign: string) => (sign.toLowerCase() === 'n' ? '\n' : sign))
}

const dayOf = (compact: string) => `${compact.slice(0, 4)}-${compact.slice(4, 6)}-${compact.slice(6)}`

function checkedValue(name: string, parameters: string, value: string): string {
  if (texts.includes(name)) return plainText(value)
  if (name === 'DTSTART' || name === 'DTEND') {
    if (parameters !== ';VALUE=DATE' || !isDay(dayOf(value))) fail(`${name}${parameters}:${value} is no day`)
    return dayOf(value)
  }
  const instants = ['DTSTAMP', 'LAST-MODIFIED']
  if (instants.includes(name) && !/^\d{8}T\d{6}Z$/.test(value)) fail(`${name}:${value} is no moment`)
  if (name === 'SEQUENCE' && !/^\d+$/.test(value)) fail(`SEQUENCE:${value} is no number`)
  if (name === 'TRIGGER' && !/^-PT\d+H$/.test(value)) fail(`TRIGGER:${value} is no duration`)
  return value
}

type Open = { readonly name: string; readonly properties: Map<string, string>; readonly parts: StrictComponent[] }

function closed(open: Open): StrictComponent {
  for (const name of once[open.name] ?? fail(`${open.name} is not known`))
    if (!open.properties.has(name)) fail(`${open.name} lacks ${name}`)
  const [start, end] = [open.properties.get('DTSTART'), open.properties.get('DTEND')]
  if (start !== undefined && end !== undefined && end <= start) fail(`${start} ends before it begins`)
  return open
}

/** Reads a calendar and refuses whatever breaks a rule of RFC 5545 that a file of whole days can break. */
export function strictCalendar(file: string): StrictComponent {
  const stack: Open[] = [{ name: '', properties: new Map(), parts: [] }]
  for (const line of unfolded(file)) {
    const match = /^([A-Z][A-Z0-9-]*)((?:;[A-Z-]+=[^;:,"]+)*):(.*)$/su.exec(line)
    const [name = '', parameters = '', value = ''] = match?.slice(1) ?? fail(`no property: ${line}`)
    const top = stack.at(-1) ?? fail('nothing is open')
    if (name === 'BEGIN') {
      if ((within[value] ?? '') !== top.name) fail(`${value} within ${top.name}`)
      stack.push({ name: value, properties: new Map(), parts: [] })
    } else if (name === 'END') {
      if (value !== top.name) fail(`${value} ends ${top.name}`)
      stack.pop()
      stack.at(-1)?.parts.push(closed(top))
    } else {
      if (top.name === '' || top.properties.has(name)) fail(`${name} stands twice or nowhere`)
      top.properties.set(name, checkedValue(name, parameters, value))
    }
  }
  const [calendar, ...others] = stack[0]?.parts ?? []
  if (stack.length !== 1 || !calendar || others.length > 0) fail('it is not one calendar')
  const ids = calendar.parts.map(({ properties }) => properties.get('UID'))
  if (new Set(ids).size !== ids.length) fail('two events have one UID')
  return calendar
}
