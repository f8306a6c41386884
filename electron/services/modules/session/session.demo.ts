import { OperationError } from '#shared/contract/errors.ts'
import type { LockedContext } from '../../context.ts'

type Demo = { readonly path: string; readonly password: string; readonly logins: readonly string[] }
type DemoInput = { readonly language: 'en' | 'zh-CN'; readonly path?: string | undefined; readonly seed: number }

/** Makes the demonstration vault and opens it as its administrator. */
export async function offerDemo(_input: DemoInput, _context: LockedContext): Promise<Demo> {
  throw new OperationError('missing', 'errors.unknownOperation', { parameters: { operation: 'session.demo' } })
}
