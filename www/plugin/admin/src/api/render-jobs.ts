import { adminApi } from '@strapi/strapi/admin';
import type {
  Cancel,
  CheckRecordings,
  Delete,
  GetContentTypes,
  GetEdl,
  GetFacts,
  GetSettings,
  ListJobs,
  MakeEdlVersion,
  Retry,
  SetEdlStatus,
  Trigger,
  UpdateSettings,
  ViewSessionJobs,
} from '../../../shared';
import { PLUGIN_ID } from '../plugin';

/** The address of an admin route of the plugin's. */
export const url = (...path: string[]) => `/${PLUGIN_ID}/${path.map(encodeURIComponent).join('/')}`;

/** An entry that is open, in the locale in which it is. */
export interface OpenEntry {
  documentId: string;
  /** Absent where the content type has no locales. */
  locale?: string;
}

/** Of the edit view's document, whose locale is null where it has none. */
export const openEntry = ({ documentId, locale }: { documentId: string; locale?: string | null }): OpenEntry =>
  typeof locale === 'string' && locale !== '' ? { documentId, locale } : { documentId };

/** The parts of a query that are there. */
const given = (query: object): Record<string, string> =>
  Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined));

/** An address in a locale. */
const localized = (address: string, locale: string | undefined): string =>
  locale === undefined ? address : `${address}?${new URLSearchParams({ locale })}`;

const A_DAY_IN_SECONDS = 24 * 60 * 60;

// `Relations` is the content manager's tag: it invalidates it whenever any entry is saved, and so has the facts, which are
// read from a session, its EDLs and its assets, fetched again.
export const api = adminApi
  .enhanceEndpoints({
    addTagTypes: ['RenderJobs', 'RenderHealth', 'RenderFacts', 'RenderEdl', 'RenderSettings', 'Relations'],
  })
  .injectEndpoints({
    endpoints: (build) => ({
      getRenderContentTypes: build.query<GetContentTypes.Reply['data'], null>({
        query: () => ({ url: url('content-types') }),
        transformResponse: (reply: GetContentTypes.Reply) => reply.data,
        keepUnusedDataFor: A_DAY_IN_SECONDS,
      }),

      getRenderFacts: build.query<GetFacts.Reply, OpenEntry>({
        query: ({ documentId, locale }) => ({ url: localized(url('sessions', documentId, 'facts'), locale) }),
        providesTags: ['RenderFacts', 'Relations'],
      }),

      checkRecordings: build.mutation<CheckRecordings.Reply, OpenEntry>({
        query: ({ documentId, locale }) => ({
          url: localized(url('sessions', documentId, 'recordings'), locale),
          method: 'POST',
          data: {},
        }),
        invalidatesTags: ['RenderFacts'],
      }),

      getSessionRenderJobs: build.query<ViewSessionJobs.Reply, ViewSessionJobs.Query & { sessionId: string }>({
        query: ({ sessionId, ...params }) => ({
          url: `${url('jobs', 'session', sessionId)}?${new URLSearchParams(given(params))}`,
        }),
        providesTags: ['RenderJobs'],
      }),

      listRenderJobs: build.query<ListJobs.Reply, ListJobs.Query>({
        // Strapi's client does not encode what it is given as params.
        query: (params) => ({ url: `${url('jobs')}?${new URLSearchParams(given(params))}` }),
        providesTags: ['RenderJobs'],
      }),

      triggerRender: build.mutation<Trigger.Reply, Trigger.Body>({
        query: (data) => ({ url: url('jobs', 'trigger'), method: 'POST', data }),
        // The facts too: where the server refuses what the browser allowed, the browser's are out of date. And the settings: rendering may
        // have been switched off since they were read.
        invalidatesTags: ['RenderJobs', 'RenderFacts', 'RenderSettings'],
      }),

      retryRenderJob: build.mutation<Retry.Reply, string>({
        query: (jobId) => ({ url: url('jobs', jobId, 'retry'), method: 'POST', data: {} }),
        invalidatesTags: ['RenderJobs', 'RenderSettings'],
      }),

      cancelRenderJob: build.mutation<Cancel.Reply, string>({
        query: (jobId) => ({ url: url('jobs', jobId, 'cancel'), method: 'POST', data: {} }),
        invalidatesTags: ['RenderJobs'],
      }),

      deleteRenderJob: build.mutation<Delete.Reply, { jobId: string; files: boolean }>({
        query: ({ jobId, files }) => ({
          url: `${url('jobs', jobId)}?${new URLSearchParams({ files: String(files) })}`,
          method: 'DELETE',
        }),
        // Nothing is read again: the job's own page would ask for what is gone, and the lists are read when they are opened.
      }),

      getRenderSettings: build.query<GetSettings.Reply['data'], null>({
        query: () => ({ url: url('settings') }),
        transformResponse: (reply: GetSettings.Reply) => reply.data,
        providesTags: ['RenderSettings'],
      }),

      updateRenderSettings: build.mutation<UpdateSettings.Reply, UpdateSettings.Body>({
        query: (data) => ({ url: url('settings'), method: 'PUT', data }),
        invalidatesTags: ['RenderSettings', 'RenderHealth'],
      }),

      getEdlStatus: build.query<GetEdl.Reply['data'], OpenEntry>({
        query: ({ documentId, locale }) => ({ url: localized(url('edls', documentId), locale) }),
        transformResponse: (reply: GetEdl.Reply) => reply.data,
        providesTags: ['RenderEdl', 'Relations'],
      }),

      setEdlStatus: build.mutation<SetEdlStatus.Reply, SetEdlStatus.Body & OpenEntry>({
        query: ({ documentId, locale, status }) => ({
          url: localized(url('edls', documentId, 'status'), locale),
          method: 'POST',
          data: { status },
        }),
        invalidatesTags: ['RenderEdl', 'RenderFacts'],
      }),

      makeEdlVersion: build.mutation<MakeEdlVersion.Reply['data'], OpenEntry>({
        query: ({ documentId, locale }) => ({
          url: localized(url('edls', documentId, 'versions'), locale),
          method: 'POST',
          data: {},
        }),
        transformResponse: (reply: MakeEdlVersion.Reply) => reply.data,
        invalidatesTags: ['RenderFacts', 'Relations'],
      }),
    }),
  });

/** The plugin's admin routes, one endpoint each. */
export const { endpoints } = api;
export const {
  useGetRenderContentTypesQuery,
  useGetRenderFactsQuery,
  useCheckRecordingsMutation,
  useTriggerRenderMutation,
  useRetryRenderJobMutation,
  useCancelRenderJobMutation,
  useDeleteRenderJobMutation,
  useGetEdlStatusQuery,
  useSetEdlStatusMutation,
  useMakeEdlVersionMutation,
  useGetRenderSettingsQuery,
  useUpdateRenderSettingsMutation,
} = api;
