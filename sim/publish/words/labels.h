/* labels - what indicators, levers, pillars and targets are called in the language of the reader.
 *
 * Names that begin a line (indicators in full, pillars, targets) have a capital; those that stand within a sentence have none.
 * What they are called in English stands in the rows of the lists (indicators.h, levers.h, pillars.h, unit.h). All results are
 * borrowed and never NULL. Scope: no numbers, no files.
 */
#ifndef KOERS_LABELS_H
#define KOERS_LABELS_H

#include "koers/indicators.h"
#include "koers/levers.h"
#include "koers/pillars.h"
#include "koers/scenario.h"
#include "koers/voice.h"

/* "Mbo students in technical, port and logistics courses"; full, for titles. */
const char *koers_label_indicator(koers_indicator indicator, const koers_voice *voice);

/* Short, for tables: "technical share". */
const char *koers_label_indicator_short(koers_indicator indicator, const koers_voice *voice);

/* The unit as a person reads it: "% of the mbo students of Zuid", "benefits", "million euros of 2023 a year". */
const char *koers_label_unit(koers_indicator indicator, const koers_voice *voice);

/* "extra lesson hours a week". */
const char *koers_label_lever(koers_lever lever, const koers_voice *voice);

/* Where a lever has no effect in the model or is not the programme's to buy: a sentence; "" for the others. */
const char *koers_label_lever_remark(koers_lever lever, const koers_voice *voice);

/* "School", "Work", "Housing"; KOERS_NO_PILLAR: "outside the programme". */
const char *koers_label_pillar(koers_pillar pillar, const koers_voice *voice);

/* After a cost: " per point", " per 100 dwellings". */
const char *koers_label_per(koers_unit unit, const koers_voice *voice);

/* The title of a target of this scenario, by number; "All targets together" below 0. */
const char *koers_label_target(const koers_scenario *scenario, int target, const koers_voice *voice);

#endif
