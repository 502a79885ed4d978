/* tracks - the three ways in which dwellings are improved, each with the names of its numbers. */
#ifndef KOERS_TRACKS_H
#define KOERS_TRACKS_H

#include "koers/facts.h"
#include "koers/indicators.h"
#include "koers/levers.h"
#include "koers/parameters.h"
#include "model/chance_plan.h"

/*    NAME, lever: dwellings a year; parameter: delivered over planned; shock of a year's pace; indicator: dwellings so far; */
/*    facts: dwellings at the start, the programme's ambition                                                              */
#define KOERS_TRACK_LIST(X)                                                                                                  \
    X(BASIC, DWELLINGS_BASIC, DELIVERY_BASIC, DELIVERY_BASIC, DWELLINGS_BASIC_TOTAL, dwellings_basic, ambition_basic)                \
    X(THOROUGH, DWELLINGS_THOROUGH, DELIVERY_THOROUGH, DELIVERY_THOROUGH, DWELLINGS_THOROUGH_TOTAL, dwellings_thorough,      \
      ambition_thorough)                                                                                                     \
    X(CORPORATION, DWELLINGS_CORPORATION, DELIVERY_CORPORATION, DELIVERY_CORPORATION, DWELLINGS_CORPORATION_TOTAL,           \
      dwellings_corporation, ambition_corporation)

typedef enum {
#define KOERS_TRACK_ENUM(NAME, ...) KOERS_##NAME,
    KOERS_TRACK_LIST(KOERS_TRACK_ENUM)
#undef KOERS_TRACK_ENUM
    KOERS_N_TRACKS
} koers_track;

typedef struct {
    koers_lever lever;
    koers_parameter delivery;
    koers_shock shock;
    koers_indicator total;
} koers_track_names;

const koers_track_names *koers_track_of(koers_track track);

/* Dwellings at the start, and the programme's ambition. */
double koers_track_start(koers_track track, const koers_facts *facts);
double koers_track_ambition(koers_track track, const koers_facts *facts);

#endif
