import { readWindowFile } from '../transport/window-files.ts'

/** The one address of the window in the desktop host; no server answers it. */
export const pageOrigin = 'app://sealbook'

/** Whether an address is part of our own page. */
export function isOwnPage(url: string): boolean {
  return url.startsWith(`${pageOrigin}/`)
}

/** Whether a frame is our page itself, not one that it might come to hold. */
export function isOwnFrame(frame: { readonly url: string; readonly parent: unknown } | null): boolean {
  return frame !== null && frame.parent === null && isOwnPage(frame.url)
}

/** Answers `app://sealbook/...` from the built window; `folder` stands in for it in tests. */
export async function servePage(url: string, folder?: string): Promise<Response> {
  if (!isOwnPage(url)) return new Response('not found', { status: 404 })
  // The raw text after the origin: URL would resolve `..` before it could be refused.
  const path = url.slice(pageOrigin.length).split(/[?#]/, 1)[0] ?? ''
  const file = await readWindowFile(path, folder === undefined ? {} : { folder })
  if (!file) return new Response('not found', { status: 404 })
  return new Response(new Uint8Array(file.body), { headers: file.headers })
}
