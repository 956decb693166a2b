// The session's panel as a user works with it.

/** A job's card, by the job's id. */
export const jobCard = (panel, jobId) => panel.locator(`[data-job-id="${jobId}"]`);

/** Waits until a card shows a status. */
export async function waitForStatus(card, status) {
  await card.getByText(status, { exact: true }).waitFor({ timeout: 180_000 });
}

/** Chooses the format, clicks Render, and gives the card of the job that it made. */
export async function render(panel, format) {
  await panel.getByRole('radio', { name: format, exact: true }).check();
  const answered = panel.page().waitForResponse((response) => response.url().endsWith('/render-jobs/jobs/trigger'));
  await panel.getByRole('button', { name: 'Render', exact: true }).click();
  const { data } = await (await answered).json();
  const card = jobCard(panel, data.jobId);
  await card.waitFor();
  return card;
}
