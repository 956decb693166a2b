import type { Bulk, GetConfiguration, GetHealth, GetJobDetails, GetRenderer } from '../../../shared';
import { api, url } from './render-jobs';

// What the operator's pages ask for beside jobs and settings.
const desk = api.injectEndpoints({
  endpoints: (build) => ({
    getRenderJobDetails: build.query<GetJobDetails.Details, string>({
      query: (jobId) => ({ url: url('jobs', jobId, 'details') }),
      transformResponse: (reply: GetJobDetails.Reply) => reply.data,
      providesTags: ['RenderJobs'],
    }),

    getRenderHealth: build.query<GetHealth.Health, null>({
      query: () => ({ url: url('health') }),
      transformResponse: (reply: GetHealth.Reply) => reply.data,
      providesTags: ['RenderJobs', 'RenderHealth'],
    }),

    getRenderer: build.query<GetRenderer.Renderer, null>({
      query: () => ({ url: url('renderer') }),
      transformResponse: (reply: GetRenderer.Reply) => reply.data,
      providesTags: ['RenderHealth'],
    }),

    clearRenderParts: build.mutation<GetRenderer.Reply, null>({
      query: () => ({ url: url('parts'), method: 'DELETE' }),
      invalidatesTags: ['RenderHealth'],
    }),

    getRenderConfiguration: build.query<GetConfiguration.Configuration, null>({
      query: () => ({ url: url('configuration') }),
      transformResponse: (reply: GetConfiguration.Reply) => reply.data,
    }),

    retryRenderJobs: build.mutation<Bulk.Reply, Bulk.Body>({
      query: (data) => ({ url: url('bulk', 'retry'), method: 'POST', data }),
      invalidatesTags: ['RenderJobs', 'RenderSettings'],
    }),

    cancelRenderJobs: build.mutation<Bulk.Reply, Bulk.Body>({
      query: (data) => ({ url: url('bulk', 'cancel'), method: 'POST', data }),
      invalidatesTags: ['RenderJobs'],
    }),
  }),
});

export const { endpoints: deskEndpoints } = desk;
export const {
  useGetRenderJobDetailsQuery,
  useGetRenderHealthQuery,
  useGetRendererQuery,
  useGetRenderConfigurationQuery,
  useClearRenderPartsMutation,
  useRetryRenderJobsMutation,
  useCancelRenderJobsMutation,
} = desk;
