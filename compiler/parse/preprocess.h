/* Preprocessing by libtcc, in process. */
#pragma once

#include "parse.h"

/* The preprocessed text of the source file, or NULL after errors. */
char *preprocess_source(const struct parse_options *options, struct source_set *sources,
                        struct diag_list *diags, size_t *length);
