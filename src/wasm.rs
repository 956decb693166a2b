//! The only place that knows JavaScript: convert, call, convert back.
//!
//! What comes in is plain data of any shape; what goes out is plain data. An error is thrown as a plain object with
//! `code` and `message`, of which the package's entry point makes a `RulesError`.
//!
//! The functions are in families, each of which the package also builds as a module of its own: a page loads the
//! families that it asks.

// What is thrown, and when, is said once for all functions in `pkg/types/rules.d.ts`.
#![allow(clippy::missing_errors_doc)]
// A build of one family has no use for what the others convert.
#![cfg_attr(not(feature = "wasm"), allow(dead_code))]

mod convert;
#[cfg(feature = "gate")]
pub mod desk;
#[cfg(feature = "gate")]
pub mod gate;
#[cfg(feature = "jobs")]
pub mod jobs;
#[cfg(feature = "renderer")]
pub mod renderer;
#[cfg(feature = "state")]
pub mod state;
#[cfg(feature = "trigger")]
pub mod trigger;
mod values;
