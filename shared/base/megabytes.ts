/** Bytes as millions of them with two places at most: a size is rounded up and a limit down, so that neither flatters. */
export function megabytes(bytes: number, rounded: 'up' | 'down'): number {
  return (rounded === 'up' ? Math.ceil(bytes / 10_000) : Math.floor(bytes / 10_000)) / 100
}
