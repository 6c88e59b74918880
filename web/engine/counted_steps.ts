/** Work in steps, of which those that were done count, also where it fails. */

/**
 * Waits for the work, and tells how many steps are done in all: as its report says, or, where it fails, as
 * the core counts them. Where the core is gone nobody can say, and nothing is told.
 */
export async function withStepsCounted<Report extends { readonly step: number }>(
  work: Promise<Report>,
  count: () => Promise<number>,
  tell: (stepsDone: number) => void,
): Promise<Report> {
  try {
    const report = await work;
    tell(report.step);
    return report;
  } catch (error) {
    await count().then(tell, () => undefined);
    throw error;
  }
}
