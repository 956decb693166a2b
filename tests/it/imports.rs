//! Which module of the rules uses which. Of the modules of one folder no two need each other, with all that lies below them:
//! each can be read before those that are built on it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// A path without `crate`: of a module, or of something in one.
type Names = Vec<String>;

/// What a module uses, and under which names it can be had from there.
struct Source {
    uses: Vec<Names>,
    named: BTreeMap<String, Names>,
}

/// The text of each module without comments and tests. Programs (`bin`) only use the rules.
fn read(folder: &Path, parent: &[String], texts: &mut BTreeMap<Names, String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let module = match name.as_str() {
            "lib" => Vec::new(),
            "bin" => continue,
            _ => [parent, &[name]].concat(),
        };
        if path.is_dir() {
            read(&path, &module, texts);
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let lines = text.lines().take_while(|line| *line != "#[cfg(test)]");
        let code: Vec<_> = lines.filter(|line| !line.trim_start().starts_with("//")).collect();
        texts.insert(module, code.join("\n"));
    }
}

/// Each path of a `use` tree such as `crate::edl::{check, time}`.
fn paths(before: &str, tree: &str, found: &mut Vec<String>) {
    let Some((head, inside)) = tree.split_once('{') else {
        let name = tree.split(" as ").next().unwrap_or_default();
        found.push(format!("{before}{}", name.trim()));
        return;
    };
    let before = format!("{before}{}", head.trim());
    let mut depth = 0;
    let inside = inside.trim_end().trim_end_matches('}');
    let is_end = |c: char| {
        depth += i32::from(c == '{') - i32::from(c == '}');
        c == ',' && depth == 0
    };
    for branch in inside.split(is_end).filter(|branch| !branch.trim().is_empty()) {
        paths(&before, branch, found);
    }
}

/// A path as it is written in a module, from the crate on; none for what is of another crate.
fn absolute(path: &str, module: &[String], modules: &BTreeSet<Names>) -> Option<Names> {
    let names: Names = path.split("::").map(str::to_owned).collect();
    let ups = names.iter().take_while(|name| *name == "super").count();
    match names[0].as_str() {
        "crate" => Some(names[1..].to_vec()),
        "self" => Some([module, &names[1..]].concat()),
        "super" => Some([&module[..module.len().checked_sub(ups)?], &names[ups..]].concat()),
        child => {
            let is_child = modules.contains(&[module, &[child.to_owned()]].concat());
            is_child.then(|| [module, &names].concat())
        }
    }
}

fn parse(module: &[String], text: &str, modules: &BTreeSet<Names>) -> Source {
    let mut written = Vec::new();
    let is_use = |line: &str| line.starts_with("use ") || (line.starts_with("pub") && line.contains(" use "));
    let mut lines = text.lines();
    let mut named = BTreeMap::new();
    let mut uses = Vec::new();
    while let Some(line) = lines.next() {
        if is_use(line) {
            let mut statement = line.to_owned();
            while !statement.ends_with(';') {
                statement += lines.next().unwrap();
            }
            let (_, tree) = statement.trim_end_matches(';').split_once("use ").unwrap();
            let mut found = Vec::new();
            paths("", tree, &mut found);
            let found = found.iter().filter_map(|path| absolute(path, module, modules));
            let is_public = line.starts_with("pub");
            for path in found {
                named.extend(path.last().map(|name| (name.clone(), path.clone())));
                // What is only passed on is not needed.
                uses.extend((!is_public).then_some(path));
            }
        } else {
            let is_path = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
            written.extend(line.split(|c| !is_path(c)).map(|path| path.trim_matches(':')));
        }
    }
    let inline = written
        .iter()
        .filter(|path| path.starts_with("crate::") || path.starts_with("super::"));
    uses.extend(inline.filter_map(|path| absolute(path, module, modules)));
    Source { uses, named }
}

/// The module in which that stands to which a path leads.
fn home(mut path: Names, sources: &BTreeMap<Names, Source>) -> Names {
    loop {
        let known = (0..=path.len())
            .rev()
            .find(|known| sources.contains_key(&path[..*known]))
            .unwrap();
        let module = &path[..known];
        match path.get(known).and_then(|name| sources[module].named.get(name)) {
            Some(elsewhere) => path = [elsewhere.as_slice(), &path[known + 1..]].concat(),
            None => return module.to_vec(),
        }
    }
}

/// Follows what a module needs; the path is how it was reached.
fn walk(module: &Names, needs: &BTreeMap<Names, BTreeSet<Names>>, path: &mut Vec<Names>, done: &mut BTreeSet<Names>) {
    if let Some(start) = path.iter().position(|before| before == module) {
        let circle: Vec<_> = path[start..]
            .iter()
            .chain([module])
            .map(|module| module.join("::"))
            .collect();
        panic!("these need each other in a circle: {}", circle.join(" → "));
    }
    if !done.contains(module) {
        path.push(module.clone());
        for needed in needs.get(module).into_iter().flatten() {
            walk(needed, needs, path, done);
        }
        path.pop();
        done.insert(module.clone());
    }
}

#[test]
fn no_two_modules_of_a_folder_need_each_other() {
    let mut texts = BTreeMap::new();
    read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &[], &mut texts);
    let modules: BTreeSet<Names> = texts.keys().cloned().collect();
    let parsed = texts
        .iter()
        .map(|(module, text)| (module.clone(), parse(module, text, &modules)));
    let sources: BTreeMap<Names, Source> = parsed.collect();
    let mut needs: BTreeMap<Names, BTreeSet<Names>> = BTreeMap::new();
    for (module, source) in &sources {
        for used in source.uses.iter().map(|path| home(path.clone(), &sources)) {
            let common = module.iter().zip(&used).take_while(|(a, b)| a == b).count();
            // A module and what lies below it are one.
            if common < module.len() && common < used.len() {
                let needed = used[..=common].to_vec();
                needs.entry(module[..=common].to_vec()).or_default().insert(needed);
            }
        }
    }
    assert!(needs.len() > 60, "only {} modules need another one", needs.len());
    let mut done = BTreeSet::new();
    for module in needs.keys() {
        walk(module, &needs, &mut Vec::new(), &mut done);
    }
}
