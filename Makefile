# make demo   installs what is missing, builds, and runs the main job on the shipped dataset
# make test   installs what is missing, checks everything and runs the tests
# make fuzz   tries the readers on broken files, SECONDS=600 long; READER=gexf tries one of them
# make fuzz-guided  the same, led by which code the files reach
# make bench  times every kernel; with PEERS=FOLDER of the peer harness, beside other tools
# make format formats the code

DATASET := graphs/japan-us-2025
OUT := out
ENTENTE := .build/release/entente
SOURCES := Package.swift Sources Tests examples
MODULES := EntenteGraph EntenteData EntenteNetwork EntenteAnalysis EntenteFormats EntenteSQLite EntenteDrawing EntenteGraphviz
DEBIAN := zlib1g-dev libsqlite3-dev libgraphviz-dev graphviz pkg-config fontconfig fonts-liberation

BENCH := .build/release/entente-bench
BENCH_GRAPHS := out/bench/graphs
BENCH_RESULTS := out/bench/results.jsonl
# The harness of the peers, the Python that has them, and the GAP benchmark's compiled programs.
PEERS :=
PYTHON := python3
# NetworkX is left out: most of these graphs are too large for it.
BENCH_PEERS := igraph,networkit,rustworkx,scikit-network,scipy,graphblas,gapbs,infomap,entente
# Those that may be faster on one thread than on several.
BENCH_THREADED := networkit,graphblas,gapbs,entente
GAPBS :=
# A build for the processor at hand: make bench NATIVE="-Xcc -march=native"
NATIVE :=

# Which readers to try (by default all), how long, from which seed (by default the time), and the files to
# start from.
READER :=
SEED :=
SECONDS := 600
CORPUS := Tests/EntenteFormatsTests/Corpus
FUZZ := $(READER) --seconds $(SECONDS) $(if $(SEED),--seed $(SEED)) --corpus $(CORPUS) --input .build/fuzz-input
# The compiler counts the ways through the code. It is entente-fuzz itself that reads the counts, so that
# nothing else is linked.
COUNTED := -sanitize=fuzzer -sanitize-coverage=edge,inline-8bit-counters

.PHONY: demo test setup fuzz fuzz-guided bench bench-peers format lint docs clean

demo: setup
	swift build -c release --product entente
	@mkdir -p $(OUT)
	$(ENTENTE) check $(DATASET)
	$(ENTENTE) draw $(DATASET) -o $(OUT)/network.svg -o $(OUT)/network.pdf -o $(OUT)/network.dot
	$(ENTENTE) rank $(DATASET) > $(OUT)/ranking.txt
	$(ENTENTE) rank $(DATASET) --format csv --quiet > $(OUT)/ranking.csv
	$(ENTENTE) clusters $(DATASET) > $(OUT)/clusters.txt
	$(ENTENTE) export $(DATASET) -o $(OUT)/graph.json
	$(ENTENTE) export $(DATASET) -o $(OUT)/graph.csv --quiet
	$(ENTENTE) rank $(DATASET) --top 5
	@echo
	@echo "The diagram is $(OUT)/network.svg (open it in a browser; every edge has its evidence),"
	@echo "$(OUT)/network.pdf and $(OUT)/network.dot; the ranking is $(OUT)/ranking.txt and .csv, the"
	@echo "clusters are $(OUT)/clusters.txt, and the graph is $(OUT)/graph.json and $(OUT)/graph.*.csv."

setup:
	@command -v swift > /dev/null || { echo "Swift 6.2 or later is missing: see https://www.swift.org/install"; exit 1; }
	@if command -v apt-get > /dev/null; then \
	  missing=; \
	  for package in $(DEBIAN); do \
	    dpkg-query -W -f '$${Status}' $$package 2> /dev/null | grep -q 'ok installed' \
	      || missing="$$missing $$package"; \
	  done; \
	  { fc-list :lang=ja; } 2> /dev/null | grep -q . || missing="$$missing fonts-noto-cjk"; \
	  if [ -n "$$missing" ]; then \
	    sudo=; [ "$$(id -u)" = 0 ] || sudo=sudo; \
	    $$sudo apt-get update -qq; \
	    : "From Graphviz 13 on, Debian packs the engine neato apart."; \
	    apt-cache show libgvplugin-neato-layout8 > /dev/null 2>&1 \
	      && missing="$$missing libgvplugin-neato-layout8"; \
	    echo "Installing$$missing"; \
	    $$sudo env DEBIAN_FRONTEND=noninteractive \
	      apt-get install -qq -y --no-install-recommends $$missing > /dev/null || exit 1; \
	  fi; \
	elif command -v brew > /dev/null; then \
	  brew list graphviz > /dev/null 2>&1 || { echo "Installing graphviz"; brew install graphviz; }; \
	else \
	  pkg-config --exists libgvc \
	    || { echo "Install Graphviz with its headers, pkg-config and a CJK font, then try again"; exit 1; }; \
	fi

test: setup lint
	ENTENTE_STRICT=1 swift build --build-tests --explicit-target-dependency-import-check error
	$(MAKE) docs
	$(MAKE) fuzz SECONDS=60 SEED=1795537657
	ENTENTE_STRICT=1 swift test --skip-build --disable-xctest --parallel

# Each reader is given files that are almost right; none may stop the program, whatever it is given.
fuzz:
	swift build --product entente-fuzz
	.build/debug/entente-fuzz $(FUZZ)

# In a folder of its own, as nothing else is to be built so.
fuzz-guided:
	swift build -c release --product entente-fuzz --scratch-path .build/guided \
	  $(foreach option,$(COUNTED),-Xswiftc -Xfrontend -Xswiftc $(option))
	.build/guided/release/entente-fuzz $(FUZZ)

# Every link in the documentation leads somewhere.
docs:
	swift build --product entente
	@triple=$$(swift -print-target-info | sed -n 's/.*"unversionedTriple": "\(.*\)".*/\1/p'); \
	for module in $(MODULES); do \
	  graphs=.build/documentation/$$module.graphs; \
	  catalog=$$(ls -d Sources/$$module/*.docc 2> /dev/null); \
	  rm -rf $$graphs; mkdir -p $$graphs; \
	  echo "Checking the documentation of $$module"; \
	  swift symbolgraph-extract -module-name $$module -target $$triple -I .build/debug/Modules \
	    -Xcc -fmodule-map-file=.build/debug/GraphvizShim.build/module.modulemap \
	    -Xcc -fmodule-map-file=Sources/CZlib/module.modulemap \
	    -Xcc -fmodule-map-file=.build/checkouts/GRDB.swift/Sources/GRDBSQLite/module.modulemap \
	    -minimum-access-level public -skip-synthesized-members -output-dir $$graphs \
	  && docc convert $$catalog --additional-symbol-graph-dir $$graphs --warnings-as-errors \
	    --fallback-display-name $$module --fallback-bundle-identifier $$module \
	    --output-path .build/documentation/$$module.doccarchive || exit 1; \
	done

bench:
	swift build -c release $(NATIVE) --product entente-bench
	$(BENCH) growth
	@if [ -n "$(PEERS)" ]; then $(MAKE) bench-peers; \
	else echo; echo "PEERS=FOLDER times other tools on the same work and writes the table in README.md."; fi

# Each kernel runs on the graphs that tell most about it, with all processors and with one.
bench-peers:
	@mkdir -p $(BENCH_GRAPHS); rm -f $(BENCH_RESULTS)
	@generate() { [ -e $(BENCH_GRAPHS)/$$1.tsv ] || { name=$$1; shift; \
	  $(PYTHON) $(PEERS)/generate.py "$$@" --name $$name --out $(BENCH_GRAPHS); }; }; \
	generate rmat16 rmat --scale 16; generate rmat16d rmat --scale 16 --directed; \
	generate rmat12 rmat --scale 12; generate rmat13 rmat --scale 13; \
	generate road90000 road --width 300 --height 300; \
	generate road10000 road --width 100 --height 100; \
	generate actors2000 actors --actors 2000 --agreements 3000; \
	generate planted10000 planted --nodes 10000; generate planted100000 planted --nodes 100000
	@measure() { $(PYTHON) $(PEERS)/peers.py \
	  --graph $(BENCH_GRAPHS)/$$1.tsv --kernels $$2 --threads $$3 --timeout 20 --budget 2 \
	  --repeats 5 --peers $$4 $(if $(GAPBS),--gapbs $(GAPBS)) \
	  --program entente=$(CURDIR)/$(BENCH) --out $(BENCH_RESULTS) > /dev/null; }; \
	run() { echo "$$1: $$2"; measure $$1 $$2 $$(nproc) $(BENCH_PEERS) \
	  && measure $$1 $$2 1 $(BENCH_THREADED); }; \
	run rmat16 load,build,degree,bfs,sssp,wcc,pagerank,pagerank-20,eigenvector,katz \
	&& run rmat16 core,triangles,clustering,bridges,articulation,msf,diameter \
	&& run rmat16 louvain,leiden,graphml-read,graphml-write \
	&& run rmat16d scc,pagerank,hits \
	&& run rmat12 betweenness,betweenness-weighted,closeness,harmonic,eccentricity,constraint \
	&& run rmat13 betweenness,betweenness-approx \
	&& run actors2000 betweenness,betweenness-weighted,closeness,constraint,triangles \
	&& run road10000 betweenness \
	&& run road90000 bfs,sssp,wcc,diameter,bridges,articulation,msf \
	&& run planted10000 graphml-read,graphml-write,layout \
	&& run planted100000 louvain,leiden,labelprop,infomap,layout
	$(BENCH) compare $(BENCH_RESULTS) --graphs $(BENCH_GRAPHS) --readme README.md \
	  --date $$(date +%F) --machine "$$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1), $$(nproc) processors"

lint:
	swift format lint --strict --parallel --recursive $(SOURCES)

format:
	swift format format --in-place --parallel --recursive $(SOURCES)

clean:
	rm -rf .build $(OUT)
