//! What is asked before a render: may this session be rendered, what is wrong, and what would be made.

use super::{document, json_of, optional, optional_document, outcome, try_document, value};
use crate::edl::EdlDocument;
use crate::finding::finding_codes;
use crate::gate::RenderRequest;
use crate::{assess, edl, gate, identity, plan};

exports! {
    in "wasm-rules";

    /// May this session be rendered in this format? Every reason at once; bad data is a finding, never an error.
    checkRender(request, options) "(request: RenderRequest, options?: CheckOptions): Report" {
        let options = optional("the options", options)?;
        let report = match try_document(&request)?.map(RenderRequest::of) {
            Ok(request) => gate::check_render(&request, &options),
            Err(why) => gate::unreadable(&why),
        };
        V::answer(&report)
    }

    /// What checkRender says of a request whatever its recordings are: as if nobody knew how long they are, how many frames per
    /// second they have, and whether they can be read. What is refused even then needs no look at them.
    checkApartFromRecordings(request, options) "(request: RenderRequest, options?: CheckOptions): Report" {
        let options = optional("the options", options)?;
        let report = match try_document(&request)?.map(RenderRequest::of) {
            Ok(request) => gate::check_apart_from_recordings(&request, &options),
            Err(why) => gate::unreadable(&why),
        };
        V::answer(&report)
    }

    /// The recordings that a render of this request may read: what to look at before it is planned. What ffprobe says of each is
    /// its asset's `probe`.
    recordings(request) "(request: RenderRequest): Recording[]" {
        let request = RenderRequest::of(document("the request", &request)?);
        V::answer(&gate::recordings(&request))
    }

    /// All that a page shows of a request, of one reading: what checkRender, checklist, resolveSelection, planRender and timeline
    /// answer one by one. The plan is null where the report is not ok.
    assess(request, options) "(request: RenderRequest, options?: CheckOptions): Assessment" {
        let options = optional("the options", options)?;
        let assessment = match try_document(&request)?.map(RenderRequest::of) {
            Ok(request) => assess::assess(&request, &options),
            Err(why) => assess::unreadable(&why, &options),
        };
        V::answer(&assessment)
    }

    /// What is wrong with a canonical EDL, given as an object, as JSON text or as its UTF-8 bytes.
    checkEdl(canonical_edl, options) "(canonicalEdl: unknown, options?: CheckOptions): Report" {
        let options = optional("the options", options)?;
        let report = match json_of(&canonical_edl)? {
            Ok(json) => edl::check_edl_text(&json, &options),
            Err(why) => edl::unreadable(&why),
        };
        V::answer(&report)
    }

    /// The gate's rules, and how a session fared by each: what a report of checkRender, made with these options, says of it.
    checklist(report, options) "(report: Report, options?: CheckOptions): ChecklistItem[]" {
        let options = optional("the options", options)?;
        V::answer(&crate::checklist::checklist(&document("the report", &report)?, &options))
    }

    /// Where an EDL's tracks, and the findings of a report on it, lie in time. What is no EDL has nothing to place.
    timeline(canonical_edl, report) "(canonicalEdl: unknown, report: Report): Timeline" {
        let edl = json_of(&canonical_edl)?.map(|json| EdlDocument::parse(&json));
        V::answer(&crate::timeline::timeline(&edl.unwrap_or_default(), &document("the report", &report)?))
    }

    /// What a format keeps of a picture of this width and height with a framing, in parts of the picture. What is none is as if
    /// nothing were said.
    framedBox(format, framing, width, height) "(format: Format, framing: Framing | null, width: number, height: number): FramedBox" {
        let framing = optional_document("the framing", &framing)?.unwrap_or_default();
        let size = (width.number(), height.number());
        V::answer(&plan::framed_box(value("the format", format)?, &framing, size))
    }

    /// Every code that a finding can have: what it means, whether it blocks, and what to do.
    findingCodes() "(): FindingCode[]" {
        V::answer(&finding_codes())
    }

    /// The digest of what an EDL says, whatever its text looks like; null for what is no EDL.
    edlHash(canonical_edl) "(canonicalEdl: unknown): string | null" {
        let edl = json_of(&canonical_edl)?.map(|json| EdlDocument::parse(&json));
        V::answer(&identity::edl_hash(&edl.unwrap_or_default()))
    }

    /// The selection that a render of this request makes: its own, else the format's default; null for the whole programme and
    /// for the still in the middle.
    resolveSelection(request) "(request: RenderRequest): Selection | null" {
        let request = try_document(&request)?.map(RenderRequest::of);
        V::answer(&request.ok().as_ref().and_then(gate::resolve_selection))
    }

    /// What a render of this session in this format does, cut by cut. The options are those of checkRender.
    planRender(request, options) "(request: RenderRequest, options?: CheckOptions): RenderPlan" {
        let request = RenderRequest::of(document("the request", &request)?);
        let options = optional("the options", options)?;
        outcome(plan::plan_render(&request, &options))
    }
}
