import type { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { OperationError } from '#shared/contract/errors.ts'

/** An estimate to show: `guesses` as a power of ten, `score` from 0 to 4, and whether a vault accepts it. */
export type PasswordEstimate = { readonly guesses: number; readonly score: number; readonly accepted: boolean }

/*
 * 10^14 guesses. One guess at 256 MiB and three passes moves 1.6 GB through memory, so the best accelerator (4.8 TB/s)
 * makes about 3,000 a second; a thousand of them need a year for 10^14. The estimate knows word lists: four words drawn
 * from 7,776 are 3.7 x 10^15, while a decorated dictionary word is below 10^9 however it looks. Characters outside its
 * lists count ten each, which for Chinese is the rate of an attack by lists (four-character idioms: some 3 x 10^4), so
 * fourteen characters pass: four idioms do, one idiom or one line of a poem does not.
 */
const leastGuesses = 14

/** Guesses beyond this length change nothing, while estimating takes time that grows faster than the length. */
const estimatedLength = 48

/** Estimates a password; `known` are words that its guesser would try first (login, vault name). */
export async function estimatePassword(password: string, known: readonly string[]): Promise<PasswordEstimate> {
  estimator ??= loadEstimator()
  const text = password.slice(0, estimatedLength).normalize('NFKC')
  const result = (await estimator).check(
    text,
    known.filter((word) => word !== ''),
  )
  const accepted = result.score >= 3 && result.guessesLog10 >= leastGuesses
  return { guesses: Math.floor(result.guessesLog10), score: result.score, accepted }
}

/** Refuses a password that can be guessed: `invalid` with `errors.weakPassword` (`guesses` and `least`, powers of ten). */
export async function refuseWeakPassword(password: string, known: readonly string[]): Promise<void> {
  const { accepted, guesses } = await estimatePassword(password, known)
  if (accepted) return
  const parameters = { guesses, least: leastGuesses }
  const fields = [{ path: 'password', key: 'errors.weakPassword', parameters }]
  throw new OperationError('invalid', 'errors.weakPassword', { parameters, fields })
}

let estimator: Promise<ZxcvbnFactory> | undefined

/** Loaded when a password is first chosen: the word lists take megabytes that unlocking does not need. */
async function loadEstimator(): Promise<ZxcvbnFactory> {
  const [core, common, english] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
  ])
  return new core.ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
    translations: english.translations,
    // A fifth of the usual number: the estimates are the same, and the meter keeps up with typing.
    l33tMaxSubstitutions: 20,
  })
}
