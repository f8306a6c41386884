/** How an address stands in a register and in a scanner's file; both are brought to one form before they are compared. */
const hostName = /^(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*\.?$/
const byte = '(25[0-5]|2[0-4]\\d|1?\\d?\\d)'
const ipVersion4 = new RegExp(`^${byte}(\\.${byte}){3}(/([12]?\\d|3[0-2]))?$`)
const ipVersion6 = /^(?=[^/]*:[^/]*:)[0-9a-f:]{2,39}(:[0-9.]{7,15})?(\/\d{1,3})?$/
const url = /^[a-z][a-z0-9+.-]{1,20}:\/\/[^\s/?#]+\S*$/

/** The form in which addresses are compared: lower case, without a last dot or slash. */
export function plainAddress(text: string): string {
  return text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[./]+$/, '')
}

/** Whether text is an IP address, a network, a host name or a URL. */
export function isAddress(text: string): boolean {
  const plain = text.normalize('NFKC').trim().toLowerCase()
  return [ipVersion4, ipVersion6, hostName, url].some((form) => form.test(plain))
}
