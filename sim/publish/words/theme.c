#include "publish/words/theme.h"

#include "base/say.h"
#include "publish/words/labels.h"

bool koers_theme_covers(koers_theme theme, koers_indicator indicator)
{
    if (theme == KOERS_THEME_DWELLINGS) return indicator == KOERS_I_DWELLINGS_TOTAL || indicator == KOERS_I_DWELLINGS_TOTAL_CAPPED;
    return indicator == KOERS_I_CARE_SHARE || indicator == KOERS_I_CARE_DIPLOMA_SHARE;
}

const char *koers_theme_name(koers_theme theme, const koers_scenario *scenario, int target, const koers_voice *voice)
{
    int n = 0;
    for (int i = 0; i < scenario->inputs.aims.n_targets; i++)
        n += koers_theme_covers(theme, scenario->inputs.aims.target[i].indicator);
    if (n > 1) return koers_label_target(scenario, target, voice);
    return theme == KOERS_THEME_DWELLINGS ? _("Dwellings") : _("Care");
}
