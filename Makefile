# koers: `make` builds, `make run` projects all shipped scenarios, `make test` runs the tests. `make help` lists the rest.

# ---- settings: change them on the command line (make CC=clang) --------------------------------------------------------------
ifeq ($(origin CC),default)
CC = gcc
endif
CFLAGS ?= -O3 -g -fno-math-errno -fno-trapping-math
CPPFLAGS ?=
LDFLAGS ?=
BUILD ?= build
PREFIX ?= /usr/local
DESTDIR ?=
# 1: warnings are errors, as in CI
WERROR ?= $(if $(CI),1,)
# seconds for each fuzzer of `make test-slow`
FUZZ_SECONDS ?= 60
JOBS ?= $(shell nproc 2>/dev/null || echo 2)

# 1: show the commands
V ?=

# Debian 12 packages
BUILD_PACKAGES = gcc libc6-dev libgsl-dev libconfig-dev libjansson-dev libmd-dev librandom123-dev gettext gnuplot-nox
TEST_PACKAGES = libcmocka-dev pkgconf bats clang python3 python3-numpy
SLOW_PACKAGES = valgrind libclang-rt-14-dev
# ---- end of settings --------------------------------------------------------------------------------------------------------

KOERS_CFLAGS = -std=c17 -D_GNU_SOURCE -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
    -Wvla -Wformat=2 -Wdouble-promotion -Wwrite-strings -Wcast-qual -fno-common $(if $(WERROR),-Werror) \
    $(if $(findstring clang,$(CC)),-Wno-pass-failed)
LIBRARY_LIBS = -lgsl -lgslcblas -lconfig -lmd -lm -pthread
KOERS_LIBS = -ljansson $(LIBRARY_LIBS)

ifeq ($(MAKELEVEL),0)
MAKEFLAGS += --jobs=$(JOBS) --output-sync=target --no-print-directory
endif

# where the time goes: compiled for three instruction sets, of which the program chooses one when it starts
HOT = chance/kernels engine/sweep_kernels $(addprefix model/,economy funding delivery housing school work year)
SETS = plain avx2 avx512
SOURCES := $(filter-out $(HOT:%=sim/%.c),$(wildcard sim/*/*.c sim/*/*/*.c))
KERNELS = $(foreach set,$(SETS),$(HOT:%=$(BUILD)/obj/%.$(set).o))
SET_FLAGS_plain =
SET_FLAGS_avx2 = -mavx2
SET_FLAGS_avx512 = -mavx512f -mavx512dq -mavx512vl -mavx512bw -mprefer-vector-width=512
OBJECTS := $(SOURCES:sim/%.c=$(BUILD)/obj/%.o)
MAIN = $(BUILD)/obj/cli/main.o
# what others can link; the rest of the program lies in an archive of its own
LIBRARY = $(BUILD)/libkoers.a
FLOORS = base chance model scenario engine decision
REST = $(BUILD)/libkoers-program.a
IN_LIBRARY = $(filter $(FLOORS:%=$(BUILD)/obj/%/%),$(OBJECTS)) $(KERNELS) $(WORDS)
PROGRAM = $(BUILD)/koers
CATALOGUE = $(BUILD)/obj/nl.mo
WORDS = $(BUILD)/obj/base/catalogue_nl.o
UNITS := $(patsubst tests/%.c,$(BUILD)/%,$(wildcard tests/unit/test_*.c))
FUZZERS := $(patsubst tests/%.c,$(BUILD)/%,$(wildcard tests/fuzz/fuzz_*.c))
SHIPPED = $(foreach id,baseline full-plan municipal-only funding-stops-2027 intensified recession,scenarios/$(id).cfg)

# what is made, or with V=1 how
SAY = $(if $(V),,@echo '  $(patsubst $(BUILD)/%,%,$@)';)
# last, so that no flag of the user can take the equal bits away
EXACT = -ffp-contract=off -fno-associative-math -fno-reciprocal-math
COMPILE = $(CC) $(KOERS_CFLAGS) -Iinclude -Isim $(CPPFLAGS) $(CFLAGS) $(EXACT)

.PHONY: all run test test-slow bench units fuzzers hdr-check floors words install clean golden-update format help FORCE
.DELETE_ON_ERROR:

all: $(PROGRAM)

$(PROGRAM): $(MAIN) $(REST) $(LIBRARY)
	$(SAY)$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(KOERS_LIBS)

$(LIBRARY): $(IN_LIBRARY) $(BUILD)/rooms
	@rm -f $@
	$(SAY)$(AR) rcs $@ $(filter %.o,$^)

$(REST): $(filter-out $(MAIN) $(IN_LIBRARY),$(OBJECTS)) $(BUILD)/rooms
	@rm -f $@
	$(SAY)$(AR) rcs $@ $(filter %.o,$^)

$(BUILD)/obj/%.o: sim/%.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(SAY)$(COMPILE) -MMD -MP -c -o $@ $<

$(WORDS): sim/base/catalogue_nl.S $(CATALOGUE) $(BUILD)/flags
	@mkdir -p $(@D)
	$(SAY)$(COMPILE) -DKOERS_CATALOGUE='"$(CATALOGUE)"' -c -o $@ $<

define compile_set
$(HOT:%=$(BUILD)/obj/%.$(1).o): $(BUILD)/obj/%.$(1).o: sim/%.c $(BUILD)/flags
	@mkdir -p $$(@D)
	$$(SAY)$$(COMPILE) -Wno-psabi -MMD -MP $$(SET_FLAGS_$(1)) -DKOERS_SET=$(1) -c -o $$@ $$<
endef
$(foreach set,$(SETS),$(eval $(call compile_set,$(set))))

# these files change when the flags or the list of rooms do, so that nothing stale is taken for current
STAMP_flags = $(COMPILE) $(LDFLAGS)
STAMP_rooms = $(OBJECTS) : $(IN_LIBRARY)
$(BUILD)/flags $(BUILD)/rooms: FORCE
	@mkdir -p $(@D)
	@printf '%s\n' '$(STAMP_$(@F))' | cmp -s - $@ || printf '%s\n' '$(STAMP_$(@F))' >$@

$(CATALOGUE): $(sort $(wildcard sim/po/nl*.po))
	@mkdir -p $(@D)
	$(SAY)msgcat --use-first $^ | msgfmt --check-format --check-domain -o $@ -

# ---- tests ------------------------------------------------------------------------------------------------------------------
units: $(UNITS) $(BUILD)/twin/dump
fuzzers: $(FUZZERS)

$(UNITS): $(BUILD)/%: tests/%.c $(REST) $(LIBRARY)
	@mkdir -p $(@D)
	$(SAY)$(COMPILE) -MMD -MP $(LDFLAGS) -o $@ $< $(REST) $(LIBRARY) -lcmocka $(KOERS_LIBS)

# draws of the model for another program to do again
$(BUILD)/twin/dump: tests/twin/dump.c $(LIBRARY)
	@mkdir -p $(@D)
	$(SAY)$(COMPILE) -MMD -MP $(LDFLAGS) -o $@ $< $(LIBRARY) $(KOERS_LIBS)

$(FUZZERS): $(BUILD)/%: tests/%.c $(REST) $(LIBRARY)
	@mkdir -p $(@D)
	$(SAY)$(COMPILE) -fsanitize=fuzzer -MMD -MP $(LDFLAGS) -o $@ $< $(REST) $(LIBRARY) $(KOERS_LIBS)

test:
	@tests/packages $(BUILD_PACKAGES) $(TEST_PACKAGES)
	@MAKE='$(MAKE)' tests/run

test-slow:
	@tests/packages $(BUILD_PACKAGES) $(TEST_PACKAGES) $(SLOW_PACKAGES)
	@MAKE='$(MAKE)' FUZZ_SECONDS=$(FUZZ_SECONDS) tests/run slow

# each header compiles alone; includes go down the floors only; every text is translated
hdr-check:
	@CC='$(CC)' CFLAGS='$(KOERS_CFLAGS) $(CPPFLAGS)' tests/headers/run

floors:
	@tests/floors

words:
	@tests/words

golden-update: all
	@KOERS_GOLDEN_UPDATE=1 bats tests/cli
	@git --no-pager diff --stat -- tests/golden

bench: all $(BUILD)/bench
	@tests/packages python3 python3-numpy
	@/usr/bin/python3 tests/bench/bench.py

$(BUILD)/bench: tests/bench/bench.c $(REST) $(LIBRARY)
	$(SAY)$(COMPILE) -MMD -MP $(LDFLAGS) -o $@ $< $(REST) $(LIBRARY) $(KOERS_LIBS)

# ---- using it ---------------------------------------------------------------------------------------------------------------
define WHERE_en
Each scenario has a folder, output/ID/:
  charts/*.svg                      the charts, for a browser
  targets.csv, projection.csv       the targets; every indicator in every year
  run.json                          where each number comes from
The five others compared with baseline, on the same draws:
  output/comparison.txt             to read; output/compare-baseline-.../ has the data and the charts
Why a number is what it is: build/koers run scenarios/ID.cfg (with remarks); README.md
endef
define WHERE_nl
Elk scenario heeft een map, output/ID/:
  charts/*.svg                      de grafieken, voor een browser
  targets.csv, projection.csv       de doelen; elke indicator in elk jaar
  run.json                          waar elk getal vandaan komt
De vijf andere vergeleken met baseline, op dezelfde trekkingen:
  output/comparison.txt             om te lezen; output/compare-baseline-.../ heeft de data en de grafieken
Waarom een getal is wat het is: build/koers run scenarios/ID.cfg (met opmerkingen); README.md
endef
export WHERE_en WHERE_nl
READER = $(if $(filter nl%,$(firstword $(LC_ALL) $(LC_MESSAGES) $(LANG))),nl,en)

run:
	@tests/packages $(BUILD_PACKAGES)
	@$(MAKE) all
	@mkdir -p output
	@$(PROGRAM) run --quiet $(SHIPPED)
	@$(PROGRAM) compare --quiet $(SHIPPED) >output/comparison.txt
	@printf '\n%s\n' "$$WHERE_$(READER)"

$(BUILD)/koers.pc: include/koers/version.h Makefile FORCE
	@printf '%s\n' 'prefix=$(PREFIX)' 'Name: koers' 'Description: Monte Carlo projections of the targets of Rotterdam-Zuid' \
	    "Version: $$(sed -n 's/.*KOERS_VERSION "\(.*\)"/\1/p' include/koers/version.h)" \
	    'Cflags: -I$${prefix}/include' 'Libs: -L$${prefix}/lib -lkoers $(LIBRARY_LIBS)' >$@

install: all $(BUILD)/koers.pc
	install -D -m 755 $(PROGRAM) "$(DESTDIR)$(PREFIX)/bin/koers"
	install -D -m 644 -t "$(DESTDIR)$(PREFIX)/share/koers" $(SHIPPED)
	install -D -m 644 LICENSE "$(DESTDIR)$(PREFIX)/share/doc/koers/LICENSE"
	install -D -m 644 $(LIBRARY) "$(DESTDIR)$(PREFIX)/lib/libkoers.a"
	install -D -m 644 include/koers.h "$(DESTDIR)$(PREFIX)/include/koers.h"
	install -D -m 644 -t "$(DESTDIR)$(PREFIX)/include/koers" $(wildcard include/koers/*.h)
	install -D -m 644 $(BUILD)/koers.pc "$(DESTDIR)$(PREFIX)/lib/pkgconfig/koers.pc"
	install -D -m 644 -t "$(DESTDIR)$(PREFIX)/share/koers/parameters" $(wildcard scenarios/parameters/*.cfg)

format:
	clang-format -i $(wildcard sim/*/*.[ch] sim/*/*/*.[ch] include/*.h include/koers/*.h tests/*/*.[ch])

clean:
	rm -rf $(BUILD) build build-asan build-clang build-plain build-fuzz

help:
	@sed -n 's/^# *\(koers: .*\)/\1/p' Makefile
	@echo 'all run test test-slow bench hdr-check floors words golden-update install format clean'

-include $(OBJECTS:.o=.d) $(KERNELS:.o=.d) $(UNITS:=.d) $(FUZZERS:=.d) $(BUILD)/bench.d $(BUILD)/twin/dump.d
