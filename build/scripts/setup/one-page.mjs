import { createHash } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './places.mjs'

/** The name under which a recipient gets the page. */
const name = 'sealbook-verifier.html'

/**
 * Puts the verifier's script and style into one page that needs nothing beside it. Its own rules let these two run, by
 * their digests, and nothing else: no other script, no picture, no connection.
 */
export function writeOnePage() {
  // Browsers read every end of a line as one character before they compare digests.
  const read = (/** @type {string} */ file) => readFileSync(path.join(root, file), 'utf8').replaceAll('\r\n', '\n')
  const built = path.join(root, 'dist/verifier')
  // The end of the element would be found inside a text of the script.
  const script = readFileSync(path.join(built, 'page.js'), 'utf8').replaceAll(/<(\/script)/gi, '<\\$1')
  const style = read('assets/verifier/page.css')
  const rules = [
    "default-src 'none'",
    `script-src ${digestOf(script)}`,
    `style-src ${digestOf(style)}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ')
  const parts = { rules, style, script }
  const page = read('assets/verifier/page.html').replace(
    /\{\{(rules|style|script)\}\}/g,
    (_, part) => parts[/** @type {keyof typeof parts} */ (part)],
  )
  writeFileSync(path.join(root, 'dist/assets/verifier', name), page)
  for (const rest of ['page.css', 'page.html']) rmSync(path.join(root, 'dist/assets/verifier', rest))
  rmSync(built, { recursive: true })
}

/** @param {string} text */
function digestOf(text) {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}
