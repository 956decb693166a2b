/** The plugin's id: the prefix of its routes, permissions and translations. */
export const PLUGIN_ID = 'render-jobs';

/** Where the plugin's pages are, in the admin. */
export const JOBS_PATH = `/plugins/${PLUGIN_ID}`;

/** The page of all jobs, narrowed to those of one session. */
export const sessionJobsPath = (documentId: string): string =>
  `${JOBS_PATH}?filters[session]=${encodeURIComponent(documentId)}`;

/** The page of one job. */
export const jobPath = (jobId: string): string => `${JOBS_PATH}/${encodeURIComponent(jobId)}`;

/** Where the plugin's settings are. */
export const SETTINGS_PATH = `/settings/${PLUGIN_ID}`;
