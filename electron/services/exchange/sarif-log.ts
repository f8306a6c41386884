import { Tokenizer, TokenParser, TokenType } from '@streamparser/json'
import { OperationError } from '#shared/contract/errors.ts'

const deepest = 64

/** The refusal of a log that cannot be read. */
export function unreadable(cause?: unknown): OperationError {
  return new OperationError('invalid', 'errors.fileUnreadable', { parameters: { format: 'sarif', line: 1 }, cause })
}

/** Refuses nesting beyond what a log has: a file of nothing but brackets would fill the memory. */
function depthGuard() {
  let depth = 0
  return (token: TokenType) => {
    if (token === TokenType.LEFT_BRACE || token === TokenType.LEFT_BRACKET) depth += 1
    if (token === TokenType.RIGHT_BRACE || token === TokenType.RIGHT_BRACKET) depth -= 1
    if (depth > deepest) throw unreadable()
  }
}

/** What is done with a member of a part of a run: the run's place, the part's name, the member's key or place, its value. */
type TakeMember = (at: number, part: string, key: unknown, value: unknown) => void

/**
 * Walks through a SARIF log in UTF-8, hands over each member of each part of a run, and forgets it; `end` answers the
 * version. `invalid`, `errors.fileUnreadable`, for what is no JSON, is cut off or nests without end.
 */
export function logReader(take: TakeMember): { write(piece: Uint8Array): void; end(): string } {
  let version: unknown
  const tokenizer = new Tokenizer({ stringBufferSize: 65_536 })
  const parser = new TokenParser({ paths: ['$.version', '$.runs.*.*.*'], keepStack: false })
  const guard = depthGuard()
  tokenizer.onToken = (token) => {
    guard(token.token)
    parser.write(token)
  }
  parser.onValue = ({ value, key, stack }) => {
    const [, , at, part] = stack.map((element) => element.key)
    if (stack.length === 1 && key === 'version') version = value
    else if (typeof at === 'number' && typeof part === 'string') take(at, part, key, value)
    else throw unreadable()
  }
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const guarded = (step: () => void) => {
    try {
      step()
    } catch (error) {
      throw error instanceof OperationError ? error : unreadable(error)
    }
  }
  return {
    write: (piece) =>
      guarded(() => {
        // The parser would put a sign in the place of bytes that are no UTF-8.
        decoder.decode(piece, { stream: true })
        tokenizer.write(piece)
      }),
    end() {
      guarded(() => {
        decoder.decode()
        if (!parser.isEnded) parser.end()
      })
      if (typeof version !== 'string') throw unreadable()
      return version
    },
  }
}
