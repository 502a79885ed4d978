#include "publish/words/labels.h"

#include <stddef.h>
#include <string.h>

#include "base/say.h"

/* full name, short name, unit as read */
typedef struct {
    const char *full, *brief, *unit;
} indicator_label;

static const char mbo_students[] = N_("% of the mbo students of Zuid");
static const char mbo_diplomas[] = N_("% of the mbo diplomas on Zuid");
static const char of_rotterdam[] = N_("% of the benefits in Rotterdam");
static const char benefits[] = N_("benefits, end of year");
static const char benefits_a_year[] = N_("benefits a year");
static const char dwellings[] = N_("dwellings since 2012");
static const char money[] = N_("million euros of 2023 a year");
static const char of_the_plan[] = N_("% of what is planned");

static const indicator_label indicators[KOERS_N_INDICATORS] = {
    [KOERS_I_UNEMPLOYMENT] = {N_("Unemployment in the Netherlands"), N_("unemployment"), N_("% of the labour force")},
    [KOERS_I_TECHNICAL_SHARE] = {N_("Mbo students in technical, port and logistics courses"), N_("technical share"), mbo_students},
    [KOERS_I_CARE_SHARE] = {N_("Mbo students in care courses"), N_("care share"), mbo_students},
    [KOERS_I_TECHNICAL_PLUS_CARE_SHARE] = {N_("Mbo students in technical, port, logistics and care courses"),
                                           N_("technical and care share"), mbo_students},
    [KOERS_I_TECHNICAL_DIPLOMA_SHARE] = {N_("Mbo diplomas in technical, port and logistics courses"), N_("technical diploma share"),
                                         mbo_diplomas},
    [KOERS_I_CARE_DIPLOMA_SHARE] = {N_("Mbo diplomas in care courses"), N_("care diploma share"), mbo_diplomas},
    [KOERS_I_EARLY_LEAVERS] = {N_("Mbo students who leave without a diploma"), N_("early leavers"), mbo_students},
    [KOERS_I_ACHIEVEMENT_SD] = {N_("Achievement of pupils who enter secondary school"), N_("achievement"),
                                N_("standard deviations, change since 2022")},
    [KOERS_I_HIGHER_ADVICE] = {N_("Pupils advised to go to havo or vwo"), N_("havo/vwo advice"),
                               N_("percentage points, change since 2022")},
    [KOERS_I_ASSISTANCE_COUNT] = {N_("Social assistance benefits on Zuid"), N_("benefits on Zuid"), benefits},
    [KOERS_I_ASSISTANCE_COUNT_REST] = {N_("Social assistance benefits in the rest of Rotterdam"), N_("benefits in the rest"),
                                       benefits},
    [KOERS_I_ASSISTANCE_CITY] = {N_("Social assistance benefits in Rotterdam"), N_("benefits in Rotterdam"), benefits},
    [KOERS_I_ASSISTANCE_SHARE] = {N_("Zuid's share of social assistance in Rotterdam"), N_("share of social assistance"),
                                  of_rotterdam},
    [KOERS_I_ASSISTANCE_SHARE_WITHOUT_RELOCATION] = {N_("Zuid's share of social assistance, had nobody been rehoused"),
                                                     N_("share without relocation"), of_rotterdam},
    [KOERS_I_ASSISTANCE_INFLOW] = {N_("New social assistance benefits on Zuid"), N_("inflow"), benefits_a_year},
    [KOERS_I_ASSISTANCE_EXITS_TO_WORK] = {N_("From social assistance to work on Zuid"), N_("exits to work"), benefits_a_year},
    [KOERS_I_ASSISTANCE_EXITS] = {N_("Social assistance benefits ended on Zuid"), N_("exits"), benefits_a_year},
    [KOERS_I_EXIT_TO_WORK_SHARE] = {N_("Exits from social assistance that lead to work"), N_("exits that lead to work"),
                                    N_("% of the exits")},
    [KOERS_I_ASSISTANCE_RELOCATED] = {N_("Benefits that left Zuid by relocation"), N_("relocated benefits"),
                                      N_("benefits, since 2022")},
    [KOERS_I_POPULATION_SHARE] = {N_("Zuid's share of the inhabitants of Rotterdam"), N_("share of inhabitants"),
                                  N_("% of the inhabitants")},
    [KOERS_I_ASSISTANCE_RATE] = {N_("Social assistance benefits per 1,000 inhabitants of Zuid"), N_("benefits per 1,000"),
                                 N_("per 1,000 inhabitants")},
    [KOERS_I_DWELLINGS_TOTAL] = {N_("Dwellings taken in hand"), N_("dwellings"), dwellings},
    [KOERS_I_DWELLINGS_TOTAL_CAPPED] = {N_("Dwellings taken in hand, each track up to its ambition"), N_("dwellings, capped"),
                                        dwellings},
    [KOERS_I_DWELLINGS_BASIC_TOTAL] = {N_("Private dwellings, basic approach"), N_("dwellings, basic"), dwellings},
    [KOERS_I_DWELLINGS_THOROUGH_TOTAL] = {N_("Private dwellings, thorough renovation or replacement"), N_("dwellings, thorough"),
                                          dwellings},
    [KOERS_I_DWELLINGS_CORPORATION_TOTAL] = {N_("Dwellings of housing corporations"), N_("dwellings, corporations"), dwellings},
    [KOERS_I_COST_SCHOOL] = {N_("Cost of the school pillar"), N_("cost, school"), money},
    [KOERS_I_COST_WORK] = {N_("Cost of the work pillar"), N_("cost, work"), money},
    [KOERS_I_COST_HOUSING] = {N_("Cost of the housing pillar"), N_("cost, housing"), money},
    [KOERS_I_COST_TOTAL] = {N_("Cost of the three pillars, as far as modelled"), N_("cost"), money},
    [KOERS_I_COST_UNMODELLED] = {N_("Cost of what the model leaves out"), N_("cost not modelled"), money},
    [KOERS_I_BUDGET_TOTAL] = {N_("Budget of the pillars that have one"), N_("budget"), money},
    [KOERS_I_FUNDING_GAP] = {N_("Planned but not paid for"), N_("funding gap"), money},
    [KOERS_I_FUNDED_SCHOOL] = {N_("Part of the school pillar that is paid for"), N_("paid for, school"), of_the_plan},
    [KOERS_I_FUNDED_WORK] = {N_("Part of the work pillar that is paid for"), N_("paid for, work"), of_the_plan},
    [KOERS_I_FUNDED_HOUSING] = {N_("Part of the housing pillar that is paid for"), N_("paid for, housing"), of_the_plan},
};

static const char *const levers[KOERS_N_LEVERS] = {
    [KOERS_LEVER_LESSON_HOURS] = N_("extra lesson hours a week in primary schools"),
    [KOERS_LEVER_LESSON_COVERAGE] = N_("share of primary pupils with extra lesson hours"),
    [KOERS_LEVER_LESSON_VO_SHARE] = N_("share of secondary pupils with extra lesson hours"),
    [KOERS_LEVER_GUARANTEES_TECHNICAL] = N_("career guarantees in technology, port and logistics"),
    [KOERS_LEVER_GUARANTEES_CARE] = N_("career guarantees in care"),
    [KOERS_LEVER_GUARANTEES_OTHER] = N_("career guarantees in childcare, police and teaching"),
    [KOERS_LEVER_CAREER_GUIDANCE] = N_("share of pupils with the full career guidance programme"),
    [KOERS_LEVER_TECHNICAL_ACCESS] = N_("share of vmbo pupils with a technical profile at their own school"),
    [KOERS_LEVER_TECHNICAL_RECRUITMENT] = N_("growth of technical intake pledged by the mbo schools"),
    [KOERS_LEVER_MENTORED_PUPILS] = N_("pupils with a student mentor"),
    [KOERS_LEVER_CASELOAD] = N_("recipients per work coach on Zuid"),
    [KOERS_LEVER_CASELOAD_CHANGE] = N_("recipients per work coach on Zuid, relative to 2022"),
    [KOERS_LEVER_CASELOAD_REST] = N_("recipients per work coach in the rest of Rotterdam"),
    [KOERS_LEVER_PRACTICE_CENTRES] = N_("practice centres for learning a trade"),
    [KOERS_LEVER_WAGE_SUBSIDY_SCREENED] = N_("recipients screened for wage subsidy a year"),
    [KOERS_LEVER_INFLOW_PREVENTION] = N_("share of applicants who get the prevention approach"),
    [KOERS_LEVER_DWELLINGS_BASIC] = N_("private dwellings a year, basic approach"),
    [KOERS_LEVER_DWELLINGS_THOROUGH] = N_("private dwellings a year, thorough renovation or replacement"),
    [KOERS_LEVER_DWELLINGS_CORPORATION] = N_("corporation dwellings a year"),
};

const char *koers_label_indicator(koers_indicator indicator, const koers_voice *voice)
{
    return _(indicators[indicator].full);
}

const char *koers_label_indicator_short(koers_indicator indicator, const koers_voice *voice)
{
    return _(indicators[indicator].brief);
}

const char *koers_label_unit(koers_indicator indicator, const koers_voice *voice)
{
    return _(indicators[indicator].unit);
}

const char *koers_label_lever(koers_lever lever, const koers_voice *voice)
{
    return _(levers[lever]);
}

const char *koers_label_lever_remark(koers_lever lever, const koers_voice *voice)
{
    switch ((int) lever) {
    case KOERS_LEVER_GUARANTEES_OTHER:
        return _("Costs money but has no effect in the model: no target counts these courses.");
    case KOERS_LEVER_TECHNICAL_RECRUITMENT:
        return _("Not the programme's to buy: a pledge of the mbo schools. How much of it they keep is uncertain.");
    case KOERS_LEVER_CASELOAD_REST:
        return _("Not the programme's to buy: what the city does outside Zuid.");
    case KOERS_LEVER_DWELLINGS_CORPORATION:
        return _("Not the programme's to buy: the housing corporations pay.");
    default:
        return "";
    }
}

const char *koers_label_pillar(koers_pillar pillar, const koers_voice *voice)
{
    switch (pillar) {
    case KOERS_SCHOOL:
        return _("School");
    case KOERS_WORK:
        return _("Work");
    case KOERS_HOUSING:
        return _("Housing");
    case KOERS_NO_PILLAR:
        return _("outside the programme");
    }
    return "";
}

const char *koers_label_target(const char *id, const koers_voice *voice)
{
    static const struct {
        const char *id, *name;
    } shipped[] = {
        {"technical", N_("Technology")},         {"care", N_("Care")},
        {"assistance", N_("Social assistance")}, {"dwellings", N_("Dwellings")},
        {"all", N_("All targets together")},
    };
    for (size_t i = 0; i < sizeof shipped / sizeof *shipped; i++)
        if (strcmp(id, shipped[i].id) == 0) return _(shipped[i].name);
    return id;
}
