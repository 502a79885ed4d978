/* source - a configuration text, parsed. The only room that knows libconfig; what leaves it is a tree.
 *
 *   koers_node *root = NULL;
 *   status = koers_source_parse(&root, script.bytes, script.n, "plan.cfg", &findings);
 *   ...
 *   koers_node_free(root);
 *
 * The text is scanned first (scan.h). The parser stops at its first syntax error or duplicate name, so that such a finding may
 * stand alone. Nodes borrow `place`.
 */
#ifndef KOERS_SOURCE_H
#define KOERS_SOURCE_H

#include <stddef.h>

#include "koers/findings.h"
#include "koers/status.h"
#include "scenario/tree.h"

/* Parses a file's text. The tree is made unless the parser gave up; it may stand beside findings of the scan (KOERS_OK then says
 * that it can be read further). Errors: KOERS_FINDINGS (root is NULL), KOERS_NO_MEMORY (root is NULL). */
koers_status koers_source_parse(koers_node **root, const char *text, size_t n, const char *place,
                                koers_findings *findings) KOERS_MUST_USE;

/* Parses "path.to.key=value" of --set into the same tree that a file would give; all lines are 0. "targets.<id>" names the
 * target with that id. Errors: as above. */
koers_status koers_source_parse_option(koers_node **root, const char *option, const char *place,
                                       koers_findings *findings) KOERS_MUST_USE;

#endif
