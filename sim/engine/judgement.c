#include "engine/judgement.h"

#include <math.h>

const double koers_normal_975 = 1.959963984540054;
const double koers_normal_95 = 1.6448536269514722;

bool koers_judgement_bears(int64_t draws)
{
    enum { LEAST = 30 };
    return draws >= LEAST;
}

bool koers_judgement_bears_band(int64_t draws)
{
    const int64_t least = 200;
    return draws >= least;
}

double koers_judgement_error(int quantile, double se_mean)
{
    /* sqrt(p (1 - p)) / phi(z_p) for the levels of a summary; symmetric about the median, where it is sqrt(pi / 2) */
    static const double in_errors_of_the_mean[KOERS_N_QUANTILES] = {2.1131875109690856, 1.7094179568351022, 1.362632551024035,
                                                                    1.2533141373155001, 1.362632551024035,  1.7094179568351022,
                                                                    2.1131875109690856};
    return in_errors_of_the_mean[quantile] * se_mean;
}

double koers_judgement_interval_error(double low, double high)
{
    return (high - low) / (2 * koers_normal_975);
}

double koers_judgement_share_error(const koers_probability *probability)
{
    const double p = probability->value;
    const double binomial = sqrt(p * (1 - p) / (double) probability->draws);
    return fmax(binomial, koers_judgement_interval_error(probability->low, probability->high));
}

bool koers_judgement_excludes_zero(double low, double high)
{
    return low > 0 || high < 0;
}

bool koers_judgement_is_clear(double mean, double se)
{
    return fabs(mean) > koers_normal_975 * se;
}
