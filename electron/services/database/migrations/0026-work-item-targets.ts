/** Who set the targets of a work item and who approved them, and when. */
export const workItemTargetColumns: readonly string[] = [
  `ALTER TABLE "work_items" ADD COLUMN "targetsSetBy" TEXT`,
  `ALTER TABLE "work_items" ADD COLUMN "targetsSetOn" TEXT`,
  `ALTER TABLE "work_items" ADD COLUMN "targetsApprovedBy" TEXT`,
  `ALTER TABLE "work_items" ADD COLUMN "targetsApprovedOn" TEXT`,
  `CREATE INDEX "work_items_by_targetsSetBy" ON "work_items" ("targetsSetBy") WHERE "targetsSetBy" IS NOT NULL`,
  `CREATE INDEX "work_items_by_targetsApprovedBy" ON "work_items" ("targetsApprovedBy")
    WHERE "targetsApprovedBy" IS NOT NULL`,
]
