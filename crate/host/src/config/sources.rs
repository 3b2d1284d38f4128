//! Where a setting comes from: flags, then `PARCELGATE_*`, then the file. What is misspelt in a flag or the file is refused.

use std::str::FromStr;

/// Every setting, as its flag is written; the variable and the file's key follow from it.
pub(crate) const SETTINGS: &[&str] = &[
    "--client-id",
    "--client-secret-file",
    "--dist",
    "--drain-seconds",
    "--environment",
    "--extra-ca-file",
    "--frame-ancestors",
    "--fuse",
    "--listen",
    "--metrics-listen",
    "--origin",
    "--portal-origin",
    "--printer-agents",
    "--redirect-uri",
    "--refresh-auth",
    "--reuse",
    "--sandbox-listen",
    "--sandbox-upstream",
    "--seed",
    "--threads",
    "--tls-cert",
    "--tls-key",
    "--trusted-hops",
    "--upstream-connect",
];

pub(crate) struct Sources {
    arguments: pico_args::Arguments,
    file: toml::Table,
}

fn words(error: impl ToString) -> String {
    error.to_string()
}

fn key(flag: &str) -> &str {
    flag.trim_start_matches("--")
}

fn variable(flag: &str) -> Option<String> {
    std::env::var(format!("PARCELGATE_{}", key(flag).replace('-', "_").to_ascii_uppercase())).ok()
}

fn plain(value: &toml::Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

impl Sources {
    pub(crate) fn open(mut arguments: pico_args::Arguments) -> Result<Self, String> {
        let named: Option<String> = arguments.opt_value_from_str("--config").map_err(words)?;
        let path = named.clone().unwrap_or_else(|| "parcelgate.toml".into());
        let file: toml::Table = match std::fs::read_to_string(&path) {
            Ok(text) => toml::from_str(&text).map_err(|error| format!("{path}: {}", error.message()))?,
            Err(_) if named.is_none() => toml::Table::new(),
            Err(error) => return Err(format!("{path} cannot be read: {error}")),
        };
        if let Some(unknown) = file.keys().find(|given| !SETTINGS.iter().any(|flag| key(flag) == given.as_str())) {
            return Err(format!("{path}: {unknown} is not known here; see parcelgate --help"));
        }
        Ok(Self { arguments, file })
    }

    pub(crate) fn text(&mut self, flag: &'static str) -> Result<Option<String>, String> {
        let given: Option<String> = self.arguments.opt_value_from_str(flag).map_err(words)?;
        let found = given.or_else(|| variable(flag)).or_else(|| self.file.get(key(flag)).map(plain));
        Ok(found.filter(|text| !text.trim().is_empty()))
    }

    /// A flag that may be repeated, a list in the file, commas in a variable.
    pub(crate) fn texts(&mut self, flag: &'static str) -> Result<Vec<String>, String> {
        let given: Vec<String> = self.arguments.values_from_str(flag).map_err(words)?;
        if !given.is_empty() {
            return Ok(given);
        }
        if let Some(text) = variable(flag) {
            return Ok(text.split(',').map(|one| one.trim().to_owned()).filter(|one| !one.is_empty()).collect());
        }
        Ok(match self.file.get(key(flag)) {
            Some(toml::Value::Array(values)) => values.iter().map(plain).collect(),
            Some(value) => vec![plain(value)],
            None => Vec::new(),
        })
    }

    pub(crate) fn number<T: FromStr>(&mut self, flag: &'static str, default: T) -> Result<T, String> {
        let text = self.text(flag)?;
        text.map_or(Ok(default), |text| text.parse()).map_err(|_| format!("{flag} takes a whole number"))
    }

    /// What nobody asked for was misspelt.
    pub(crate) fn rest(self) -> Result<(), String> {
        match self.arguments.finish().first() {
            Some(unknown) => Err(format!("{} is not known here; see parcelgate --help", unknown.to_string_lossy())),
            None => Ok(()),
        }
    }
}
