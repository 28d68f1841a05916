# The commands of the project. Each one first installs what it needs and this machine lacks
# (scripts/setup.sh says what and how long), then does its work. Nothing is done twice.
# On macOS the same commands are meant to work; that is untried.

.PHONY: help serve build test bench browsers record sheets fuzz setup

help:
	@echo "make serve     build the page and serve it here (PORT=8080)"
	@echo "make build     build the page into dist/, for any static host"
	@echo "make test      run every check and every test"
	@echo "make bench     measure beside native code, other simulators, CPython and Perfetto, into benches/"
	@echo "make browsers  the smoke run in Firefox and WebKitGTK"
	@echo "make record    record the run that the page shows on load"
	@echo "make sheets    picture every scenario and model, as sheets in target/screenshots/"
	@echo "make fuzz      fuzz Python's compiler and VM (TARGET=source or bytecode, MINUTES=60)"
	@echo "make setup     only install what is missing"

serve:
	@scripts/serve.sh

build:
	@scripts/build.sh

test:
	@scripts/test.sh

bench:
	@scripts/with-page.sh test scripts/speed.sh
	@scripts/with-page.sh test cargo bench --bench simulated
	@scripts/with-page.sh test cargo bench --bench timeline
	@scripts/with-page.sh test cargo bench --bench browser
	@scripts/with-page.sh test cargo bench --bench python

browsers:
	@scripts/with-page.sh browsers cargo test --test browsers -- --test-threads=1

record:
	@scripts/with-page.sh test cargo run --example record

sheets:
	@scripts/with-page.sh test cargo run --example sheets

fuzz:
	@scripts/fuzz.sh

setup:
	@scripts/setup.sh test
