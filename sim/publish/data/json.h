/* json - documents for other programs, by jansson: written in the order in which they are built, indented by 2.
 *
 *   koers_json *json = koers_json_new(false);
 *   koers_json_text(json, "command", "run --draws 20000");
 *   koers_json_open_list(json, "files"); ... koers_json_close(json);
 *   status = koers_json_write(json, stream);
 *   koers_json_free(json);
 *
 * Inside a list keys are ignored (NULL). Numbers have 17 digits; what is not finite is null; bytes that are not UTF-8 become
 * U+FFFD. Building never fails loudly: when memory is short, koers_json_write says so. All calls accept a NULL document.
 */
#ifndef KOERS_JSON_H
#define KOERS_JSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "koers/status.h"

typedef struct koers_json koers_json;

/* An empty document: a list or an object. NULL when memory is short. */
koers_json *koers_json_new(bool list);
void koers_json_free(koers_json *self);

void koers_json_open(koers_json *self, const char *key);
void koers_json_open_list(koers_json *self, const char *key);
void koers_json_close(koers_json *self);
void koers_json_text(koers_json *self, const char *key, const char *text); /* NULL: null */
void koers_json_integer(koers_json *self, const char *key, int64_t value);
void koers_json_number(koers_json *self, const char *key, double value);
void koers_json_truth(koers_json *self, const char *key, bool value);

/* Errors: KOERS_NO_MEMORY, KOERS_WRITE_FAILED. */
koers_status koers_json_write(const koers_json *self, FILE *stream) KOERS_MUST_USE;

/* A document that was written before: NULL where it is missing, or a folder, or broken. 0; or an errno where nobody can say which. */
int koers_json_read(koers_json **self, const char *path) KOERS_MUST_USE;

/* Objects in the list `list` of the document, and the text `key` of the i-th; 0 and NULL where there is none. */
size_t koers_json_length(const koers_json *self, const char *list);
const char *koers_json_entry(const koers_json *self, const char *list, size_t i, const char *key);

#endif
