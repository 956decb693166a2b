//! `assess` answers what the five functions answer one by one.

use crate::calls::{Arguments, call};
use crate::vectors::cases;
use render_rules::RulesError;
use serde_json::{Value, json};

fn one_by_one(request: &Value, options: &Value) -> Result<Value, RulesError> {
    let call = |name: &str, arguments: &[&Value]| call(name, Arguments(arguments.iter().copied().cloned().collect()));
    let report = call("checkRender", &[request, options])?;
    let plan = match call("planRender", &[request, options]) {
        Err(error) if matches!(error.code(), "not_renderable" | "bad_input") => Value::Null,
        planned => planned?,
    };
    // A request may be given as its text.
    let mut object: Value = request
        .as_str()
        .map_or_else(|| Ok(request.clone()), serde_json::from_str)
        .unwrap_or_default();
    let edl = object.pointer("/edl/canonicalEdl").cloned().unwrap_or_default();
    if let Some(fields) = object.as_object_mut() {
        fields.remove("selection");
    }
    Ok(json!({
        "checklist": call("checklist", &[&report, options])?,
        "selection": call("resolveSelection", &[request])?,
        "unchosen": call("resolveSelection", &[&object])?,
        "plan": plan,
        "timeline": call("timeline", &[&edl, &report])?,
        "report": report,
    }))
}

#[test]
fn every_request_of_the_vectors_is_assessed_as_it_is_answered_one_by_one() {
    let mut assessed = 0;
    for case in cases() {
        if !["checkRender", "planRender", "resolveSelection", "assess"].contains(&case.call.as_str()) {
            continue;
        }
        let Arguments(arguments) = case.arguments;
        let mut given = arguments.into_iter();
        let (request, options) = (given.next().unwrap_or_default(), given.next().unwrap_or_default());
        let expected = one_by_one(&request, &options).map_err(|error| error.to_string());
        let answer = call("assess", Arguments(vec![request, options])).map_err(|error| error.to_string());
        assert_eq!(answer, expected, "{}", case.name);
        assessed += 1;
    }
    assert!(assessed > 100, "{assessed} requests");
}
