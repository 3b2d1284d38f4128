//! The one pass: serde walks the JSON, a step of the tree says what each value is for.

use super::{Answers, PICTURE, Step};
use crate::map::Kind;
use crate::map::place::put;
use crate::wire::plain;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};
use std::borrow::Cow;
use std::fmt;

pub(super) struct Reader<'p> {
    pub(super) answers: &'p Answers,
    pub(super) pictures: Vec<Vec<u8>>,
}

impl Reader<'_> {
    fn scalar(&mut self, kind: Kind, text: &str) -> Option<Value> {
        let text = plain(text);
        let text = text.trim_matches(|c: char| c.is_whitespace() || c == PICTURE);
        match kind {
            Kind::Flag => (!matches!(text, "N" | "n" | "0" | "false")).then_some(Value::Bool(true)),
            _ if text.is_empty() => None,
            Kind::Bool | Kind::YesNo => match text {
                "Y" | "true" | "True" | "1" => Some(Value::Bool(true)),
                "N" | "false" | "False" | "0" => Some(Value::Bool(false)),
                _ => None,
            },
            Kind::Date => Some(crate::map::dates::iso_date(text).unwrap_or_else(|| text.to_owned()).into()),
            Kind::Word(list) => {
                let pair = self.answers.table.words(list).iter().find(|(_, code)| *code == text);
                Some(pair.map_or(text, |(word, _)| word).into())
            }
            Kind::Image => self.picture(text),
            Kind::List(..) => Some(Value::Array(vec![text.into()])),
            Kind::Images => self.picture(text).map(|one| Value::Array(vec![one])),
            Kind::Node(_) | Kind::Nodes(..) | Kind::Inline(_) | Kind::Stock => None,
            _ => Some(text.into()),
        }
    }

    /// What is no base64 is no picture.
    fn picture(&mut self, text: &str) -> Option<Value> {
        let compact: Cow<'_, str> = if text.contains(char::is_whitespace) {
            text.chars().filter(|c| !c.is_whitespace()).collect::<String>().into()
        } else {
            text.into()
        };
        let bytes = STANDARD.decode(compact.as_ref()).ok().filter(|bytes| !bytes.is_empty())?;
        self.pictures.push(bytes);
        Some(format!("{PICTURE}{}", self.pictures.len() - 1).into())
    }

    fn object<'de, A: MapAccess<'de>>(&mut self, section: &str, members: A) -> Result<Option<Value>, A::Error> {
        let mut node = Map::new();
        let steps = self.answers.plans.get(section).map_or(&[][..], |plan| plan.steps.as_slice());
        self.members(steps, members, &mut node)?;
        Ok(self.answers.complete(section, &mut node).then_some(Value::Object(node)))
    }

    fn members<'de, A: MapAccess<'de>>(
        &mut self,
        steps: &[Step],
        mut members: A,
        out: &mut Map<String, Value>,
    ) -> Result<(), A::Error> {
        while let Some(found) = members.next_key_seed(Name { steps })? {
            match found {
                Some(step) => members.next_value_seed(At { reader: self, step, out })?,
                None => drop(members.next_value::<IgnoredAny>()?),
            }
        }
        Ok(())
    }
}

/// A value at a step.
pub(super) struct At<'r, 'p, 'q> {
    pub(super) reader: &'r mut Reader<'p>,
    pub(super) step: &'q Step,
    pub(super) out: &'r mut Map<String, Value>,
}

impl At<'_, '_, '_> {
    fn keep(self, value: Option<Value>) {
        if let (Some(value), Some(leaf)) = (value, &self.step.leaf) {
            put(self.out, &leaf.target, value);
        }
    }

    fn text(self, text: &str) {
        let value = self.step.leaf.as_ref().and_then(|leaf| self.reader.scalar(leaf.kind, text));
        self.keep(value);
    }

    fn list<'de, A: SeqAccess<'de>>(self, item: &Step, mut items: A) -> Result<(), A::Error> {
        let mut list = Vec::new();
        let mut one = Map::new();
        while items.next_element_seed(At { reader: self.reader, step: item, out: &mut one })?.is_some() {
            list.extend(one.remove(""));
        }
        self.keep(Some(Value::Array(list)));
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for At<'_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for At<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("JSON")
    }

    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        self.text(text);
        Ok(())
    }

    fn visit_bool<E>(self, value: bool) -> Result<(), E> {
        let kind = self.step.leaf.as_ref().map(|leaf| leaf.kind);
        let taken = match kind {
            Some(Kind::Flag) => value.then_some(Value::Bool(true)),
            Some(Kind::Bool | Kind::YesNo) => Some(Value::Bool(value)),
            _ => None,
        };
        self.keep(taken);
        Ok(())
    }

    fn visit_i64<E>(self, value: i64) -> Result<(), E> {
        self.text(&value.to_string());
        Ok(())
    }

    fn visit_u64<E>(self, value: u64) -> Result<(), E> {
        self.text(&value.to_string());
        Ok(())
    }

    fn visit_f64<E>(self, value: f64) -> Result<(), E> {
        self.text(&Value::from(value).to_string());
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        let Some(leaf) = &self.step.leaf else { return self.reader.members(&self.step.inner, members, self.out) };
        let value = match leaf.kind {
            Kind::Node(section) => self.reader.object(section, members)?,
            Kind::Nodes(section, _) => self.reader.object(section, members)?.map(|one| Value::Array(vec![one])),
            kind => {
                while members.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
                (kind == Kind::Flag).then_some(Value::Bool(true))
            }
        };
        self.keep(value);
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        let answers = self.reader.answers;
        match self.step.leaf.as_ref().map(|leaf| leaf.kind) {
            Some(Kind::Nodes(section, _)) => match answers.plans.get(section) {
                Some(plan) => self.list(&plan.item, items),
                None => Ok(()),
            },
            Some(Kind::List(..)) => self.list(&answers.text, items),
            Some(Kind::Images) => self.list(&answers.image, items),
            _ => {
                // One is meant where a list stands.
                items.next_element_seed(self)?;
                while items.next_element::<IgnoredAny>()?.is_some() {}
                Ok(())
            }
        }
    }
}

/// A member's name: the step that takes it, if one does.
struct Name<'p> {
    steps: &'p [Step],
}

impl<'de, 'p> DeserializeSeed<'de> for Name<'p> {
    type Value = Option<&'p Step>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'p> Visitor<'_> for Name<'p> {
    type Value = Option<&'p Step>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a member's name")
    }

    fn visit_str<E>(self, name: &str) -> Result<Self::Value, E> {
        Ok(self.steps.iter().find(|step| step.name == name))
    }
}
