/* screen_run - a run for people: its targets, its money, and what to know when reading them. */
#ifndef KOERS_SCREEN_RUN_H
#define KOERS_SCREEN_RUN_H

#include "publish/report.h"
#include "publish/words/prose.h"

/* Adds all of it to an empty document. Errors: KOERS_NO_MEMORY. */
koers_status koers_screen_run_tell(koers_prose *prose, const koers_run_report *report) KOERS_MUST_USE;

#endif
