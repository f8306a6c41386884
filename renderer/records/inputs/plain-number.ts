/** A number without what people group digits by, in half width: `1,000`, `１ ０００` and `1'000` are 1000. */
export function plainNumber(text: string): string {
  return text
    .normalize('NFKC')
    .trim()
    .replaceAll(/(?<=\d)[,' \u00a0\u202f](?=\d{3}(?:\D|$))/g, '')
}
