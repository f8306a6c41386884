import { OperationError } from '#shared/contract/errors.ts'
import type { OutgoingFile } from '#shared/modules/files/files.contract.ts'
import type { LockedContext } from '../../context.ts'

type KitInput = { readonly recoveryKey: string; readonly name: string; readonly language: 'en' | 'zh-CN' }

/** Draws the recovery kit as a PDF to be printed and kept apart from the laptop. */
export async function offerRecoveryKit(_input: KitInput, _context: LockedContext): Promise<OutgoingFile> {
  throw new OperationError('missing', 'errors.unknownOperation', { parameters: { operation: 'session.recoveryKit' } })
}
