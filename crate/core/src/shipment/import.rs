//! UPS's JSON, brought along: it becomes our model, and building it again gives the same request.
//!
//! That is not hoped for: each import is built again here and compared. What plain words cannot say is kept by `spelling`;
//! what the table does not know stays under `carried` and is named. Nothing is validated; sending does that.

use super::{Form, ROOT, Shipment, TABLE, build, defaults, place, spelling};
use crate::error::{Error, Kind};
use crate::map::{self, CARRIED, Context, beside, view};
use serde::Serialize;
use serde_json::{Map, Value};

/// What an import gives.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Imported {
    /// Our model.
    pub input: Shipment,
    /// JSONPaths (RFC 9535) of what is carried along unmodelled.
    pub carried: Vec<String>,
}

/// Reads a request of Rating or Shipping.
///
/// # Errors
/// A body without a shipment.
///
/// ```
/// use parcelgate_core::shipment::{Form, import};
/// let json = serde_json::json!({ "ShipmentRequest": { "Shipment": { "Service": { "Code": "03" }, "Novelty": "1" } } });
/// let imported = import(&json, Form::Ship).unwrap();
/// assert_eq!(imported.input.text("service"), "03");
/// assert_eq!(imported.carried, ["$.ShipmentRequest.Shipment.Novelty"]);
/// ```
pub fn import(wire: &Value, form: Form) -> Result<Imported, Error> {
    let mut last = None;
    for small in [true, false] {
        let Some((inner, words)) = spelling::remove(wire, form, small) else {
            let message = format!("the JSON has no shipment: {}.Shipment is missing", form.wrapper());
            return Err(Error::new(Kind::Validation, "no_shipment", &message));
        };
        match spelled(wire, form, inner, &words) {
            Ok(imported) => return Ok(imported),
            Err(at) => last = Some(at),
        }
    }
    let mut carried = vec![last.unwrap_or_default()];
    Ok(Imported { input: whole(wire, form, &mut carried), carried })
}

/// Tries all ways to say a request of a spelling; the path of all of it where none gives the same again.
fn spelled(wire: &Value, form: Form, inner: Map<String, Value>, words: &[&str]) -> Result<Imported, String> {
    let at = if words.contains(&"noWrapper") { "$".to_owned() } else { format!("$.{}", form.wrapper()) };
    let mut carried = Vec::new();
    let mut plain = map::read(&TABLE, form.dialect(), ROOT, inner, &at, &mut carried);
    if !words.contains(&"noWrapper") {
        beside::keep(&mut plain, wire, form.wrapper(), &mut carried);
    }
    let asks_days = view::text(&plain, "requestOption").to_ascii_lowercase().ends_with("timeintransit");
    let form = if has_days(&plain) || asks_days { form } else { form.without_days() };
    for (in_places, as_given) in [(false, false), (false, true), (true, false), (true, true)] {
        let input = settle(plain.clone(), words, form, in_places, as_given);
        if same(&build(&input, form), wire) {
            return Ok(Imported { input, carried });
        }
    }
    Err(at)
}

/// One way to write the model: in plain words, or with UPS's places and texts kept.
fn settle(mut model: Map<String, Value>, words: &[&str], form: Form, in_places: bool, as_given: bool) -> Shipment {
    let mut words: Vec<Value> = words.iter().map(|word| Value::from(*word)).collect();
    if in_places {
        words.push(spelling::PLACES.into());
    } else {
        place::unplace(&mut model);
    }
    if as_given {
        words.push(spelling::TEXTS.into());
    }
    if matches!(form, Form::Rate(option) if !option.ends_with("timeintransit")) {
        model.insert("timeInTransit".into(), false.into());
    }
    model.insert("spelling".into(), Value::Array(words));
    let mut root = model.clone();
    root.insert("operation".into(), form.option().into());
    let context = Context { table: &TABLE, dialect: form.dialect(), root: &root, defaults: defaults::of, as_given };
    map::settle_defaults(&context, ROOT, &mut model);
    Shipment(model)
}

fn has_days(model: &Map<String, Value>) -> bool {
    ["billType", "shipDate", "pickupTime", "returnContractServices"].iter().any(|name| model.contains_key(*name))
}

/// Nothing of it can be said: all of it is carried.
fn whole(wire: &Value, form: Form, carried: &mut Vec<String>) -> Shipment {
    let mut model = Map::new();
    let body = spelling::single(wire.get(form.wrapper()).unwrap_or(wire)).clone();
    let bare = wire.get(form.wrapper()).is_none();
    model.insert("spelling".into(), if bare { serde_json::json!(["noWrapper"]) } else { serde_json::json!([]) });
    let silent = map::settle_names(&TABLE, ROOT, form.dialect());
    model.extend(silent.into_iter().map(|name| (name.to_owned(), Value::Null)));
    model.insert("payer".into(), Value::Null);
    if !bare {
        beside::keep(&mut model, wire, form.wrapper(), carried);
    }
    model.insert(CARRIED.into(), body);
    Shipment(model)
}

/// Whether two requests say the same: members in any order, one object or a list of it, `""` or `"Y"`.
pub fn same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Array(items), single) | (single, Value::Array(items)) if items.len() == 1 && !single.is_array() => {
            items.first().is_some_and(|item| same(item, single))
        }
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
        }
        (Value::Object(one), Value::Object(other)) => {
            one.len() == other.len()
                && one.iter().all(|(name, value)| other.get(name).is_some_and(|other| same(value, other)))
        }
        (Value::String(one), Value::String(other)) => {
            let silent = |text: &str| text.is_empty() || text == "Y";
            one == other || (silent(one) && silent(other))
        }
        _ => one == other,
    }
}
