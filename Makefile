# make demo   installs what is missing, builds, and runs the main job on the shipped dataset
# make test   installs what is missing, checks everything and runs the tests
# make format formats the code

DATASET := graphs/japan-us-2025
OUT := out
ENTENTE := .build/release/entente
SOURCES := Package.swift Sources Tests examples
MODULES := EntenteGraph EntenteData EntenteNetwork EntenteAnalysis EntenteFormats EntenteDrawing EntenteGraphviz
DEBIAN := libgraphviz-dev graphviz pkg-config fontconfig fonts-liberation

.PHONY: demo test setup format lint docs clean

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
	ENTENTE_STRICT=1 swift test --skip-build --disable-xctest --parallel

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
	    -minimum-access-level public -skip-synthesized-members -output-dir $$graphs \
	  && docc convert $$catalog --additional-symbol-graph-dir $$graphs --warnings-as-errors \
	    --fallback-display-name $$module --fallback-bundle-identifier $$module \
	    --output-path .build/documentation/$$module.doccarchive || exit 1; \
	done

lint:
	swift format lint --strict --parallel --recursive $(SOURCES)

format:
	swift format format --in-place --parallel --recursive $(SOURCES)

clean:
	rm -rf .build $(OUT)
