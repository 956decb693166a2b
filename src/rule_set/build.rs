//! The build script: tells the crate the digest of its own source.

mod source_digest;

use std::env;
use std::error::Error;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    let digest = source_digest::source_digest(Path::new("src"), &env::var("CARGO_PKG_VERSION")?)?;
    println!("cargo::rerun-if-changed=src");
    println!("cargo::rustc-env=RULES_HASH={digest}");
    Ok(())
}
