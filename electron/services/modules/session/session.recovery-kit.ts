import { dayIn } from '#shared/base/calendar.ts'
import { translatorOf } from '#shared/base/translate.ts'
import type { OutgoingFile } from '#shared/modules/files/files.contract.ts'
import { recoveryKitMessages } from '#shared/modules/session/session.recovery-kit-messages.ts'
import type { LockedContext } from '../../context.ts'
import { offeredBytes } from '../../files.ts'
import { doInHelper } from '../../processes/helper.ts'
import { parseRecoveryKey } from '../../vault/recovery-key.ts'
import { formatSecretCode } from '../../vault/secret-code.ts'

type KitInput = { readonly recoveryKey: string; readonly name: string; readonly language: 'en' | 'zh-CN' }

/** Draws the recovery kit as a PDF to be printed and kept apart from the laptop; a key mistyped is refused by group. */
export async function offerRecoveryKit(input: KitInput, context: LockedContext): Promise<OutgoingFile> {
  const { recoveryKey, name, language } = input
  const { host, files, signal } = context
  const secret = parseRecoveryKey(recoveryKey)
  const groups = formatSecretCode(secret)
  secret.fill(0)
  const kit = { vault: name, groups, day: dayIn(host.zone, host.now()), language }
  const bytes = await doInHelper(host, 'draw', { name: 'draw-recovery-kit', input: kit }, signal)
  const words = translatorOf(language, [recoveryKitMessages])
  const stem = words('kit.file', { name }).replaceAll(/[^\p{L}\p{N}.-]+/gu, '-')
  return files.offer(offeredBytes(`${stem}.pdf`, 'application/pdf', Buffer.from(bytes)))
}
