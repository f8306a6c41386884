import type { Translator } from '#shared/base/translate.ts'
import type { AnyRecord } from '#shared/record/record.ts'

/** Finds choices by their own name or by their word in one of the languages, upper and lower case alike. */
export function choiceReader(
  record: AnyRecord,
  languages: readonly Translator[],
): (field: string, word: string) => string | null {
  const known = new Map<string, ReadonlyMap<string, string>>()
  const wordsOf = (name: string): ReadonlyMap<string, string> => {
    const field = record.fields[name]
    if (field?.kind !== 'choice') return new Map()
    const labelled = field.choices.flatMap((choice) =>
      languages.map((words): [string, string] => [words(`${record.name}.${name}.${choice}`).toLowerCase(), choice]),
    )
    // Own names come last, so that no label takes one away from its choice.
    return new Map([...labelled, ...field.choices.map((choice): [string, string] => [choice.toLowerCase(), choice])])
  }
  return (field, word) => {
    const words = known.get(field) ?? wordsOf(field)
    known.set(field, words)
    return words.get(word.toLowerCase()) ?? null
  }
}
