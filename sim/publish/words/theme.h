/* theme - what targets are about where a remark holds for all of them: the dwellings, or the care courses. */
#ifndef KOERS_THEME_H
#define KOERS_THEME_H

#include <stdbool.h>

#include "koers/scenario.h"
#include "koers/voice.h"

typedef enum { KOERS_THEME_DWELLINGS, KOERS_THEME_CARE } koers_theme;

bool koers_theme_covers(koers_theme theme, koers_indicator indicator);

/* With what a remark begins: "Dwellings"; the name of this target where several of the scenario are about the theme. Borrowed. */
const char *koers_theme_name(koers_theme theme, const koers_scenario *scenario, int target, const koers_voice *voice);

#endif
