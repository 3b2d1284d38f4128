//! The table of requests and verdicts that every engine of the policy runs.

use parcelgate_policy::{
    Caller, FormRules, HostRule, PREFLIGHT_HEADERS, Page, REQUEST_HEADERS, ROUTES, RequestHead, RouteId, SiteRule,
    judge, judge_form, judge_preflight, refusal, route,
};
use serde_json::Value;

#[test]
fn every_vector_gets_its_verdict() {
    let vectors: Value = serde_json::from_str(include_str!("../../../tests/vectors/policy.json")).unwrap();
    let vectors = vectors.as_array().unwrap();
    assert!(vectors.len() > 35);
    for vector in vectors {
        let headers: Vec<(&str, &[u8])> = vector["headers"]
            .as_object()
            .unwrap()
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str().unwrap().as_bytes()))
            .collect();
        let head = RequestHead {
            method: vector["method"].as_str().unwrap(),
            target: vector["target"].as_str().unwrap(),
            headers: &headers,
            content_length: vector["length"].as_u64(),
        };
        let verdict = judge(&head).map_or_else(|refusal| refusal.code, |forward| forward.route.name);
        assert_eq!(verdict, vector["verdict"].as_str().unwrap(), "{}", vector["name"]);
    }
}

#[test]
fn what_is_forwarded_is_byte_for_byte_what_was_judged() {
    let target = "/ups/cie/api/track/v1/reference/details/PO%2042%2f7?locale=en_US";
    let head = RequestHead { method: "GET", target, headers: &[("authorization", b"Bearer a")], content_length: None };
    assert_eq!(judge(&head).unwrap().upstream_target, "/api/track/v1/reference/details/PO%2042%2f7?locale=en_US");
}

#[test]
fn a_repeated_header_and_a_large_block_are_refused() {
    let twice: &[(&str, &[u8])] = &[("authorization", b"Bearer a"), ("authorization", b"Bearer b")];
    fn head<'a>(headers: &'a [(&'a str, &'a [u8])]) -> RequestHead<'a> {
        let target = "/ups/cie/api/track/v1/details/1ZA1B2C30300000021";
        RequestHead { method: "GET", target, headers, content_length: None }
    }
    assert_eq!(judge(&head(twice)).unwrap_err(), refusal::BAD_HEADER);
    let large = vec![b'a'; 17 * 1024];
    assert_eq!(judge(&head(&[("x-large", &large)])).unwrap_err(), refusal::HEADERS_TOO_LARGE);
    let many: Vec<(&str, &[u8])> = (0..65).map(|_| ("x", &b"y"[..])).collect();
    assert_eq!(judge(&head(&many)).unwrap_err(), refusal::HEADERS_TOO_LARGE);
    let control: &[(&str, &[u8])] = &[("authorization", b"Bearer a\tb")];
    assert_eq!(judge(&head(control)).unwrap_err(), refusal::BAD_HEADER);
}

#[test]
fn the_table_has_one_row_for_each_operation() {
    use RouteId::*;
    for id in [
        ValidateClient,
        Token,
        Refresh,
        Rate,
        Ship,
        Void,
        RecoverLabel,
        Track,
        TrackReference,
        TrackShipment,
        ValidateAddress,
        TimeInTransit,
        Locate,
        PickupRate,
        PickupSchedule,
        PickupPending,
        PickupCancel,
        PickupDivisions,
        ServiceCenters,
        DocumentUpload,
        DocumentPush,
        DocumentRemove,
    ] {
        assert_eq!(ROUTES.iter().filter(|row| row.id == id).count(), 1, "{id:?}");
        assert_eq!(route::route(id).id, id);
    }
    assert_eq!(ROUTES.len(), 22);
}

#[test]
fn a_path_is_filled_only_with_what_the_proxy_takes() {
    let void = route::route(RouteId::Void);
    assert_eq!(
        void.fill(&["v2409", "1ZA1B2C30300000021"]).unwrap(),
        "/api/shipments/v2409/void/cancel/1ZA1B2C30300000021"
    );
    assert!(void.fill(&["v2409", "../../x"]).is_err());
    assert!(void.fill(&["v2409"]).is_err());
    assert!(void.fill(&["v2409", "1ZA1B2C30300000021", "more"]).is_err());
}

const GOOD: &str = "grant_type=authorization_code&code=c&redirect_uri=https%3A%2F%2Fa%2Fb&code_verifier=v&client_id=id";

#[test]
fn the_token_form_is_exactly_the_one_of_pkce() {
    let redirect_uris = ["https://a/b".to_owned()];
    let rules = FormRules { client_id: "id", redirect_uris: &redirect_uris };
    let judged = |body: &str| judge_form(RouteId::Token, body.as_bytes(), &rules).map_err(|refusal| refusal.code);
    assert_eq!(judged(GOOD), Ok(()));
    let json = br#"{"Value":"100 % & more=1"}"#;
    assert_eq!(judge_form(RouteId::Ship, json, &rules), Ok(()), "a body of JSON is no form");
    for (body, code) in [
        (GOOD.replace("client_id=id", "client_id=other"), "proxy_wrong_client"),
        (GOOD.replace("%2Fb", "%2Fc"), "proxy_wrong_redirect_uri"),
        (GOOD.replace("&code_verifier=v", ""), "proxy_bad_form"),
        (GOOD.replace("code=c", "code="), "proxy_bad_form"),
        (GOOD.replace("authorization_code", "client_credentials"), "proxy_bad_form"),
        (GOOD.replace("authorization_code", "password"), "proxy_bad_form"),
        (format!("{GOOD}&client_secret=s"), "proxy_bad_form"),
        (format!("{GOOD}&client_id=id"), "proxy_bad_form"),
        (format!("{GOOD}&x=y"), "proxy_bad_form"),
        (String::new(), "proxy_bad_form"),
        ("%zz=1".into(), "proxy_bad_form"),
    ] {
        assert_eq!(judged(&body), Err(code), "{body}");
    }
    let refresh = |body: &str| judge_form(RouteId::Refresh, body.as_bytes(), &rules).map_err(|refusal| refusal.code);
    assert_eq!(refresh("grant_type=refresh_token&refresh_token=r&client_id=id"), Ok(()));
    assert_eq!(refresh("grant_type=refresh_token&refresh_token=r&client_id=x"), Err("proxy_wrong_client"));
    assert_eq!(refresh("grant_type=refresh_token"), Err("proxy_bad_form"));
}

#[test]
fn hosts_and_origins_are_compared_byte_for_byte() {
    let names = ["127.0.0.1:8080".to_owned()];
    let host = |values: &[&[u8]]| HostRule { names: &names }.check(values).map_err(|refusal| refusal.code);
    assert_eq!(host(&[b"127.0.0.1:8080"]), Ok(()));
    assert_eq!(host(&[b"evil.example"]), Err("proxy_wrong_host"));
    assert_eq!(host(&[b"127.0.0.1:8080", b"127.0.0.1:8080"]), Err("proxy_bad_header"));
    assert_eq!(host(&[b"a@127.0.0.1:8080"]), Err("proxy_bad_header"));
    assert_eq!(host(&[]), Err("proxy_bad_header"));
    let origins = ["https://app.test".to_owned()];
    let site = |origins_given: &[&[u8]], fetch_site: Option<&[u8]>| {
        SiteRule { origins: &origins, portals: &[] }.check(&Caller { origins: origins_given, fetch_site }).is_ok()
    };
    assert!(site(&[b"https://app.test"], None) && site(&[], Some(b"same-origin")));
    for foreign in [
        "null",
        "https://app.test.evil",
        "http://app.test",
        "https://app.test/",
        "https://APP.test",
        "https://app.test:444",
    ] {
        assert!(!site(&[foreign.as_bytes()], Some(b"same-origin")), "{foreign}");
    }
    assert!(!site(&[], None) && !site(&[], Some(b"same-site")) && !site(&[b"https://app.test", b"https://evil"], None));
}

#[test]
fn a_portal_is_told_by_its_own_origin_and_nobody_elses() {
    let (origins, portals) = (["https://app.test".to_owned()], ["https://portal.test".to_owned()]);
    let rule = SiteRule { origins: &origins, portals: &portals };
    let page = |origin: &[u8]| rule.check(&Caller { origins: &[origin], fetch_site: Some(b"cross-site") });
    assert_eq!(page(b"https://portal.test"), Ok(Page::Portal("https://portal.test")));
    assert_eq!(page(b"https://app.test"), Ok(Page::Own));
    for foreign in ["null", "https://portal.test.evil", "https://PORTAL.test", "https://app.test, https://portal.test"]
    {
        assert_eq!(page(foreign.as_bytes()), Err(refusal::WRONG_ORIGIN), "{foreign}");
    }
}

#[test]
fn a_preflight_is_for_a_path_of_the_table_and_has_no_body() {
    let asked: &[(&str, &[u8])] = &[("access-control-request-method", b"POST")];
    let judged = |target, headers, content_length| {
        judge_preflight(&RequestHead { method: "OPTIONS", target, headers, content_length })
            .map_err(|refusal| refusal.code)
    };
    let rate = "/ups/cie/api/rating/v2409/Shop";
    assert_eq!(judged(rate, asked, None), Ok(()));
    assert_eq!(judged("/ups/cie/api/rating/v2409/Buy", asked, None), Err("proxy_no_route"));
    assert_eq!(judged(rate, asked, Some(1)), Err("proxy_no_body_here"));
    assert_eq!(judged(rate, &[], None), Err("proxy_bad_method"));
    assert_eq!(PREFLIGHT_HEADERS.split(", ").collect::<Vec<_>>(), REQUEST_HEADERS);
}
