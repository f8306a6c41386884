/** A decimal as people write it: without the zeros that only keep its scale. */
export function trimmed(text: string): string {
  return text.replace(/\.0*$|(\.\d*[1-9])0+$/, '$1')
}
