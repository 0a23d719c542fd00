# make test is the one test command; every other target says what it is for.
GO      ?= go
OUT     ?= bin
TOOLS   := soffice pdftotext pdftoppm pdfsig qpdf mutool xmllint python3 openssl java mvn gcc strace ippeveprinter avahi-daemon dbus-daemon cupsd lpadmin
PACKAGES := libreoffice-writer-nogui poppler-utils qpdf mupdf-tools libxml2-utils python3 \
	fonts-liberation2 fonts-crosextra-carlito fonts-crosextra-caladea openssl default-jre-headless maven gcc libc6-dev strace cups-ipp-utils avahi-daemon dbus cups cups-client cups-filters
# The reference validator of PDF/A, one jar in the user's cache; the acceptance tests look for it there.
CACHE   := $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/naskah
VERAPDF := org.verapdf.apps:greenfield-apps:1.28.2
MVNCOPY := org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy
# The packages whose tests know -update: go test refuses the flag elsewhere.
GOLDEN  := ./internal/docx ./internal/layout ./internal/render ./internal/cli
STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.8.2

.PHONY: help
help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | sort

.PHONY: test
test: tools ## everything that must hold: format, vet, staticcheck, tests with -race, acceptance
	@bad=$$(gofmt -l cmd internal templates workflows); test -z "$$bad" || { echo "not gofmt-ed: $$bad"; exit 1; }
	$(GO) vet ./...
	$(GO) vet -tags acceptance ./...
	$(GO) run $(STATICCHECK) ./...
	$(GO) test -race ./...
	$(GO) test -tags acceptance -count=1 -timeout 20m ./internal/acceptance/...

.PHONY: tools
tools: ## install what the tests need on Debian or Ubuntu; fail when something is missing
	@missing=""; for t in $(TOOLS); do command -v $$t >/dev/null || missing="$$missing $$t"; done; \
	if [ -n "$$missing" ] && command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(PACKAGES) >/dev/null; \
	fi; \
	missing=""; for t in $(TOOLS); do command -v $$t >/dev/null || missing="$$missing $$t"; done; \
	test -z "$$missing" || { echo "missing programs:$$missing (Debian packages: $(PACKAGES))"; exit 1; }
	@test -f $(CACHE)/greenfield-apps-$(lastword $(subst :, ,$(VERAPDF))).jar || mvn -q -B $(MVNCOPY) -Dartifact=$(VERAPDF) -DoutputDirectory=$(CACHE)

.PHONY: build
build: ## build bin/naskah
	CGO_ENABLED=0 $(GO) build -trimpath -ldflags="-s -w" -o $(OUT)/naskah ./cmd/naskah

.PHONY: kill
kill: ## kill three writing processes 10,000 times (500 are part of make test); the last result is in docs/durability.md
	$(GO) test -tags acceptance -count=1 -timeout 90m -v -run Killed ./internal/acceptance/durability -rounds 10000 -seed $$(date +%s)

# Everything the bench compares with goes into one folder that git ignores.
PEERS   := internal/bench/installed
NODE_PEERS   := docxtemplater@3.71.0 pizzip@3.3.0 easy-template-x@7.2.8 carbone@3.8.2
PYTHON_PEERS := docxtpl==0.20.2

.PHONY: bench
bench: ## benchmarks of the rooms, then our template engine and our PDFs beside others that are installed
	$(GO) test -run '^$$' -bench . -benchmem ./internal/...
	$(MAKE) bench-engines bench-pdf

.PHONY: bench-pdf
bench-pdf: ## Word to PDF beside LibreOffice, WeasyPrint and Chromium where installed, in one interleaved run
	cd internal/bench && $(GO) vet ./... && $(GO) run . pdf

.PHONY: bench-engines
bench-engines: ## our template engine beside those that are installed, in one interleaved run
	cd internal/bench && $(GO) vet ./... && $(GO) test ./... && $(GO) run . run

.PHONY: bench-peers
bench-peers: ## install the template engines to compare with (Node and Python) into a folder git ignores
	npm install --no-audit --no-fund --no-save --prefix $(PEERS) $(NODE_PEERS)
	python3 -m venv $(PEERS)/venv
	$(PEERS)/venv/bin/python -m pip install --quiet $(PYTHON_PEERS)

.PHONY: fidelity
fidelity: ## make LibreOffice's word lists of the fidelity corpus anew, and docs/fidelity.md; read the diff
	$(GO) test -count=1 -tags acceptance -run TestPages ./internal/acceptance/fidelity -refs -update

.PHONY: golden
golden: ## rewrite golden texts and the partner's file of the example; read the diff before committing it
	$(GO) test -count=1 $(GOLDEN) -update
	$(GO) test -count=1 -tags acceptance -run TestThePartnersFile ./internal/acceptance -update

# Each target for FUZZTIME; docs/fuzzing.md holds the last result. What is found is
# kept by the tool in testdata/fuzz and belongs into the commit of its mend.
FUZZTIME ?= 5m

.PHONY: fuzz
fuzz: ## fuzz every reader of outside bytes, FUZZTIME each (default 5m)
	@for p in $$(grep -rl '^func Fuzz' --include='*_test.go' internal | xargs -n1 dirname | sort -u); do \
		for t in $$($(GO) test -list '^Fuzz' ./$$p | grep '^Fuzz'); do echo "== $$p $$t"; \
			$(GO) test -run '^$$' -fuzz "^$$t\$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 10x ./$$p || exit 1; done; done

# Pages of docs/id/templat.md, each named after the paper it shows: docs/img name, PDF, page.
COURSE := examples/templat
COURSE_PAGES := templat-undangan:templat.pdf:1 templat-undangan-jadi:undangan-0001.pdf:1 templat-daftar-isi:perjanjian-0001.pdf:1 \
	templat-perjanjian:perjanjian-0001.pdf:2 templat-formulir:formulir-0001.pdf:1 templat-sertifikat:sertifikat-0002.pdf:1

.PHONY: pictures
pictures: build ## the pages shown in docs/id/templat.md, made anew from examples/templat
	@tmp=$$(mktemp -d) && bin=$$PWD/$(OUT)/naskah && cd $(COURSE) && \
	for p in undangan:undangan.yaml perjanjian:perjanjian.yaml formulir:mitra.yaml sertifikat:peserta.csv; do \
		$$bin render $${p%%:*}.docx --rows $${p##*:} --pdf --out $$tmp >/dev/null || exit 1; done && \
	$$bin pdf undangan.docx --out $$tmp/templat.pdf >/dev/null && cd - >/dev/null && \
	for p in $(COURSE_PAGES); do name=$${p%%:*}; rest=$${p#*:}; \
		pdftoppm -r 55 -png -singlefile -f $${rest##*:} -l $${rest##*:} $$tmp/$${rest%%:*} docs/img/$$name || exit 1; done; \
	rm -rf $$tmp
