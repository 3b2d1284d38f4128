//! The browser's part: from the application's request to the code in its callback.

use super::pages;
use crate::account::{CLIENT_ID, PROFILES};
use crate::envelope::Refused;
use crate::reply::{Incoming, Reply, encode};
use crate::state::{Code, SignIn, State};

const SIGN_IN_MS: i64 = 30 * 60 * 1000;
const CODE_MS: i64 = 60 * 1000;

/// Any loopback address is registered for the sandbox's application, unless a list was given.
pub(super) fn redirect_uri_registered(state: &State, uri: &str) -> bool {
    if !state.options.redirect_uris.is_empty() {
        return state.options.redirect_uris.iter().any(|registered| registered == uri);
    }
    let Some(rest) = uri.strip_prefix("http://").or_else(|| uri.strip_prefix("https://")) else { return false };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    matches!(name, "127.0.0.1" | "localhost" | "[::1]") && !uri.contains('#')
}

/// `authorize`: a refusal is JSON in the tab, success a redirect to the sign-in page, which does not carry the challenge.
pub(super) fn authorize(state: &mut State, request: &Incoming) -> Reply {
    let value = |name: &str| request.query_value(name).unwrap_or_default();
    if let Err(refused) = check_client(state, &value("client_id"), &value("redirect_uri"), &value("response_type")) {
        return refused.reply();
    }
    let challenge = Some(value("code_challenge")).filter(|challenge| !challenge.is_empty());
    let method = value("code_challenge_method");
    let plain_text = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
    let well_formed = challenge.as_ref().is_none_or(|text| text.len() == 43 && text.bytes().all(plain_text));
    if !well_formed || !matches!(method.as_str(), "" | "S256") {
        return Refused::new(400, "10400", "Invalid code challenge").reply();
    }
    let sign_in = SignIn {
        redirect_uri: value("redirect_uri"),
        state: value("state"),
        scope: value("scope"),
        code_challenge: challenge,
        user: String::new(),
        ends_ms: state.now_ms() + SIGN_IN_MS,
    };
    let location = format!(
        "/lasso/signin?client_id={}&redirect_uri={}&response_type=code&scope={}&state={}&type=ups_com_api&sid=",
        encode(CLIENT_ID),
        encode(&sign_in.redirect_uri),
        encode(&sign_in.scope),
        encode(&sign_in.state),
    );
    let id = keep(state, sign_in);
    Reply::redirect(format!("{location}{id}"))
        .with_header("appname", "Parcelgate sandbox application")
        .with_header("displayname", "Parcelgate")
}

fn check_client(state: &State, client_id: &str, redirect_uri: &str, response_type: &str) -> Result<(), Refused> {
    if client_id != CLIENT_ID {
        return Err(Refused::new(401, "10401", "ClientId is Invalid"));
    }
    if !redirect_uri_registered(state, redirect_uri) {
        return Err(Refused::new(400, "10400", "Invalid Redirect URL"));
    }
    if response_type != "code" {
        return Err(Refused::new(400, "10400", "Invalid response type"));
    }
    Ok(())
}

fn keep(state: &mut State, sign_in: SignIn) -> String {
    let now = state.now_ms();
    state.sign_ins.retain(|_, old| old.ends_ms > now);
    let id = state.random.token(32);
    state.sign_ins.insert(id.clone(), sign_in);
    id
}

/// The first page; reached without `sid` it is UPS's older way, which has no challenge.
pub(super) fn show_user(state: &mut State, request: &Incoming) -> Reply {
    let value = |name: &str| request.query_value(name).unwrap_or_default();
    let id = value("sid");
    if state.sign_ins.contains_key(&id) {
        return Reply::html(200, pages::user(&id, "", None));
    }
    if let Err(refused) = check_client(state, &value("client_id"), &value("redirect_uri"), &value("response_type")) {
        return refused.reply();
    }
    let sign_in = SignIn {
        redirect_uri: value("redirect_uri"),
        state: value("state"),
        scope: value("scope"),
        code_challenge: None,
        user: String::new(),
        ends_ms: state.now_ms() + SIGN_IN_MS,
    };
    let id = keep(state, sign_in);
    Reply::html(200, pages::user(&id, "", None))
}

fn field(form: &[(String, String)], name: &str) -> String {
    form.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone()).unwrap_or_default()
}

/// User name and consent.
pub(super) fn take_user(state: &mut State, request: &Incoming) -> Reply {
    let form = request.form();
    let id = field(&form, "sid");
    let user = field(&form, "username").trim().to_owned();
    let now = state.now_ms();
    let Some(sign_in) = state.sign_ins.get_mut(&id).filter(|sign_in| sign_in.ends_ms > now) else {
        return Reply::html(400, pages::over());
    };
    if user.is_empty() {
        return Reply::html(200, pages::user(&id, "", Some("Enter your user name.")));
    }
    if field(&form, "agree") != "on" {
        return Reply::html(
            200,
            pages::user(&id, &user, Some("Tick the box to agree to the UPS Technology Agreement.")),
        );
    }
    sign_in.user = user;
    Reply::html(200, pages::password(&id, &sign_in.user, None))
}

/// The password, and back to the application.
pub(super) fn take_password(state: &mut State, request: &Incoming) -> Reply {
    let form = request.form();
    let id = field(&form, "sid");
    let now = state.now_ms();
    let Some(sign_in) = state.sign_ins.get(&id).filter(|sign_in| sign_in.ends_ms > now).cloned() else {
        return Reply::html(400, pages::over());
    };
    let profile = PROFILES.iter().find(|profile| profile.user == sign_in.user);
    if profile.is_some_and(|profile| profile.password.is_none()) {
        let words = "This user is locked. Try again after 24 hours. (250007)";
        return Reply::html(200, pages::password(&id, &sign_in.user, Some(words)));
    }
    let Some(profile) = profile.filter(|profile| profile.password == Some(&field(&form, "password"))) else {
        let words = "The user name or password is not right. (250004)";
        return Reply::html(200, pages::password(&id, &sign_in.user, Some(words)));
    };
    state.sign_ins.remove(&id);
    if profile.campus_ship {
        return Reply::redirect("/campusship".into());
    }
    let code = state.random.token(28);
    let (redirect_uri, given_state) = (sign_in.redirect_uri.clone(), sign_in.state.clone());
    state.codes.insert(code.clone(), Code { sign_in, ends_ms: now + CODE_MS, grant: None });
    back(&redirect_uri, &given_state, &format!("code={}", encode(&code)))
}

/// The user says no. UPS documents no answer for this; the standard's is given.
pub(super) fn cancel(state: &mut State, request: &Incoming) -> Reply {
    let id = field(&request.form(), "sid");
    match state.sign_ins.remove(&id) {
        Some(sign_in) => {
            let words = "error=access_denied&error_description=The%20user%20did%20not%20agree";
            back(&sign_in.redirect_uri, &sign_in.state, words)
        }
        None => Reply::html(400, pages::over()),
    }
}

fn back(redirect_uri: &str, state: &str, query: &str) -> Reply {
    let joint = if redirect_uri.contains('?') { '&' } else { '?' };
    let state = if state.is_empty() { String::new() } else { format!("&state={}", encode(state)) };
    Reply::redirect(format!("{redirect_uri}{joint}{query}{state}")).with_header("referrer-policy", "no-referrer")
}
