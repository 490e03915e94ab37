/* Reports as JSON: a line each on standard error, or one SARIF log of all compiles of a process. */
#pragma once

#include "diag.h"

#include <jansson.h>
#include <stdio.h>

/* A line of JSON for each report (docs/commands.md). */
extern struct diag_printer diag_json_printer;

/* Collects reports; sarif_write() writes the log, SARIF 2.1.0, and frees what was collected. */
extern struct diag_printer diag_sarif_printer;
void sarif_write(FILE *out);

/* Text of anybody's as a JSON string: what is not UTF-8 in it is replaced. */
json_t *json_text(const char *text);

/* A column that counts bytes, in other units; both count from 1. */
enum column_unit { UNIT_CODE_POINT, UNIT_UTF16 };
uint32_t column_in(struct source_set *sources, struct where where, enum column_unit unit);
