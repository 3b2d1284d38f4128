//! The sign-in pages: in two steps as UPS has them, in nobody's livery.

const STYLE: &str = "body{font:16px/1.5 system-ui,sans-serif;margin:0;background:#f3f1ec;color:#22211e}\
main{max-width:26rem;margin:4rem auto;padding:2rem;background:#fff;border:1px solid #d9d5cb;border-radius:10px}\
h1{font-size:1.35rem;margin:0 0 1rem}label{display:block;font-weight:600;margin:1rem 0 .25rem}\
input[type=text],input[type=password]{width:100%;box-sizing:border-box;font:inherit;padding:.6rem;border:1px solid #87837a;border-radius:6px}\
button{font:inherit;font-weight:600;padding:.6rem 1.2rem;border-radius:6px;border:1px solid #22211e;background:#22211e;color:#fff;margin:1.25rem .5rem 0 0}\
button.quiet{background:none;color:#22211e}.warn{background:#fdf1dc;border-radius:6px;padding:.6rem .8rem;font-size:.875rem}\
.bad{background:#fdeae8;color:#8d1815;border-radius:6px;padding:.6rem .8rem}.check{display:flex;gap:.5rem;align-items:center;margin-top:1rem}.check label{font-weight:400;margin:0}\
@media(max-width:30rem){main{margin:0;border:0;border-radius:0}}";

fn page(title: &str, body: &str) -> String {
    format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
         <title>{title}</title><style>{STYLE}</style><main><h1>{title}</h1>{body}</main></html>"
    )
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

const WARNING: &str = "<p class=\"warn\">This is an offline stand-in for UPS's sign-in. Never type a real UPS password here. \
                       Try <b>demo</b> with password <b>demo</b>.</p>";

fn problem(words: Option<&str>) -> String {
    words.map_or_else(String::new, |words| format!("<p class=\"bad\" role=\"alert\">{}</p>", escape(words)))
}

pub(super) fn user(id: &str, name: &str, words: Option<&str>) -> String {
    let body = format!(
        "{WARNING}{}<form method=\"post\" action=\"/lasso/signin\"><input type=\"hidden\" name=\"sid\" value=\"{id}\">\
         <label for=\"username\">Username</label>\
         <input id=\"username\" name=\"username\" type=\"text\" autocomplete=\"off\" value=\"{}\">\
         <div class=\"check\"><input id=\"agree\" type=\"checkbox\" name=\"agree\"><label for=\"agree\">I agree to the UPS Technology Agreement</label></div>\
         <button type=\"submit\">Continue</button>\
         <button class=\"quiet\" type=\"submit\" formaction=\"/lasso/cancel\">Cancel</button></form>",
        problem(words),
        escape(name),
    );
    page("Sign in to UPS (sandbox)", &body)
}

pub(super) fn password(id: &str, name: &str, words: Option<&str>) -> String {
    let body = format!(
        "{WARNING}{}<p>User: <b>{}</b></p><form method=\"post\" action=\"/lasso/password\">\
         <input type=\"hidden\" name=\"sid\" value=\"{id}\"><label for=\"password\">Password</label>\
         <input id=\"password\" name=\"password\" type=\"password\" autocomplete=\"off\">\
         <button type=\"submit\">Log In</button></form>",
        problem(words),
        escape(name),
    );
    page("Sign in to UPS (sandbox)", &body)
}

pub(super) fn campus_ship() -> String {
    let body = "<p>You are signed in to CampusShip. There is nothing here, and no way back to the application: this is what \
                users of such a profile see.</p>";
    page("CampusShip (sandbox)", body)
}

pub(super) fn over() -> String {
    page(
        "This sign-in is over",
        "<p>It took too long or was finished before. Go back to the application and begin again.</p>",
    )
}

pub(super) fn missing() -> String {
    page("Nothing here", "<p>The sandbox has no page at this address.</p>")
}

pub(super) fn home() -> String {
    let body = "<p>An offline stand-in for UPS. It answers under <code>/security/</code> and <code>/api/</code>; tests look at \
                <code>/_sandbox/ledger</code>. Not affiliated with UPS.</p>";
    page("Parcelgate sandbox", body)
}
