import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { contentPolicy, permissionsPolicy } from './content-policy.ts'

/** Where the built window stands: `dist/renderer`, from the sources as from what is built from them. */
const windowFolder = import.meta.filename.endsWith('.ts')
  ? path.resolve(import.meta.dirname, '../../dist/renderer')
  : path.resolve(import.meta.dirname, '../renderer')

/** One file of the window as a host answers it. */
export type WindowFile = { readonly body: Buffer; readonly headers: Readonly<Record<string, string>> }

const mediaTypes: Readonly<Record<string, string>> = {
  '.bcmap': 'application/octet-stream',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.pfb': 'application/octet-stream',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
}

// What vite names by its contents can never change under that name.
const hashed = /^assets\/[^/]+-[A-Za-z0-9_-]{8}\.[a-z0-9]+$/

const fixedHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
} as const

/**
 * Reads the file of the window that a URL path names, or answers null. Nothing outside the folder can be named: the path is
 * decoded once and must consist of plain segments (proven in window-files.test.ts). The page gets a fresh nonce each time.
 */
export async function readWindowFile(
  urlPath: string,
  { folder = windowFolder, socket = null }: { folder?: string; socket?: string | null } = {},
): Promise<WindowFile | null> {
  const relative = plainPath(urlPath)
  const type = relative === null ? undefined : mediaTypes[path.extname(relative)]
  if (relative === null || type === undefined) return null
  const body = await readFile(path.join(folder, relative)).catch(() => null)
  if (body === null) return null
  const headers = { ...fixedHeaders, 'content-type': type }
  if (relative !== 'index.html') {
    const caching = hashed.test(relative) ? 'public, max-age=31536000, immutable' : 'no-cache'
    return { body, headers: { ...headers, 'cache-control': caching } }
  }
  const nonce = randomBytes(16).toString('base64')
  return {
    body: Buffer.from(body.toString('utf8').replaceAll('__NONCE__', nonce)),
    headers: {
      ...headers,
      'cache-control': 'no-store',
      'content-security-policy': contentPolicy(nonce, socket),
      'permissions-policy': permissionsPolicy,
    },
  }
}

function plainPath(urlPath: string): string | null {
  if (urlPath === '/') return 'index.html'
  let decoded: string
  try {
    decoded = decodeURIComponent(urlPath)
  } catch {
    return null
  }
  const segments = decoded.replace(/^\//, '').split('/')
  return segments.every((segment) => /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,200}$/.test(segment)) ? segments.join('/') : null
}
