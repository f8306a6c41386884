import { readdirSync } from 'node:fs'
import path from 'node:path'
import { commands } from '../../electron/cli/commands.ts'
import type { Language, Words } from '../../shared/base/translate.ts'
import { catalogues } from '../../shared/messages.ts'
import { contract } from '../../shared/operations.ts'
import { read, root, trackedFiles } from './tracked-files.ts'

/** Chapters of one language by file name. */
export function chaptersIn(language: Language): ReadonlyMap<string, string> {
  const folder = `assets/help/${language}`
  const names = readdirSync(path.join(root, folder)).sort()
  return new Map(names.map((name) => [name, read(`${folder}/${name}`)]))
}

type Catalogue = { readonly en: Words; readonly 'zh-CN': Words }

function isCatalogue(value: unknown): value is Catalogue {
  return typeof value === 'object' && value !== null && 'en' in value && 'zh-CN' in value
}

/** Everything that the window says, the words of the records included. */
export async function wordsOfTheWindow(): Promise<readonly Catalogue[]> {
  const files = trackedFiles().filter((file) => /^renderer\/.*\.messages\.ts$/.test(file))
  const modules: object[] = await Promise.all(files.map((file) => import(path.join(root, file))))
  return [...catalogues, ...modules.flatMap((module) => Object.values(module)).filter(isCatalogue)]
}

/** Tells whether a text stands on the screen in that language; `New {{record}}` stands there with each record's name. */
export function screenOf(all: readonly Catalogue[], language: Language): (text: string) => boolean {
  const texts = new Set(all.flatMap((words) => Object.values(words[language])))
  const small = new Set([...texts].map((text) => text.toLowerCase()))
  const templates = [...texts].filter((text) => /\{\{\w+\}\}/.test(text) && !/^\{\{\w+\}\}$/.test(text))
  const patterns = templates.map(
    (text) =>
      new RegExp(
        `^${text
          .split(/\{\{\w+\}\}/)
          .map(escaped)
          .join('(.+)')}$`,
      ),
  )
  return (text) =>
    texts.has(text) ||
    patterns.some((pattern) => {
      const filled = pattern.exec(text)?.slice(1)
      return filled?.every((part) => small.has(part.toLowerCase())) === true
    })
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

/** What is set in bold: the words of buttons, tabs and fields. */
export function quotedWords(markdown: string): readonly string[] {
  return [...withoutCode(markdown).matchAll(/\*\*([^*\n]+)\*\*/g)].map(([, words]) => words ?? '')
}

/** Links and images that lead to a file, without the place within it. */
export function linkedFiles(markdown: string): readonly string[] {
  const targets = [...withoutCode(markdown).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target ?? '')
  return targets.filter((target) => !/^(https?:|mailto:|#)/.test(target)).map((target) => target.replace(/#.*$/, ''))
}

function withoutCode(markdown: string): string {
  return markdown.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]+`/g, '')
}

function codeIn(markdown: string): readonly string[] {
  const blocks = [...markdown.matchAll(/^```\w*\n([\s\S]*?)^```/gm)].flatMap(([, block]) => (block ?? '').split('\n'))
  const spans = [...markdown.replace(/^```[\s\S]*?^```/gm, '').matchAll(/`([^`\n]+)`/g)].map(([, span]) => span ?? '')
  return [...blocks, ...spans]
}

/** Each call of the command line: the name of the command and its options. */
export function commandCalls(
  markdown: string,
): readonly { readonly name: string; readonly options: readonly string[] }[] {
  return codeIn(markdown).flatMap((line) => {
    const [, name, rest = ''] = /(?:^|\| ?)(?:npm run -s sealbook -- |sealbook )([a-z]+)(.*)$/.exec(line) ?? []
    if (name === undefined) return []
    return [{ name, options: [...rest.matchAll(/(?<=\s)--?([a-z][a-z0-9-]*)/g)].map(([, option]) => option ?? '') }]
  })
}

const everywhere = ['json', 'password-file', 'user', 'help']

/** What a call names that does not exist, in words. */
export function unknownIn(call: ReturnType<typeof commandCalls>[number]): readonly string[] {
  if (call.name === 'help') return []
  const command = commands.find((one) => one.name === call.name)
  if (!command) return [`sealbook ${call.name}`]
  const known = new Set([...everywhere, ...command.options.flatMap(({ name, short }) => [name, short ?? name])])
  return call.options.filter((option) => !known.has(option)).map((option) => `sealbook ${call.name} --${option}`)
}

const operations: ReadonlySet<string> = new Set(
  Object.entries(contract).flatMap(([noun, verbs]) => Object.keys(verbs).map((verb) => `${noun}.${verb}`)),
)
const nouns = new Set(Object.keys(contract))

const isFile = (name: string) => /\.(csv|db|json|md|pdf|pem|png|txt)$/.test(name)

/** Operations named in code that do not exist: `finding.move` is one, `vault.db` is a file. */
export function unknownOperations(markdown: string): readonly string[] {
  const named = codeIn(markdown).flatMap(
    (code) => code.match(/(?<![\w./-])[a-z][A-Za-z]+\.[a-z][A-Za-z]+(?![\w./-])/g) ?? [],
  )
  return named.filter((name) => nouns.has(name.split('.')[0] ?? '') && !operations.has(name) && !isFile(name))
}
