/** Who is to sign a sealed report, in order, and when they did. */
export const exportSignatureColumns: readonly string[] = [
  `ALTER TABLE "exports" ADD COLUMN "signatures" TEXT NOT NULL DEFAULT '[]'`,
]
