export function OpenApp() {
  return null
}
