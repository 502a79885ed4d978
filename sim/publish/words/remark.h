/* remark - one thing that the numbers call for saying, as data: what kind of thing, about what, and the sentence. And a list of them.
 *
 *   koers_remarks list;
 *   status = koers_remarks_run(&list, &report);                                        (remarks.h)
 *   for (size_t i = 0; i < list.n; i++) koers_prose_bullet(&prose, "%s", list.item[i].text);
 *   koers_remarks_free(&list);
 *
 * Screens, charts, reports and data take from one list what suits them, so that nothing is told twice in other words. The list owns
 * its texts. Adding never fails loudly: `lost` is set.
 */
#ifndef KOERS_REMARK_H
#define KOERS_REMARK_H

#include <stdbool.h>
#include <stddef.h>

#include "koers/status.h"

/*    NAME                 key                what it says                                                                */
#define KOERS_REMARK_LIST(X)                                                                                               \
    X(CHANCE, chance)                     /* what a chance and its interval are                                        */  \
    X(ASSISTANCE_SHARE, assistance_share) /* Zuid's share with and without the effect of moving people                 */  \
    X(ASSISTANCE_COUNT, assistance_count) /* how much of a fall in benefits is people who moved                        */  \
    X(SHORTAGE, shortage)                 /* what is planned but not paid for                                          */  \
    X(DISTANCE, distance)                 /* why a chance is close to nothing                                          */  \
    X(PACE, pace)                         /* fewer dwellings a year are planned                                        */  \
    X(TRACKS, tracks)                     /* as many dwellings are planned, but more of a kind that comes about less    */ \
    X(COMPETITION, competition)           /* technology draws students who would have chosen care                      */  \
    X(READINGS, readings)                 /* the chance on each of two readings of the past                            */  \
    X(DECIDED, decided)                   /* changes before a decision taken today can have effect                     */  \
    X(CAPACITY, capacity)                 /* goes beyond what can be organised                                         */  \
    X(SAVING, saving)                     /* what a scenario saves on benefits                                         */  \
    X(FUNDING, funding)                   /* of what a scenario plans, less is paid for                                */

typedef enum {
#define KOERS_REMARK_ENUM(NAME, key) KOERS_REMARK_##NAME,
    KOERS_REMARK_LIST(KOERS_REMARK_ENUM)
#undef KOERS_REMARK_ENUM
        KOERS_N_REMARKS
} koers_remark_kind;

/* Its name in data, never translated: "assistance_share". */
const char *koers_remark_key(koers_remark_kind kind);

typedef enum { KOERS_ABOUT_ALL, KOERS_ABOUT_INDICATOR, KOERS_ABOUT_TARGET, KOERS_ABOUT_PILLAR } koers_subject_kind;

typedef struct {
    koers_subject_kind about;
    int number; /* of the indicator, of the target (in the scenario, or in the base), of the pillar; 0 for all */
} koers_subject;

typedef struct {
    koers_remark_kind kind;
    koers_subject subject;
    char *text; /* a sentence or more, in the language of the report */
} koers_remark;

typedef struct {
    size_t n, capacity;
    koers_remark *item; /* in the order in which they are to be read */
    bool lost;
} koers_remarks;

/* Appends a remark. */
void koers_remarks_add(koers_remarks *self, koers_remark_kind kind, koers_subject subject, const char *format, ...)
    KOERS_PRINTF(4, 5);

/* The first of a kind; NULL. */
const koers_remark *koers_remarks_find(const koers_remarks *self, koers_remark_kind kind);

/* NULL, the empty and the freed are fine. */
void koers_remarks_free(koers_remarks *self);

#endif
