/* koers - the library behind the program: scenarios in, projections out.
 *
 *   findings          what is wrong in what a user wrote, in the language of a voice
 *   reference         programme, evidence and history; read from files or from memory (shelf)
 *   reading, scenario a scenario, from a path or from bytes with a name
 *   inputs            the records that a model run needs: ground, beliefs, policy, aims
 *   study             many worlds over the same futures; observers see every year of every draw
 *   outlook           chances and means of one world, quickly
 *   projection        all distributions of one world
 *   comparison        worlds against a base, draw by draw
 *   trace             single draws from beginning to end
 *
 * The library prints nothing, ends no process, keeps no variable that can change; files are opened only where a path is given.
 * Functions that can fail return a koers_status (status.h). Every record that is initialised is freed by its own function, after a
 * failure too. Examples that compile: tests/examples/. Compile with `pkg-config --cflags --libs koers`.
 * koers is free software, GPL-3.0-or-later.
 */
#ifndef KOERS_H
#define KOERS_H

#include "koers/comparison.h"
#include "koers/findings.h"
#include "koers/indicators.h"
#include "koers/inputs.h"
#include "koers/layers.h"
#include "koers/levers.h"
#include "koers/observer.h"
#include "koers/outlook.h"
#include "koers/parameters.h"
#include "koers/projection.h"
#include "koers/quantity.h"
#include "koers/reading.h"
#include "koers/reference.h"
#include "koers/scenario.h"
#include "koers/shelf.h"
#include "koers/status.h"
#include "koers/study.h"
#include "koers/trace.h"
#include "koers/version.h"
#include "koers/voice.h"
#include "koers/watch.h"

#endif
