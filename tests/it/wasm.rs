//! The boundary as wasm-bindgen's own runner sees it: `wasm-pack test --node`. The shared vectors go through the
//! packaged module in Node and in Chromium; here it is only that each kind of value crosses in both directions.

use js_sys::{JSON, Reflect};
use render_rules::exports::{state, trigger};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

fn json(value: &JsValue) -> String {
    JSON::stringify(value).unwrap().into()
}

fn code(thrown: &JsValue) -> Option<String> {
    Reflect::get(thrown, &"code".into()).unwrap().as_string()
}

#[wasm_bindgen_test]
fn a_transition_crosses_as_plain_data() {
    let answer = state::canTransition(JsValue::from("queued"), "processing".into()).unwrap();
    assert_eq!(json(&answer), r#"{"from":"queued","to":"processing","allowed":true}"#);
}

#[wasm_bindgen_test]
fn no_status_is_thrown_with_its_code() {
    let thrown = state::isTerminal(JsValue::from("done")).unwrap_err();
    assert_eq!(code(&thrown).as_deref(), Some("unknown_status"));
    assert_eq!(
        code(&state::isActive(JsValue::NULL).unwrap_err()).as_deref(),
        Some("unknown_status")
    );
}

#[wasm_bindgen_test]
fn an_end_is_null() {
    assert!(state::getNextStatus(JsValue::from("completed")).unwrap().is_null());
}

#[wasm_bindgen_test]
fn a_body_that_is_no_object_is_a_finding() {
    let answer = trigger::parseTrigger(JSON::parse("[]").unwrap()).unwrap();
    assert!(json(&answer).contains("\"ok\":false"), "{}", json(&answer));
}
