/* summary - the distribution of one series in eleven numbers, with the Monte Carlo error of its mean. */
#ifndef KOERS_SUMMARY_H
#define KOERS_SUMMARY_H

#include <stddef.h>

#include "koers/status.h"

enum { KOERS_Q05, KOERS_Q10, KOERS_Q25, KOERS_Q50, KOERS_Q75, KOERS_Q90, KOERS_Q95, KOERS_N_QUANTILES };
extern const double koers_quantile_level[KOERS_N_QUANTILES];

typedef struct {
    double mean, se_mean, sd; /* se_mean = sd / sqrt(n); sd with n - 1; nan for one draw */
    double quantile[KOERS_N_QUANTILES];
} koers_summary;

/* A mean with its Monte Carlo error: sd / sqrt(draws); nan for one draw. */
typedef struct {
    double mean, se;
} koers_estimate;

/* The distribution of a value that is the same in every draw: its error is 0 whatever their number. */
koers_summary koers_summary_fixed(double value);

#endif
