import type { JobReply } from './job';

/**
 * `GET /:jobId/events` of both APIs: server-sent events. An event `job` tells the job's present state, and each further one
 * (at most one in 250 ms); `end`, with jobId and status, follows a terminal one, and the stream ends. Without `end` it ends
 * after five minutes, and within 15 s where its caller may not listen any more: whoever wants to know more asks again, as
 * `EventSource` does by itself. A request whose `Last-Event-ID` is the present state's does not get it again.
 */
export declare namespace JobEvents {
  type State = Pick<
    JobReply,
    'jobId' | 'status' | 'progress' | 'phase' | 'parts' | 'timeLeftMs' | 'attempts' | 'errorMessage'
  >;
}

/**
 * `GET /events`: server-sent events of all jobs. `ready` follows at once: what changed before is in the list. Each `job`
 * tells the present state of a job that was made or changed, at most every 250 ms. The stream ends as a
 * job's does.
 */
export declare namespace JobsEvents {
  type State = JobEvents.State;
}
