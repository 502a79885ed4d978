/* modules - the parts of the model, in the order of a year. Each has an `init` that sets the state at the end of 2022 (k = 0)
 * and a `step` that moves its part of the block to the end of year k and writes its indicators. Equations: sim/MODEL.md.
 *
 * A step reads: the year's shocks, the parameters, what the modules before it wrote this year, and earlier years' doses.
 * Their sources are compiled once per instruction set (lanes.h), with equal bits; names here carry the set being compiled.
 */
#ifndef KOERS_MODULES_H
#define KOERS_MODULES_H

#include "model/block.h"
#include "chance/lanes.h"

#define koers_economy_init KOERS_OF_SET(koers_economy_init)
#define koers_economy_step KOERS_OF_SET(koers_economy_step)
#define koers_funding_step KOERS_OF_SET(koers_funding_step)
#define koers_delivery_init KOERS_OF_SET(koers_delivery_init)
#define koers_delivery_step KOERS_OF_SET(koers_delivery_step)
#define koers_delivery_blend KOERS_OF_SET(koers_delivery_blend)
#define koers_delivery_mean KOERS_OF_SET(koers_delivery_mean)
#define koers_housing_init KOERS_OF_SET(koers_housing_init)
#define koers_housing_step KOERS_OF_SET(koers_housing_step)
#define koers_school_init KOERS_OF_SET(koers_school_init)
#define koers_school_step KOERS_OF_SET(koers_school_step)
#define koers_work_init KOERS_OF_SET(koers_work_init)
#define koers_work_step KOERS_OF_SET(koers_work_step)

/* Section 2: unemployment, construction prices. */
void koers_economy_init(koers_block *block);
void koers_economy_step(koers_block *block);

/* Section 3: planned cost, budgets, funded fractions, cost indicators. Reads last year's assistance count. */
void koers_funding_step(koers_block *block);

/* Section 3: what is delivered of each lever, as doses relative to 2022. */
void koers_delivery_init(koers_block *block);
void koers_delivery_step(koers_block *block);

/* Section 6: dwellings. */
void koers_housing_init(koers_block *block);
void koers_housing_step(koers_block *block);

/* Section 4: field of study in mbo. */
void koers_school_init(koers_block *block);
void koers_school_step(koers_block *block);

/* Section 5: social assistance. */
void koers_work_init(koers_block *block);
void koers_work_step(koers_block *block);

/* The blend of a dose: works half in its first year and fully after; (x(t-lag) + x(t-lag-1)) / 2, from 2022. */
void koers_delivery_blend(const koers_block *block, koers_dose dose, int lag, double *out);

/* The mean of a dose over the years t - from .. t - to (from > to). */
void koers_delivery_mean(const koers_block *block, koers_dose dose, int from, int to, double *out);

#endif
