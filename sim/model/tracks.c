#include "model/tracks.h"

static const koers_track_names names[KOERS_N_TRACKS] = {
    [KOERS_BASIC] = {KOERS_LEVER_DWELLINGS_BASIC, KOERS_P_DELIVERY_BASIC, KOERS_Z_DELIVERY_BASIC, KOERS_I_DWELLINGS_BASIC_TOTAL},
    [KOERS_THOROUGH] = {KOERS_LEVER_DWELLINGS_THOROUGH, KOERS_P_DELIVERY_THOROUGH, KOERS_Z_DELIVERY_THOROUGH,
                        KOERS_I_DWELLINGS_THOROUGH_TOTAL},
    [KOERS_CORPORATION] = {KOERS_LEVER_DWELLINGS_CORPORATION, KOERS_P_DELIVERY_CORPORATION, KOERS_Z_DELIVERY_CORPORATION,
                           KOERS_I_DWELLINGS_CORPORATION_TOTAL},
};

const koers_track_names *koers_track_of(koers_track track)
{
    return &names[track];
}

double koers_track_start(koers_track track, const koers_facts *facts)
{
    const double start[KOERS_N_TRACKS] = {
        [KOERS_BASIC] = facts->dwellings_basic,
        [KOERS_THOROUGH] = facts->dwellings_thorough,
        [KOERS_CORPORATION] = facts->dwellings_corporation,
    };
    return start[track];
}

double koers_track_ambition(koers_track track, const koers_facts *facts)
{
    const double ambition[KOERS_N_TRACKS] = {
        [KOERS_BASIC] = facts->ambition_basic,
        [KOERS_THOROUGH] = facts->ambition_thorough,
        [KOERS_CORPORATION] = facts->ambition_corporation,
    };
    return ambition[track];
}
