//! `make serve`: the built page on this computer's own address, with the headers that it asks for.
//! Builds nothing, watches nothing. `PORT` chooses the port; without it, 8080 or the next free one.

#[path = "../tests/driving/server.rs"]
mod server;

use std::env;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::process::ExitCode;
use std::thread;

const FIRST_PORT: u16 = 8080;
const LAST_PORT: u16 = 8179;

fn main() -> ExitCode {
    match start() {
        Ok(address) => {
            println!("Interleave is at http://localhost:{}/ (Ctrl-C ends it)", address.port());
            loop {
                thread::park();
            }
        }
        Err(sentence) => {
            eprintln!("!! {sentence}");
            ExitCode::FAILURE
        }
    }
}

/// Starts serving and returns where, or a sentence that says why not.
fn start() -> Result<SocketAddr, String> {
    let folder = PathBuf::from(env::args().nth(1).unwrap_or_else(|| "dist".to_owned()));
    let headers = server::wanted_headers(&folder)
        .map_err(|error| format!("{} holds no built page: {error}", folder.display()))?;
    let serve_at = |port| {
        let (folder, headers) = (folder.clone(), headers.clone());
        server::serve((Ipv4Addr::LOCALHOST, port).into(), move |target| server::file(&folder, target).with(&headers))
    };
    match env::var("PORT") {
        Ok(port) => {
            let port = port.parse().map_err(|_| format!("PORT is not a port: {port}"))?;
            serve_at(port).map_err(|error| format!("Port {port} cannot be used: {error}"))
        }
        Err(_) => first_free(serve_at),
    }
}

fn first_free(serve_at: impl Fn(u16) -> io::Result<SocketAddr>) -> Result<SocketAddr, String> {
    (FIRST_PORT..=LAST_PORT)
        .find_map(|port| serve_at(port).ok())
        .ok_or_else(|| format!("No port from {FIRST_PORT} to {LAST_PORT} is free; choose one with PORT=…"))
}
