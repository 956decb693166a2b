import type { Finding } from 'render-rules';

/** The envelope of every success of the job endpoints. */
export interface Success<Data> {
  success: true;
  data: Data;
}

/** Which page an answer holds, and how much there is in all. */
export interface Pagination {
  page: number;
  pageSize: number;
  pageCount: number;
  total: number;
}

/** The envelope of a page. */
export interface SuccessPage<Item> extends Success<Item[]> {
  meta: { pagination: Pagination };
}

/** Every error, in Strapi's format. */
export interface ErrorReply {
  data: null;
  error: {
    status: number;
    name: string;
    message: string;
    /** `jobId` is another job that stands in the way, `expected` what a worker must run to be given jobs. */
    details: {
      code?: string;
      findings?: Finding[];
      jobId?: string;
      expected?: { protocol: number; rules: string };
    };
  };
}
