import type { Translator } from '#shared/base/translate.ts'
import type { ErrorParameters, OperationError } from '#shared/contract/errors.ts'

/** A refusal in words: the sentence with its parameters beside it, then one line for each refused field. */
export function describeRefusal(refusal: OperationError, translate: Translator): string {
  const sentence = translate.has(refusal.key) ? translate(refusal.key, refusal.parameters) : refusal.key
  const fields = refusal.fields.map(({ path, key, parameters = {} }) => {
    const word = translate.has(`errors.field.${key}`) ? `errors.field.${key}` : key
    return `  ${path || 'input'}: ${translate.has(word) ? translate(word, parameters) : key}\n`
  })
  return `${refusal.code}: ${sentence}${beside(refusal.parameters)}\n${fields.join('')}`
}

function beside(parameters: ErrorParameters): string {
  const named = Object.entries(parameters).map(([name, value]) => `${name} ${value}`)
  return named.length > 0 ? ` (${named.join(', ')})` : ''
}
