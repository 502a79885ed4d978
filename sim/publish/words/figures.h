/* figures - numbers as people read them: no more digits than the Monte Carlo error bears, decimal comma in Dutch.
 *
 *   koers_figure text;
 *   fprintf(stream, "%s %%\n", koers_figures_percent(0.3387, 0.0002, KOERS_ENGLISH, text));     33.87 %
 *
 * All write into `out` and return it. What is not a number is "–"; minus zero is never written.
 */
#ifndef KOERS_FIGURES_H
#define KOERS_FIGURES_H

#include "koers/indicators.h"
#include "koers/probability.h"
#include "koers/voice.h"

enum { KOERS_FIGURE = 128 };
typedef char koers_figure[KOERS_FIGURE];

/* A share as a percentage without sign: "33.9". Decimals: 0 where the error is 0.5 points or more, 1 where 0.05 or more, else 2. */
char *koers_figures_percent(double share, double se, const koers_voice *voice, koers_figure out);

/* A count with thousands separated, rounded below the power of ten of its error: "37,240" or "37.240". */
char *koers_figures_count(double value, double se, const koers_voice *voice, koers_figure out);

/* As a count, but with 1 decimal where the error is below 1 and 2 where it is below 0.1: for money and rates. */
char *koers_figures_measure(double value, double se, const koers_voice *voice, koers_figure out);

/* A quantity without a unit of its own: down to the power of ten of its error, at most 5 decimals. */
char *koers_figures_quantity(double value, double se, const koers_voice *voice, koers_figure out);

/* A number with this many decimals (0..9), thousands separated. */
char *koers_figures_number(double value, int decimals, const koers_voice *voice, koers_figure out);

/* A number that a person wrote, with the decimals that it needs (at most 6): "0.38", "35,000". */
char *koers_figures_written(double value, const koers_voice *voice, koers_figure out);

/* A ratio without an error of its own, in three significant digits: "35.2", "1,230". */
char *koers_figures_ratio(double value, const koers_voice *voice, koers_figure out);

/* Whether people read the indicator as a percentage. */
bool koers_figures_is_share(koers_indicator indicator);

/* Whether it is a whole number of something: benefits, dwellings. */
bool koers_figures_is_count(koers_indicator indicator);

/* Whether it is itself a change of a percentage, read in points. */
bool koers_figures_is_change(koers_indicator indicator);

/* A value of an indicator: "33.9 %", "12,040", "61.2"; a threshold of it likewise; a difference in it: "+1.2 points", "-340". */
char *koers_figures_value(koers_indicator indicator, double value, double se, const koers_voice *voice, koers_figure out);
char *koers_figures_threshold(koers_indicator indicator, double value, const koers_voice *voice, koers_figure out);
char *koers_figures_difference(koers_indicator indicator, double value, double se, const koers_voice *voice, koers_figure out);

/* "30.1–37.9 %", or "-69 to -9" where a dash would read as a sign. */
char *koers_figures_range(const char *low, const char *high, const koers_voice *voice, koers_figure out);

/* "20,000 draws", "1 draw". */
char *koers_figures_draws(int64_t draws, const koers_voice *voice, koers_figure out);

/* The same of all that was simulated: "300 runs (a trial)" where they are too few to decide on. */
char *koers_figures_all_draws(int64_t draws, const koers_voice *voice, koers_figure out);

/* Puts a plus sign before a figure that is above zero. */
char *koers_figures_signed(koers_figure figure);

/* "19.5 % (18.9-20.0; 20,000 draws)"; below 3 hits "fewer than 3 of 20,000 draws"; 0 draws "no runs". */
char *koers_figures_probability(const koers_probability *probability, const koers_voice *voice, koers_figure out);

/* The same without the word, for a column that says it: "19.5 % (18.9-20.0; 20,000)", "fewer than 3 of 20,000". */
char *koers_figures_chance(const koers_probability *probability, const koers_voice *voice, koers_figure out);

/* For a head that names the draws: "19.5 % (18.9-20.0)". */
char *koers_figures_interval(const koers_probability *probability, const koers_voice *voice, koers_figure out);

/* In two lines for a narrow column: "19.5 %" above "18.9–20.0"; "fewer than" above "3 of 20,000"; "-" where there are no draws. */
char *koers_figures_stacked(const koers_probability *probability, const koers_voice *voice, koers_figure out);

#endif
