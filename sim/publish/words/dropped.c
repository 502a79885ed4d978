#include "publish/words/dropped.h"

#include "base/memory.h"
#include "base/say.h"
#include "publish/words/labels.h"

/* One set for all pairs: the first comparison has it. */
char *koers_dropped_text(const koers_comparison_report *report)
{
    const koers_voice *voice = report->voice;
    const koers_comparison *comparison = &report->comparison[0];
    char *names = koers_copy_text("");
    for (size_t i = 0; i < comparison->n_dropped && names != NULL; i++) {
        const int target = comparison->dropped[i];
        char *longer = koers_format_text("%s%s%s (%d)", names, i == 0 ? "" : ", ", koers_label_target(report->base, target, voice),
                                         report->base->inputs.aims.target[target].year);
        koers_free(names);
        names = longer;
    }
    if (names == NULL || names[0] == '\0') return names;
    char *text = koers_format_text(_("Left out, also of all together, since not every scenario reaches its year: %s."), names);
    koers_free(names);
    return text;
}
