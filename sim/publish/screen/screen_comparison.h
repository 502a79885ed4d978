/* screen_comparison - a comparison for people: in which inputs the scenarios differ, and what each of them changes. */
#ifndef KOERS_SCREEN_COMPARISON_H
#define KOERS_SCREEN_COMPARISON_H

#include "publish/report.h"
#include "publish/words/prose.h"

/* Adds all of it to an empty document. Errors: KOERS_NO_MEMORY. */
koers_status koers_screen_comparison_tell(koers_prose *prose, const koers_comparison_report *report) KOERS_MUST_USE;

#endif
