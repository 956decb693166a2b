//! What a worker decides, wherever it runs: in a Strapi server (TypeScript) or as `render-worker` (Rust). Both ask here, so
//! that they agree. Processes, files and the network are their own.

mod failure;
mod process;
mod proxy;
mod store;
mod timing;
mod warnings;

pub use failure::{AttemptCause, ReportRefusal, attempt_failure, recording_problem, report_refusal};
pub use process::{kill_with_parent, start_failure};
pub use proxy::{AddressesToTry, ProxyRequest, addresses_to_try, read_proxy_request};
pub use store::{StoreLimits, StoredPart, surplus_parts};
pub use timing::{LeaseTiming, WORKER_RULES, WorkerRules, lease_timing};
pub use warnings::read_warnings;
