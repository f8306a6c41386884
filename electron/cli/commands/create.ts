import path from 'node:path'
import { type Command, UsageError } from '../command.ts'

/** Makes a vault and prints its recovery key, which is shown this once. */
export const createCommand: Command = {
  name: 'create',
  summary: 'make a new vault and print its recovery key',
  words: ['VAULT'],
  options: [
    { name: 'name', value: 'TEXT', meaning: 'name of the organisation (default: that of the folder)' },
    { name: 'person', value: 'TEXT', meaning: 'full name of the person who creates it (default: --user)' },
    { name: 'profile', value: 'standard|high', meaning: 'how much work guessing a password costs' },
    { name: 'lang', value: 'en|zh-CN', meaning: 'language of the vault (default: en)' },
    { name: 'zone', value: 'ZONE', meaning: 'time zone of the organisation, such as Asia/Shanghai' },
  ],
  async run({ given, start, newPassword }) {
    const [folder = ''] = given.words
    const login = given.text('user')
    if (login === null) throw new UsageError('--user is missing: the name to sign in by')
    const secret = await newPassword('Password for the new vault')
    const core = await start()
    const created = await core.call('session.create', {
      path: path.resolve(folder),
      name: given.text('name') ?? path.basename(folder, '.sealbook'),
      person: given.text('person') ?? login,
      login,
      password: secret,
      profile: given.text('profile') ?? 'standard',
      language: given.text('lang') ?? 'en',
      zone: given.text('zone') ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    })
    return { text: asLines(created, { path: 'vault', recoveryKey: 'recovery key' }), data: created }
  },
}

function asLines(data: unknown, names: Readonly<Record<string, string>>): string {
  const entries = typeof data === 'object' && data !== null ? Object.entries(data) : []
  return entries.map(([key, value]) => `${names[key] ?? key}: ${value}\n`).join('')
}
