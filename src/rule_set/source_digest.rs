//! A digest of the rules' own source, so that any change of a rule is a change of the digest. Used by the build script.
//!
//! A digest of tables would miss a changed check. A changed comment changes this one as well: workers are
//! updated with the server anyway.

use std::error::Error;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

/// The digest of the Rust files below `source` but for programs (`bin`), which only use the rules: 16 hexadecimal digits.
pub(super) fn source_digest(source: &Path, version: &str) -> Result<String, Box<dyn Error>> {
    let mut files = Vec::new();
    collect(source, &mut files)?;
    let mut texts = Vec::with_capacity(files.len());
    for path in files {
        // With `/` between them names sort alike on every system, and a checkout on Windows may have other line ends.
        let parts: Vec<_> = path
            .strip_prefix(source)?
            .iter()
            .map(|part| part.to_string_lossy())
            .collect();
        texts.push((parts.join("/"), fs::read_to_string(&path)?.replace("\r\n", "\n")));
    }
    texts.sort();
    let mut hash = Sha256::new();
    hash.update(version);
    for (name, text) in texts {
        hash.update(format!("\0{name}\0{}\0{text}", text.len()));
    }
    let hash = hash.finalize();
    let first = hash.first_chunk().ok_or("the digest is too short")?;
    Ok(format!("{:016x}", u64::from_be_bytes(*first)))
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            if !path.ends_with("bin") {
                collect(&path, files)?;
            }
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    Ok(())
}
