//! A small HTTP server for static files on this computer, on the standard library alone: one thread
//! a connection, GET and HEAD. For `make serve` and the browser tests; not for the open network.

use std::fs;
use std::io::{self, BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Component, Path};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

/// A browser keeps connections open for later; an idle one is dropped after this time.
const IDLE: Duration = Duration::from_secs(60);

/// What is answered. The length is added when it is sent.
pub(crate) struct Response {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Response {
    /// A response with one header, the type of its body.
    pub(crate) fn new(status: u16, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        let headers = vec![("Content-Type".to_owned(), content_type.to_owned())];
        Self { status, headers, body: body.into() }
    }

    /// The same response with more headers.
    pub(crate) fn with(mut self, headers: &[(String, String)]) -> Self {
        self.headers.extend_from_slice(headers);
        self
    }
}

/// Answers requests at `address` (port 0: any free port) on threads of its own until the process
/// ends. What it hands to `answer` is the path with its query, as they came. Returns the address
/// with its port.
///
/// # Errors
/// When the address cannot be listened at, for example because the port is taken.
pub(crate) fn serve(
    address: SocketAddr,
    answer: impl Fn(&str) -> Response + Send + Sync + 'static,
) -> io::Result<SocketAddr> {
    let listener = TcpListener::bind(address)?;
    let address = listener.local_addr()?;
    let answer = Arc::new(answer);
    thread::spawn(move || {
        for connection in listener.incoming().flatten() {
            let answer = Arc::clone(&answer);
            // A connection that breaks concerns nobody but its browser.
            thread::spawn(move || converse(&connection, &*answer).ok());
        }
    });
    Ok(address)
}

/// The file that a path names under a folder, whatever its query; a folder is its index.html.
pub(crate) fn file(folder: &Path, target: &str) -> Response {
    let path = &decode(target.split('?').next().unwrap_or_default());
    let mut file = folder.to_owned();
    for part in Path::new(path.trim_start_matches('/')).components() {
        match part {
            Component::Normal(name) => file.push(name),
            // A path that leaves the folder names nothing.
            _ => return missing(path),
        }
    }
    if path.ends_with('/') {
        file.push("index.html");
    } else if file.is_dir() {
        let there = vec![("Location".to_owned(), format!("{path}/"))];
        return Response::new(301, "text/plain", "").with(&there);
    }
    match fs::read(&file) {
        // What is served changes with every build.
        Ok(body) => {
            Response::new(200, content_type(&file), body).with(&[("Cache-Control".to_owned(), "no-cache".to_owned())])
        }
        Err(_) => missing(path),
    }
}

/// The headers that a built page asks its host for, out of its `_headers` file: those of `/*`,
/// which are all that we use.
///
/// # Errors
/// When the folder holds no such file: the page has not been built.
pub(crate) fn wanted_headers(folder: &Path) -> io::Result<Vec<(String, String)>> {
    let text = fs::read_to_string(folder.join("_headers"))?;
    let lines = text.lines().filter(|line| line.starts_with(' '));
    Ok(lines
        .filter_map(|line| line.split_once(':'))
        .map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned()))
        .collect())
}

fn missing(path: &str) -> Response {
    Response::new(404, "text/plain; charset=utf-8", format!("Nothing is at {path}\n"))
}

fn content_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("json") => "application/json",
        _ => "text/plain; charset=utf-8",
    }
}

/// Answers one request after the other until the browser ends the connection.
fn converse(stream: &TcpStream, answer: &dyn Fn(&str) -> Response) -> io::Result<()> {
    stream.set_read_timeout(Some(IDLE))?;
    stream.set_nodelay(true)?;
    let mut reader = BufReader::new(stream);
    while let Some((method, target)) = read_head(&mut reader)? {
        let response = match method.as_str() {
            "GET" | "HEAD" => answer(&target),
            _ => Response::new(405, "text/plain", "Only GET and HEAD\n"),
        };
        send(stream, &response, method != "HEAD")?;
    }
    Ok(())
}

/// The method and the target of the next request, or nothing at the end of the connection.
fn read_head(reader: &mut impl BufRead) -> io::Result<Option<(String, String)>> {
    let mut line = String::new();
    if reader.read_line(&mut line)? == 0 {
        return Ok(None);
    }
    let mut words = line.split_whitespace().map(str::to_owned);
    let head = words.next().zip(words.next());
    let mut header = String::new();
    while reader.read_line(&mut header)? > 2 {
        header.clear();
    }
    Ok(head)
}

fn send(mut stream: &TcpStream, response: &Response, with_body: bool) -> io::Result<()> {
    let mut head = format!("HTTP/1.1 {} -\r\nContent-Length: {}\r\n", response.status, response.body.len());
    for (name, value) in &response.headers {
        head.extend([name, ": ", value, "\r\n"]);
    }
    head.push_str("\r\n");
    let mut bytes = head.into_bytes();
    if with_body {
        bytes.extend_from_slice(&response.body);
    }
    stream.write_all(&bytes)
}

/// Replaces `%20` and its like by what they stand for.
pub(crate) fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let code = two_of(tail).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match (first, code) {
            (b'%', Some(code)) => {
                bytes.push(code);
                rest = &tail[2..];
            }
            _ => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The two characters after a percent sign.
fn two_of(tail: &[u8]) -> Option<&str> {
    tail.get(..2).and_then(|two| std::str::from_utf8(two).ok())
}
