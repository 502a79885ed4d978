/* judgement - what so many draws can say: the Monte Carlo error of a number, and whether a difference is more than that error.
 *
 *   double error = koers_judgement_error(KOERS_Q50, at->se_mean);                     of a median
 *   if (koers_judgement_excludes_zero(difference->test_low, difference->test_high)) ...   the scenario has another chance
 *
 * Every emitter asks here, so that a chart, a screen and a sentence never disagree on what is clear. All intervals are two-sided, 95 %.
 */
#ifndef KOERS_JUDGEMENT_H
#define KOERS_JUDGEMENT_H

#include <stdbool.h>
#include <stdint.h>

#include "koers/probability.h"
#include "koers/summary.h"

/* Points of the standard normal distribution: half the width of a two-sided 95 % and 90 % interval, in standard errors. */
extern const double koers_normal_975, koers_normal_95;

/* So few draws are not counted but called few: a share of them would be read as more than it is. */
enum { KOERS_FEW_DRAWS = 3 };

/* Below so many draws a share of them says less than their count; below so many a run is a trial of the files, no estimate. */
enum { KOERS_COUNTED_DRAWS = 20, KOERS_TRIAL_DRAWS = 1000 };

/* Whether so many draws bear a statement on what is likely or lost; below 30 the error itself is not known. */
bool koers_judgement_bears(int64_t draws);

/* Whether so many draws bear a band of 9 in 10, of which a twentieth lies beyond each end. */
bool koers_judgement_bears_band(int64_t draws);

/* The error of a quantile of values that are about normal, in the unit of the values: se_mean sqrt(p (1 - p)) / phi(z_p).
 * Domain: KOERS_Q05 .. KOERS_Q95. */
double koers_judgement_error(int quantile, double se_mean);

/* The error that an interval of 95 % stands for: half its width in standard errors. */
double koers_judgement_interval_error(double low, double high);

/* The error of a share: of the binomial, but not 0 where all draws hit or none. Domain: draws > 0. */
double koers_judgement_share_error(const koers_probability *probability);

/* Whether a 95% interval has 0 on one side: the difference is there. Not where a bound is nan. */
bool koers_judgement_excludes_zero(double low, double high);

/* The same for a mean with its error. Not where either is nan, nor where both are 0. */
bool koers_judgement_is_clear(double mean, double se);

#endif
