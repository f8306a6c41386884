import path from 'node:path'

const folder = import.meta.dirname

/**
 * What goes into the desktop program, for electron-builder. Packages of `dependencies` come in by themselves.
 *
 * Neither the loopback host nor the command line can be started from it: the first would be a server nobody asked for, and the second
 * starts the vault as a Node process, which the fuses forbid. Parts that they share with others are in it.
 */
export const configuration = {
  appId: 'app.sealbook.desktop',
  productName: 'Sealbook',
  copyright: 'Sealbook contributors, MIT licence',
  directories: { output: '.cache/package', buildResources: 'build/package' },
  files: [
    'package.json',
    'LICENSE',
    'dist/**',
    '!dist/{cli,loopback}',
    '!dist/.stamp',
    '!**/*.map',
    // Packages bring their sources along.
    '!**/*.ts',
    '!node_modules/node-addon-api',
    // Sources of native code, and what it was compiled to for other systems: 34 MB.
    '!node_modules/better-sqlite3/{deps,src,binding.gyp}',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder's own placeholders
    '!node_modules/better-sqlite3/prebuilds/!(${platform}-${arch}.node)',
  ],
  // What stands beside the archive is not covered by its digest: native code alone, which systems load from a file of its own.
  asar: { smartUnpack: false },
  asarUnpack: ['**/*.node'],
  npmRebuild: false,
  // Sealbook asks no server for a newer version.
  publish: null,
  icon: path.join(folder, 'icon.png'),
  // No package of a distribution: those state a home page, which Sealbook has not.
  linux: { target: ['tar.gz'], category: 'Office', executableName: 'sealbook-desktop' },
  win: { target: ['nsis'] },
  nsis: { oneClick: false, perMachine: true, allowToChangeInstallationDirectory: true },
  mac: {
    target: ['dmg'],
    category: 'public.app-category.productivity',
    hardenedRuntime: true,
    entitlements: path.join(folder, 'entitlements.plist'),
    entitlementsInherit: path.join(folder, 'entitlements.plist'),
    extendInfo: { NSCameraUsageDescription: 'Sealbook photographs papers as evidence when you turn the camera on.' },
  },
}
