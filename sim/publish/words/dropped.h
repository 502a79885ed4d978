/* dropped - the targets of the base that a comparison asks of none, because they lie beyond the horizon of one of the scenarios. */
#ifndef KOERS_DROPPED_H
#define KOERS_DROPPED_H

#include "publish/report.h"

/* A sentence that names them with their years; "" where there are none. In fresh memory; NULL where it ran out. */
char *koers_dropped_text(const koers_comparison_report *report);

#endif
