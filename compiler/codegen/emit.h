/* What the files that print C share. */
#pragma once

#include "emit_c.h"

/* emit_type.c */
const char *emit_tag(const struct tag *tag, char buffer[static 300]);
void emit_declaration(FILE *stream, const struct type *type, const char *name);
void emit_field_name(FILE *stream, const struct field *field);
void emit_types(const struct low_unit *unit, FILE *stream);
const char *emit_scalar(const struct type *type);
struct type *emit_strip(const struct type *type);

/* emit_value.c */
void emit_value(FILE *stream, const struct low_value *value);
void emit_place(FILE *stream, const struct low_place *place);
void emit_volatile_place(FILE *stream, const struct low_place *place); /* of a reference */
const char *emit_low_type(enum low_type type, bool is_signed);
void emit_string(FILE *stream, const char *text);

/* emit_data.c */
void emit_data(const struct low_unit *unit, FILE *stream);
