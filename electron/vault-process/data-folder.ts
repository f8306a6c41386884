import path from 'node:path'

/**
 * Where this person's own data stands, outside any vault. `SEALBOOK_DATA` names another folder, so that tests and portable
 * installations leave the person's alone.
 */
export function dataFolder(platform: NodeJS.Platform, environment: NodeJS.ProcessEnv, home: string): string {
  const { SEALBOOK_DATA, APPDATA, XDG_DATA_HOME } = environment
  if (SEALBOOK_DATA) return path.resolve(SEALBOOK_DATA)
  if (platform === 'win32') return path.join(APPDATA ?? path.join(home, 'AppData', 'Roaming'), 'Sealbook')
  if (platform === 'darwin') return path.join(home, 'Library', 'Application Support', 'Sealbook')
  // The XDG base directory specification: a relative path is invalid and must be ignored.
  const base = XDG_DATA_HOME && path.isAbsolute(XDG_DATA_HOME) ? XDG_DATA_HOME : path.join(home, '.local', 'share')
  return path.join(base, 'sealbook')
}
