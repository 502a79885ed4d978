/* tracks - the three ways in which dwellings are improved, each with the names of its numbers. */
#ifndef KOERS_TRACKS_H
#define KOERS_TRACKS_H

#include "koers/facts.h"
#include "koers/indicators.h"
#include "koers/levers.h"
#include "koers/parameters.h"
#include "model/chance_plan.h"

typedef enum { KOERS_BASIC, KOERS_THOROUGH, KOERS_CORPORATION, KOERS_N_TRACKS } koers_track;

typedef struct {
    koers_lever lever;         /* dwellings a year             */
    koers_parameter delivery;  /* delivered over planned       */
    koers_shock shock;         /* of a year's pace             */
    koers_indicator total;     /* dwellings so far             */
} koers_track_names;

const koers_track_names *koers_track_of(koers_track track);

/* Dwellings at the start, and the programme's ambition. */
double koers_track_start(koers_track track, const koers_facts *facts);
double koers_track_ambition(koers_track track, const koers_facts *facts);

#endif
