/** What a work item waits for, and its days as they were when its cycle began. */
export const workItemDependencyColumns: readonly string[] = [
  `ALTER TABLE "work_items" ADD COLUMN "dependsOn" TEXT NOT NULL DEFAULT '[]'`,
  `ALTER TABLE "work_items" ADD COLUMN "baselineStartOn" TEXT`,
  `ALTER TABLE "work_items" ADD COLUMN "baselineDueOn" TEXT`,
]
