//! Paperless documents: upload, push to a shipment, remove.

use super::Context;
use crate::envelope::{Refused, response};
use crate::json::{at, list, text};
use crate::state::Document;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

const FORMATS: &[&str] = &["bmp", "doc", "docx", "gif", "jpg", "pdf", "png", "rtf", "tif", "txt", "xls", "xlsx"];
const LARGEST: usize = 10 * 1024 * 1024;
const MOST: usize = 13;

/// The account of the header, which must be the body's and on the profile.
fn account(context: &Context<'_>, in_body: Option<&str>) -> Result<String, Refused> {
    let account = context.request.header("shippernumber").unwrap_or_default().to_owned();
    if account.is_empty() {
        return Err(Refused::rule("20007", "Missing required field ShipperNumber"));
    }
    if in_body.is_some_and(|body| body != account) {
        return Err(Refused::rule("20008", "Field ShipperNumber has invalid data"));
    }
    match context.state.account(context.grant, &account) {
        Some(_) => Ok(account),
        None => Err(Refused::rule("9590018", "The account is not enabled for user created forms")),
    }
}

pub(super) fn upload(context: &mut Context<'_>) -> Result<Value, Refused> {
    let request = at(&context.body, "UploadRequest").clone();
    let account = account(context, Some(&text(&request, "ShipperNumber")))?;
    let forms = list(&request, "UserCreatedForm");
    if forms.is_empty() {
        return Err(Refused::rule("9120200", "At least one item is required"));
    }
    if forms.len() > MOST {
        return Err(Refused::rule("20008", "Field UserCreatedForm has invalid data"));
    }
    let mut ids = Vec::new();
    for form in &forms {
        check_form(form)?;
        let id = next_id(context);
        context.state.documents.push(Document { id: id.clone(), account: account.clone(), pushed_to: None });
        ids.push(id);
    }
    Ok(json!({ "UploadResponse": {
        "Response": response(None, std::mem::take(&mut context.extra_alerts)),
        "FormsHistoryDocumentID": { "DocumentID": ids },
    } }))
}

fn check_form(form: &Value) -> Result<(), Refused> {
    for name in
        ["UserCreatedFormFileName", "UserCreatedFormFile", "UserCreatedFormFileFormat", "UserCreatedFormDocumentType"]
    {
        if text(form, name).is_empty() {
            return Err(Refused::rule("20007", &format!("Missing required field {name}")));
        }
    }
    let wrong = |name: &str| Err(Refused::rule("20008", &format!("Field {name} has invalid data")));
    if !FORMATS.contains(&text(form, "UserCreatedFormFileFormat").to_ascii_lowercase().as_str()) {
        return wrong("UserCreatedFormFileFormat");
    }
    if !matches!(text(form, "UserCreatedFormDocumentType").parse::<u8>(), Ok(1..=13)) {
        return wrong("UserCreatedFormDocumentType");
    }
    match STANDARD.decode(text(form, "UserCreatedFormFile")) {
        Ok(bytes) if bytes.len() > LARGEST => Err(Refused::rule("10013", "The message is too large")),
        Ok(_) => Ok(()),
        Err(_) => wrong("UserCreatedFormFile"),
    }
}

/// UPS's form: a time stamp to the microsecond.
fn next_id(context: &mut Context<'_>) -> String {
    let now = context.state.now_ms();
    let clock = super::transit::clock(now);
    let part = |from: usize| clock.get(from..from + 2).unwrap_or("00").to_owned();
    let day = super::transit::day(now);
    context.state.serial += 1;
    let serial = context.state.serial % 1_000_000;
    format!(
        "{:04}-{:02}-{:02}-{}.{}.{}.{serial:06}",
        day.year(),
        u8::from(day.month()),
        day.day(),
        part(0),
        part(2),
        part(4)
    )
}

pub(super) fn push(context: &mut Context<'_>) -> Result<Value, Refused> {
    let request = at(&context.body, "PushToImageRepositoryRequest").clone();
    let account = account(context, Some(&text(&request, "ShipperNumber")))?;
    let shipment = text(&request, "ShipmentIdentifier");
    if shipment.is_empty() {
        return Err(Refused::rule("20007", "Missing required field ShipmentIdentifier"));
    }
    let wanted: Vec<String> =
        list(&request, "FormsHistoryDocumentID.DocumentID").iter().map(|id| text(id, "")).collect();
    if wanted.is_empty() {
        return Err(Refused::rule("9120200", "At least one item is required"));
    }
    for id in &wanted {
        let found =
            context.state.documents.iter_mut().find(|document| document.id == *id && document.account == account);
        match found {
            Some(document) => document.pushed_to = Some(shipment.clone()),
            None => return Err(Refused::rule("9590022", "The document was not found")),
        }
    }
    let group = next_id(context);
    Ok(json!({ "PushToImageRepositoryResponse": {
        "Response": response(None, std::mem::take(&mut context.extra_alerts)), "FormsGroupID": group,
    } }))
}

pub(super) fn remove(context: &mut Context<'_>) -> Result<Value, Refused> {
    let account = account(context, None)?;
    let id = context.request.header("documentid").unwrap_or_default().to_owned();
    let before = context.state.documents.len();
    context.state.documents.retain(|document| document.id != id || document.account != account);
    if context.state.documents.len() == before {
        return Err(Refused::rule("9590022", "The document was not found"));
    }
    Ok(json!({ "DeleteResponse": { "Response": response(None, std::mem::take(&mut context.extra_alerts)) } }))
}
