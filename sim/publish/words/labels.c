#include "publish/words/labels.h"

#include "base/say.h"

const char *koers_label_indicator(koers_indicator indicator, const koers_voice *voice)
{
    return _(koers_indicator_label(indicator));
}

const char *koers_label_indicator_short(koers_indicator indicator, const koers_voice *voice)
{
    return _(koers_indicator_label_short(indicator));
}

const char *koers_label_unit(koers_indicator indicator, const koers_voice *voice)
{
    return _(koers_indicator_label_unit(indicator));
}

const char *koers_label_lever(koers_lever lever, const koers_voice *voice)
{
    return _(koers_lever_label(lever));
}

const char *koers_label_lever_remark(koers_lever lever, const koers_voice *voice)
{
    const char *remark = koers_lever_remark(lever);
    return remark == NULL ? "" : _(remark);
}

const char *koers_label_pillar(koers_pillar pillar, const koers_voice *voice)
{
    return pillar == KOERS_NO_PILLAR ? _("outside the programme") : _(koers_pillar_label(pillar));
}

const char *koers_label_per(koers_unit unit, const koers_voice *voice)
{
    return _(koers_unit_per(unit));
}

const char *koers_label_target(const koers_scenario *scenario, int target, const koers_voice *voice)
{
    if (target < 0) return _("All targets together");
    return koers_scenario_target_title(scenario, (size_t) target, koers_voice_language(voice));
}
