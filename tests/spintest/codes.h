/* Whether each diagnostic code is complete: a case, a legal neighbour and a paragraph, and nothing
 * about codes that do not exist. */
#pragma once

#include "text.h"

/* Checks the tree that holds the rejection suite `folder` (tests/reject). Adds what is missing to
 * `why`, one line each; returns how many codes are complete and how many things are wrong. */
void codes_check(const char *folder, struct text *why, unsigned *complete, unsigned *wrong);
