#include "publish/words/figures.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/say.h"
#include "engine/judgement.h"

/* Errors that are decimal numbers (0.005) are no binary ones: a boundary must not be missed by a rounding. */
static bool reaches(double error, double boundary)
{
    return error >= boundary * (1 - 1e-9);
}

/* The digits of |value| in `plain` ("37240.5") into `out` with separators and sign. */
static char *separated(const char *plain, bool negative, const koers_voice *voice, koers_figure out)
{
    const char thousands = koers_voice_language(voice) == KOERS_DUTCH ? '.' : ',';
    const char decimal = koers_voice_language(voice) == KOERS_DUTCH ? ',' : '.';
    const size_t whole = strcspn(plain, ".");
    size_t n = 0;
    if (negative && strspn(plain, "0.") < strlen(plain)) out[n++] = '-';
    for (size_t i = 0; plain[i] != '\0' && n + 2 < KOERS_FIGURE; i++) {
        if (i > 0 && i < whole && (whole - i) % 3 == 0) out[n++] = thousands;
        out[n++] = i == whole ? decimal : plain[i];
    }
    out[n] = '\0';
    return out;
}

static char *no_number(koers_figure out)
{
    return strcpy(out, "–");
}

/* Halves go away from zero, as people round, when the half is a half in decimals: 0.125 is written 0.13. */
char *koers_figures_number(double value, int decimals, const koers_voice *voice, koers_figure out)
{
    if (!isfinite(value)) return no_number(out);
    double scale = 1;
    for (int i = 0; i < decimals; i++) scale *= 10;
    const double scaled = fabs(value) * scale;
    const double rounded = scaled < 1e15 ? floor(scaled * (1 + 1e-15) + 0.5) / scale : fabs(value);
    char plain[KOERS_FIGURE];
    const int length = snprintf(plain, sizeof plain, "%.*f", decimals, rounded);
    if (length < 0 || length > 80) {
        snprintf(out, KOERS_FIGURE, "%.6g", value);
        return out;
    }
    return separated(plain, value < 0, voice, out);
}

char *koers_figures_percent(double share, double se, const koers_voice *voice, koers_figure out)
{
    const double points = 100 * se;
    const int decimals = reaches(points, 0.5) ? 0 : reaches(points, 0.05) ? 1 : 2;
    return koers_figures_number(100 * share, decimals, voice, out);
}

char *koers_figures_count(double value, double se, const koers_voice *voice, koers_figure out)
{
    double power = 1;
    while (reaches(se, 10 * power) && power < 1e15) power *= 10;
    const double rounded = floor(fabs(value) / power + 0.5) * power;
    return koers_figures_number(copysign(rounded, value), 0, voice, out);
}

char *koers_figures_measure(double value, double se, const koers_voice *voice, koers_figure out)
{
    if (reaches(se, 1)) return koers_figures_count(value, se, voice, out);
    return koers_figures_number(value, reaches(se, 0.1) ? 1 : 2, voice, out);
}

/* Decimals of a quantity without a unit of its own. An error of 0 says nothing: then two digits of the value decide. */
static int quantity_decimals(double value, double se)
{
    enum { LEAST_UNKNOWN = 2, MOST = 5 };
    int decimals = 0;
    const double size = se > 0 ? se : fabs(value) / 10;
    for (double power = 1; decimals < MOST && !reaches(size, power); power /= 10) decimals++;
    if (se > 0) return decimals;
    return value == 0 || decimals < LEAST_UNKNOWN ? LEAST_UNKNOWN : decimals;
}

char *koers_figures_quantity(double value, double se, const koers_voice *voice, koers_figure out)
{
    if (reaches(se, 1)) return koers_figures_count(value, se, voice, out);
    return koers_figures_number(value, quantity_decimals(value, se), voice, out);
}

char *koers_figures_written(double value, const koers_voice *voice, koers_figure out)
{
    enum { MOST_DECIMALS = 6 };
    int decimals = 0;
    for (double scale = 1; decimals < MOST_DECIMALS; decimals++, scale *= 10)
        if (fabs(value * scale - nearbyint(value * scale)) <= 1e-9 * fmax(1, fabs(value * scale))) break;
    return koers_figures_number(value, decimals, voice, out);
}

char *koers_figures_ratio(double value, const koers_voice *voice, koers_figure out)
{
    enum { DIGITS = 3, MOST_DECIMALS = 4 };
    if (!isfinite(value)) return no_number(out);
    int magnitude = 0; /* digits before the decimal point, 0 or less for values below 1 */
    for (double rest = fabs(value); rest >= 1 && magnitude < 16; rest /= 10) magnitude++;
    for (double rest = fabs(value); rest > 0 && rest < 0.1 && magnitude > -MOST_DECIMALS; rest *= 10) magnitude--;
    const int decimals = DIGITS - magnitude;
    if (decimals >= 0) return koers_figures_number(value, decimals < MOST_DECIMALS ? decimals : MOST_DECIMALS, voice, out);
    double power = 1;
    for (int i = 0; i < -decimals; i++) power *= 10;
    return koers_figures_count(value, power, voice, out);
}

bool koers_figures_is_share(koers_indicator indicator)
{
    return koers_unit_is_share(koers_indicator_unit(indicator));
}

bool koers_figures_is_count(koers_indicator indicator)
{
    return koers_unit_is_count(koers_indicator_unit(indicator));
}

bool koers_figures_is_change(koers_indicator indicator)
{
    return koers_unit_is_change(koers_indicator_unit(indicator));
}

/* A percentage with its unit: points for what is a change of one. Takes the place of the number. */
static char *with_unit(koers_indicator indicator, const koers_voice *voice, koers_figure out)
{
    koers_figure number;
    if (!koers_figures_is_change(indicator)) return strcat(out, " %");
    strcpy(number, out);
    snprintf(out, KOERS_FIGURE, strcmp(number, "1") == 0 ? _("%s point") : _("%s points"), number);
    return out;
}

char *koers_figures_value(koers_indicator indicator, double value, double se, const koers_voice *voice, koers_figure out)
{
    if (!isfinite(value)) return no_number(out);
    if (koers_figures_is_share(indicator)) return with_unit(indicator, voice, koers_figures_percent(value, se, voice, out));
    if (koers_figures_is_count(indicator)) return koers_figures_count(value, se, voice, out);
    return koers_figures_quantity(value, se, voice, out);
}

char *koers_figures_threshold(koers_indicator indicator, double value, const koers_voice *voice, koers_figure out)
{
    if (!koers_figures_is_share(indicator)) return koers_figures_written(value, voice, out);
    return with_unit(indicator, voice, koers_figures_written(100 * value, voice, out));
}

char *koers_figures_range(const char *low, const char *high, const koers_voice *voice, koers_figure out)
{
    const bool negative = low[0] == '-' || high[0] == '-';
    snprintf(out, KOERS_FIGURE, negative ? _("%s to %s") : "%.50s–%.50s", low, high);
    return out;
}

char *koers_figures_draws(int64_t draws, const koers_voice *voice, koers_figure out)
{
    koers_figure number;
    koers_figures_number((double) draws, 0, voice, number);
    snprintf(out, KOERS_FIGURE, draws == 1 ? _("%s run") : _("%s runs"), number);
    return out;
}

char *koers_figures_all_draws(int64_t draws, const koers_voice *voice, koers_figure out)
{
    koers_figure number;
    if (draws >= KOERS_TRIAL_DRAWS) return koers_figures_draws(draws, voice, out);
    koers_figures_draws(draws, voice, number);
    snprintf(out, KOERS_FIGURE, _("%.60s (a trial)"), number);
    return out;
}

char *koers_figures_signed(koers_figure figure)
{
    const bool above_zero = figure[0] >= '0' && figure[0] <= '9' && strcspn(figure, "123456789") < strlen(figure);
    const size_t length = strlen(figure);
    if (above_zero && length + 2 < KOERS_FIGURE) {
        memmove(figure + 1, figure, length + 1);
        figure[0] = '+';
    }
    return figure;
}

char *koers_figures_difference(koers_indicator indicator, double value, double se, const koers_voice *voice, koers_figure out)
{
    if (!isfinite(value)) return no_number(out);
    if (!koers_figures_is_share(indicator)) return koers_figures_signed(koers_figures_value(indicator, value, se, voice, out));
    koers_figure points;
    snprintf(out, KOERS_FIGURE, _("%s points"), koers_figures_signed(koers_figures_percent(value, se, voice, points)));
    return out;
}

/* Where the draws are told: in words, as a bare number because the head of the column has the word, or in the head. */
typedef enum { DRAWS_IN_WORDS, DRAWS_AS_NUMBER, DRAWS_ELSEWHERE } draws_place;

static char *interval_text(const koers_probability *probability, draws_place place, const char *draws, const koers_voice *voice,
                           koers_figure out)
{
    koers_figure value, low, high;
    const double error = koers_judgement_share_error(probability); /* it decides the decimals */
    koers_figures_percent(probability->value, error, voice, value);
    koers_figures_percent(probability->low, error, voice, low);
    koers_figures_percent(probability->high, error, voice, high);
    if (place == DRAWS_ELSEWHERE)
        snprintf(out, KOERS_FIGURE, _("%s %% (%s–%s)"), value, low, high);
    else
        snprintf(out, KOERS_FIGURE, _("%s %% (%s–%s; %s)"), value, low, high, draws);
    return out;
}

static char *probability_text(const koers_probability *probability, draws_place place, const koers_voice *voice, koers_figure out)
{
    koers_figure draws, hits;
    if (place == DRAWS_IN_WORDS)
        koers_figures_draws(probability->draws, voice, draws);
    else
        koers_figures_number((double) probability->draws, 0, voice, draws);
    if (probability->draws <= 0) {
        snprintf(out, KOERS_FIGURE, "%s", _("no runs"));
    } else if (probability->draws < KOERS_COUNTED_DRAWS) {
        koers_figures_number((double) probability->hits, 0, voice, hits);
        snprintf(out, KOERS_FIGURE, _("%s of %s"), hits, draws);
    } else if (probability->hits < KOERS_FEW_DRAWS) {
        snprintf(out, KOERS_FIGURE, _("fewer than 3 of %s"), draws);
    } else {
        interval_text(probability, place, draws, voice, out);
    }
    return out;
}

char *koers_figures_probability(const koers_probability *probability, const koers_voice *voice, koers_figure out)
{
    return probability_text(probability, DRAWS_IN_WORDS, voice, out);
}

char *koers_figures_chance(const koers_probability *probability, const koers_voice *voice, koers_figure out)
{
    return probability_text(probability, DRAWS_AS_NUMBER, voice, out);
}

char *koers_figures_interval(const koers_probability *probability, const koers_voice *voice, koers_figure out)
{
    return probability_text(probability, DRAWS_ELSEWHERE, voice, out);
}

char *koers_figures_stacked(const koers_probability *probability, const koers_voice *voice, koers_figure out)
{
    koers_figure value, low, high, range;
    const double error = koers_judgement_interval_error(probability->low, probability->high);
    if (probability->draws <= 0) return strcpy(out, "-");
    if (probability->draws < KOERS_COUNTED_DRAWS) return koers_figures_chance(probability, voice, out);
    if (probability->hits < KOERS_FEW_DRAWS) {
        koers_figures_number((double) probability->draws, 0, voice, value);
        snprintf(range, sizeof range, _("3 of %s"), value);
        snprintf(out, KOERS_FIGURE, "%.60s\n%.60s", _("fewer than"), range);
        return out;
    }
    koers_figures_percent(probability->value, error, voice, value);
    koers_figures_percent(probability->low, error, voice, low);
    koers_figures_percent(probability->high, error, voice, high);
    snprintf(out, KOERS_FIGURE, "%.30s %%\n%.60s", value, koers_figures_range(low, high, voice, range));
    return out;
}
