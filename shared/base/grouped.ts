/** Decimal text with its thousands apart, `1,234,567.50`: it must not pass through a float, which would change its decimals. */
export function grouped(decimal: string): string {
  const [whole = '', fraction] = decimal.split('.')
  const separated = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
  return fraction === undefined ? separated : `${separated}.${fraction}`
}
