/** The link that an arrow key leads to: down and up among steps, right to what was seen, left back. */
export function nextLink(key: string, from: HTMLElement): HTMLElement | null {
  const item = from.closest('li')
  const all = [...(item?.parentElement?.querySelectorAll<HTMLElement>('[data-step]') ?? [])]
  const here = all.findIndex((link) => item?.contains(link))
  if (key === 'ArrowDown') return all[here + 1] ?? null
  if (key === 'ArrowUp') return all[here - 1] ?? null
  if (key === 'Home') return all[0] ?? null
  if (key === 'End') return all.at(-1) ?? null
  const own: HTMLElement[] = [...(item?.querySelectorAll<HTMLElement>('a[href]') ?? [])]
  const place = own.indexOf(from)
  if (key === 'ArrowRight') return own[place + 1] ?? null
  return key === 'ArrowLeft' ? (own[place - 1] ?? null) : null
}
