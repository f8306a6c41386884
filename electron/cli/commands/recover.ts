import path from 'node:path'
import { type Command, UsageError } from '../command.ts'
import { readRecoveryKey } from '../password.ts'

/** Gives a member a new password by the recovery key of the vault. */
export const recoverCommand: Command = {
  name: 'recover',
  summary: 'give a member a new password with the recovery key',
  words: ['VAULT'],
  options: [{ name: 'recovery-file', value: 'FILE', meaning: 'read the recovery key from the first line of FILE' }],
  async run({ given, start, newPassword }) {
    const [folder = ''] = given.words
    const login = given.text('user')
    if (login === null) throw new UsageError('--user is missing: the name of the member whose password is lost')
    const recoveryKey = await readRecoveryKey(given.text('recovery-file'))
    const secret = await newPassword('New password')
    const core = await start()
    const vault = path.resolve(folder)
    await core.call('session.recover', { path: vault, recoveryKey, login, password: secret })
    return { text: `recovered: ${login}\nvault: ${vault}\n`, data: { recovered: login, vault } }
  },
}
