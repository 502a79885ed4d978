#include "model/tracks.h"

static const koers_track_names names[KOERS_N_TRACKS] = {
#define TRACK_NAMES(NAME, LEVER, DELIVERY, SHOCK, TOTAL, start, ambition) \
    [KOERS_##NAME] = {KOERS_LEVER_##LEVER, KOERS_P_##DELIVERY, KOERS_Z_##SHOCK, KOERS_I_##TOTAL},
    KOERS_TRACK_LIST(TRACK_NAMES)
#undef TRACK_NAMES
};

const koers_track_names *koers_track_of(koers_track track)
{
    return &names[track];
}

double koers_track_start(koers_track track, const koers_facts *facts)
{
    const double dwellings[KOERS_N_TRACKS] = {
#define TRACK_START(NAME, lever, delivery, shock, total, start, ambition) [KOERS_##NAME] = facts->start,
        KOERS_TRACK_LIST(TRACK_START)
#undef TRACK_START
    };
    return dwellings[track];
}

double koers_track_ambition(koers_track track, const koers_facts *facts)
{
    const double dwellings[KOERS_N_TRACKS] = {
#define TRACK_AMBITION(NAME, lever, delivery, shock, total, start, ambition) [KOERS_##NAME] = facts->ambition,
        KOERS_TRACK_LIST(TRACK_AMBITION)
#undef TRACK_AMBITION
    };
    return dwellings[track];
}
