# What can be done here: `make help`. Needs a Swift toolchain (6.1 or later) and GNU make; `make deps` brings the rest.

PREFIX ?= /usr/local
DESTDIR ?=

# The Debian packages that newsq is built with, and those of the tests: sqlite3, which they ask as any other program would, strace
# for faults in system calls, e2fsprogs for small disks, faketime for clocks that are wrong,
# systemd-container to boot a system.
PACKAGES = libsqlite3-dev libxml2-dev libjansson-dev libstemmer-dev libcld2-dev libsystemd-dev libuchardet-dev \
           libxxhash-dev libgmime-3.0-dev libarchive-dev zlib1g-dev libbrotli-dev libtomlplusplus-dev pkg-config \
           sqlite3 strace e2fsprogs faketime systemd-container

# The toolchain's own linker packs the pointers that the loader adds the program's address to: newsq starts a tenth quicker.
# The C library must know them (glibc 2.36).
# A whole newsq (see Package.swift) may not name folders to look for libraries in.
RELEASE = -c release --static-swift-stdlib --disable-local-rpath -Xswiftc -use-ld=lld -Xlinker -z \
          -Xlinker pack-relative-relocs
DEMO = .build/demo

# The benchmarks are a package of their own; what they make lies beside what they are built into.
BENCH = --package-path Tests/Benchmarks --scratch-path .build/bench/build
BENCH_OPTIONS = ARTICLES LARGE SLOW ROUNDS QUERIES ONLY PYTHON

# What fuzzers run, and for how long all of them together.
FUZZ = NEWSQ_FUZZ=1 swift build -c release --scratch-path .build/fuzz/build --product Fuzz -Xswiftc -use-ld=lld
SECONDS ?= 600

BINARIES = newsq newsqd
UNITS = newsqd.service newsq-reindex.service newsq-reindex.timer

bin = $(DESTDIR)$(PREFIX)/bin
lib = $(DESTDIR)$(PREFIX)/lib
doc = $(DESTDIR)$(PREFIX)/share/doc/newsq
etc = $(DESTDIR)/etc/newsq
share = $(DESTDIR)$(PREFIX)/share
completions = $(share)/bash-completion/completions/newsq $(share)/zsh/site-functions/_newsq \
              $(share)/fish/vendor_completions.d/newsq.fish

.PHONY: build demo test test-system bench fuzz fuzz-merge install uninstall format lint clean deps help

build: ## Build newsq and newsqd for use, with the Swift library inside
	NEWSQ_WHOLE=1 swift build $(RELEASE)
	@touch .build/release/built

demo: deps build ## Index the sample inbox and search it
	@rm -rf $(DEMO)
	@mkdir -p $(DEMO)
	.build/release/newsqd --once --inbox Tests/Samples/inbox --db $(DEMO)/index.db
	.build/release/newsq --db $(DEMO)/index.db "ceasefire Vatican"

test: deps lint ## Check the format, the imports and every test
	swift build --build-tests --explicit-target-dependency-import-check error
	swift test --skip-build --disable-xctest
	swift test $(BENCH) --disable-xctest
	Tests/System/run

test-system: deps build ## Boot a real systemd with the real units, and use newsq there (as root)
	Tests/System/run

bench: deps build ## Measure newsq beside other programs; ARTICLES=20000 ONLY=index,warm and more: see the README
	swift build $(BENCH) -c release --static-swift-stdlib
	.build/bench/build/release/Benchmarks $(foreach name,$(BENCH_OPTIONS),$(if $($(name)),$(name)=$($(name))))

fuzz: deps ## Give readers and queries what fuzzers make up, for SECONDS (600); what breaks them is left in .build/fuzz
	$(FUZZ)
	Tests/Fuzzing/fuzz run $(SECONDS)

fuzz-merge: deps ## Keep the inputs of `make fuzz` that lead where no other does, for the tests to replay
	$(FUZZ)
	Tests/Fuzzing/fuzz merge

install: ## Install below PREFIX (/usr/local), or below DESTDIR for a package; run `make build` before it
	@test -x .build/release/newsqd || { echo "install: nothing is built yet (run make build first)" >&2; exit 1; }
	install -d $(bin) $(lib)/systemd/system $(lib)/sysusers.d $(lib)/tmpfiles.d $(doc) $(etc)
	install -m 755 $(BINARIES:%=.build/release/%) $(bin)
	@for unit in $(UNITS); do \
	  sed 's|/usr/local/|$(PREFIX)/|' systemd/$$unit > $(lib)/systemd/system/$$unit \
	  && chmod 644 $(lib)/systemd/system/$$unit || exit 1; \
	done
	install -m 644 systemd/newsq.sysusers $(lib)/sysusers.d/newsq.conf
	install -m 644 systemd/newsq.tmpfiles $(lib)/tmpfiles.d/newsq.conf
	install -m 644 README.md config/newsq.cron $(doc)
	install -d $(dir $(completions))
	@set -- bash zsh fish; for script in $(completions); do \
	  .build/release/newsq completions $$1 > $$script && chmod 644 $$script || exit 1; shift; \
	done
	@test -e $(etc)/newsq.toml || install -m 644 config/newsq.toml $(etc)
	@test -e $(etc)/aliases || install -m 644 config/aliases $(etc)

uninstall: ## Remove what install put there; configuration and articles stay
	rm -f $(BINARIES:%=$(bin)/%) $(UNITS:%=$(lib)/systemd/system/%)
	rm -f $(completions)
	rm -f $(lib)/sysusers.d/newsq.conf $(lib)/tmpfiles.d/newsq.conf $(doc)/README.md $(doc)/newsq.cron
	@rmdir $(doc) 2>/dev/null || true

format: ## Bring the sources into the project's format
	swift format --in-place --parallel --recursive Package.swift Sources Tests

lint: ## Check that the sources are in the project's format
	swift format lint --strict --parallel --recursive Package.swift Sources Tests

clean: ## Remove everything that was built
	rm -rf .build

deps: ## Install the Debian packages that are missing
	@command -v swift >/dev/null || { \
	  echo "deps: no Swift toolchain is on the PATH (install 6.1 or later from swift.org)" >&2; exit 1; }
	@if ! command -v dpkg-query >/dev/null; then \
	  echo "deps: not a Debian system; the build needs what Debian calls: $(PACKAGES)" >&2; exit 0; \
	fi; \
	missing=; \
	for package in $(PACKAGES); do \
	  dpkg-query -W -f='$${Status}\n' $$package 2>/dev/null | grep -q 'install ok installed' \
	    || missing="$$missing $$package"; \
	done; \
	test -n "$$missing" || exit 0; \
	if ! command -v apt-get >/dev/null; then \
	  echo "deps: there is no apt-get (install these by hand:$$missing)" >&2; exit 1; \
	fi; \
	sudo=; \
	if test "$$(id -u)" != 0; then \
	  command -v sudo >/dev/null || { \
	    echo "deps: there is no sudo (as root: apt-get install$$missing)" >&2; exit 1; }; \
	  sudo=sudo; \
	fi; \
	echo "installing$$missing"; \
	$$sudo apt-get update -qq \
	  && $$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing >/dev/null

help: ## Show this list
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/\1	\2/p' $(MAKEFILE_LIST) | while IFS='	' read -r target what; do \
	  printf '  make %-11s %s\n' "$$target" "$$what"; \
	done
