/* Values of literals, decoded from their own text. */
#pragma once

#include "token.h"

/* Each returns false, with what is wrong in *problem, for a literal outside the dialect. */
bool literal_integer(const struct token *token, uint64_t *value, const char **problem);
bool literal_float(const struct token *token, double *value, const char **problem);
bool literal_character(const struct token *token, uint64_t *value, const char **problem);

/* Adjacent string tokens [from, to) as one string with its final NUL. */
bool literal_string(struct arena *arena, const struct token_list *list, uint32_t from, uint32_t to,
                    const char **bytes, size_t *length, const char **problem);
