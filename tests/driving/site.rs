//! What the tests visit: the built page under several prefixes, each with the headers of another
//! kind of host, and course pages that embed it; and what the benches do: folders as isolated
//! pages. The server itself is in server.rs.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use super::server::{self, Response};

/// A kind of host: the first folder of its addresses, the headers that it sends with every file,
/// and the files that it does not have, by the end of their names.
struct Host {
    name: &'static str,
    headers: &'static [(&'static str, &'static str)],
    lacks: Option<&'static str>,
}

const COOP: (&str, &str) = ("Cross-Origin-Opener-Policy", "same-origin");
const COEP: (&str, &str) = ("Cross-Origin-Embedder-Policy", "require-corp");
const COEP_LESS: (&str, &str) = ("Cross-Origin-Embedder-Policy", "credentialless");
const CORP: (&str, &str) = ("Cross-Origin-Resource-Policy", "cross-origin");
const DIP: (&str, &str) = ("Document-Isolation-Policy", "isolate-and-require-corp");
const DIP_LESS: (&str, &str) = ("Document-Isolation-Policy", "isolate-and-credentialless");
const NOT_ISOLATED: &[(&str, &str)] = &[
    ("Cross-Origin-Opener-Policy", "unsafe-none"),
    ("Cross-Origin-Embedder-Policy", "unsafe-none"),
    ("Document-Isolation-Policy", "none"),
];
const ANY_ORIGIN: (&str, &str) = ("Access-Control-Allow-Origin", "*");

const fn host(name: &'static str, headers: &'static [(&'static str, &'static str)]) -> Host {
    Host { name, headers, lacks: None }
}

const HOSTS: &[Host] = &[
    host("none", &[]),
    host("four", &[COOP, COEP, CORP, DIP]),
    host("coop-coep", &[COOP, COEP]),
    host("coop-coep-less", &[COOP, COEP_LESS]),
    host("coop-coep-corp", &[COOP, COEP, CORP]),
    host("coep-corp", &[COEP, CORP]),
    host("dip", &[DIP]),
    host("dip-less", &[DIP_LESS]),
    // Headers that are there already are not replaced by the service worker.
    host("not-isolated", NOT_ISOLATED),
    host("any-origin", &[ANY_ORIGIN]),
    host("any-origin-dip", &[ANY_ORIGIN, DIP]),
    Host { name: "no-service-worker", headers: &[], lacks: Some("sw.js") },
    Host { name: "no-module", headers: &[], lacks: Some(".wasm") },
];

/// The address of a path at the site, for example `/four/?embed`. `/built/` sends the headers that
/// the built page asks for in its `_headers`.
pub(crate) fn here(path: &str) -> String {
    format!("http://127.0.0.1:{}{path}", port())
}

/// The same path under a name that a browser takes for another site.
pub(crate) fn elsewhere(path: &str) -> String {
    format!("http://localhost:{}{path}", port())
}

/// The path of a course page that embeds `source` in `<iframe id="frame">`. The course page comes
/// with the headers of `host` and those in `headers`; the frame has `attributes` as well.
pub(crate) fn course_page(source: &str, host: &str, headers: &[(&str, &str)], attributes: &[(&str, &str)]) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.append_pair("src", source).append_pair("host", host);
    for (name, value) in headers {
        query.append_pair("header", &format!("{name}:{value}"));
    }
    for (name, value) in attributes {
        query.append_pair("attribute", &format!("{name}:{value}"));
    }
    format!("/course?{}", query.finish())
}

/// One server for all tests of the process, on all its names, started by the first that asks.
fn port() -> u16 {
    static PORT: OnceLock<u16> = OnceLock::new();
    *PORT.get_or_init(|| {
        let built = Path::new(env!("CARGO_MANIFEST_DIR")).join("dist");
        assert!(built.join("index.html").exists(), "dist/ is missing: run `make build` first");
        let any_port = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
        let address = server::serve(any_port, move |target| answer(&built, target));
        address.expect("a free port").port()
    })
}

fn answer(built: &Path, target: &str) -> Response {
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    if path == "/course" {
        return embed(query);
    }
    let (name, rest) = path[1..].split_once('/').unwrap_or((&path[1..], ""));
    if name == "built" {
        let headers = server::wanted_headers(built).expect("dist/_headers");
        return server::file(built, &format!("/{rest}")).with(&headers);
    }
    match HOSTS.iter().find(|host| host.name == name) {
        Some(host) if !host.lacks.is_some_and(|end| rest.ends_with(end)) => {
            server::file(built, &format!("/{rest}")).with(&owned(host.headers))
        }
        _ => Response::new(404, "text/plain", "No such host or file\n"),
    }
}

fn embed(query: &str) -> Response {
    let mut source = String::new();
    let mut headers = Vec::new();
    let mut attributes = String::new();
    for (name, value) in url::form_urlencoded::parse(query.as_bytes()) {
        let (first, second) = value.split_once(':').unwrap_or((&value, ""));
        match &*name {
            "src" => source = escape(&value),
            "host" => {
                let host = HOSTS.iter().find(|host| host.name == value).expect("a host of the table");
                headers.extend(owned(host.headers));
            }
            "header" => headers.push((first.to_owned(), second.to_owned())),
            _ => attributes.extend([" ", first, "=\"", &escape(second), "\""]),
        }
    }
    let page = format!(
        "<!doctype html><title>A course page</title><body style=\"margin: 0; font: 16px sans-serif\">\
         <p>A lesson.</p><iframe id=\"frame\" src=\"{source}\" width=\"1000\" height=\"600\"{attributes}></iframe>"
    );
    Response::new(200, "text/html; charset=utf-8", page).with(&headers)
}

fn owned(headers: &[(&str, &str)]) -> Vec<(String, String)> {
    headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;")
}

/// Serves a folder as an isolated page, but what `others` answers: its address.
#[allow(dead_code, reason = "only the benches have pages of their own")]
pub(crate) fn isolated(folder: PathBuf, others: impl Fn(&str) -> Option<Response> + Send + Sync + 'static) -> String {
    let headers = [("Cross-Origin-Opener-Policy", "same-origin"), ("Cross-Origin-Embedder-Policy", "require-corp")]
        .map(|(name, value)| (name.to_owned(), value.to_owned()));
    let answer = move |target: &str| others(target).unwrap_or_else(|| server::file(&folder, target)).with(&headers);
    let address = server::serve(SocketAddr::from((Ipv4Addr::LOCALHOST, 0)), answer).expect("a free port");
    format!("http://{address}/")
}

/// The same with an empty document at its top.
#[allow(dead_code, reason = "only the benches have pages of their own")]
pub(crate) fn isolated_empty(folder: PathBuf) -> String {
    let empty = || Response::new(200, "text/html", "<!doctype html><title>.</title>");
    isolated(folder, move |target| (target == "/").then(empty))
}
