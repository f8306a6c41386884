import { existsSync } from 'node:fs'
import path from 'node:path'
import { OperationError } from '#shared/contract/errors.ts'
import type { DemoVaultMade } from '#shared/modules/session/session.contract.ts'
import type { LockedContext } from '../../context.ts'
import { makeDemo } from '../../demo/make-demo.ts'
import { demoLogins, demoPassword } from '../../demo/team.ts'
import { offeredBytes } from '../../files.ts'
import { vaultSuffix } from '../../vault/vault-folder.ts'
import { defaultFolder } from './session.folder.ts'

type DemoInput = { readonly language: 'en' | 'zh-CN'; readonly path?: string | undefined; readonly seed: number }

/** The first folder of this name that does not exist: a second demo stands beside the first. */
function freeFolder(stem: string): string {
  for (let number = 1; ; number++) {
    const folder = path.join(defaultFolder(), `${stem}${number === 1 ? '' : ` ${number}`}${vaultSuffix}`)
    if (!existsSync(folder)) return folder
  }
}

function folderOf({ path: given, language }: DemoInput): string {
  if (given === undefined) return freeFolder(language === 'en' ? 'Northwind demo' : '北风演示')
  return path.resolve(given.endsWith(vaultSuffix) ? given : `${given}${vaultSuffix}`)
}

/**
 * Makes the demonstration vault, and answers where it is, how its five people enter, and its signed audit report. The
 * vault stays closed: whoever tries it chooses as whom.
 */
export async function offerDemo(input: DemoInput, context: LockedContext): Promise<DemoVaultMade> {
  if (context.door.vault()) throw new OperationError('conflict', 'errors.alreadyOpen')
  const { language, seed } = input
  const folder = folderOf(input)
  const { name, bytes } = await makeDemo(context, { folder, language, seed })
  return {
    path: folder,
    password: demoPassword,
    logins: Object.values(demoLogins).map(({ login }) => login),
    report: context.files.offer(offeredBytes(name, 'application/pdf', bytes)),
  }
}
