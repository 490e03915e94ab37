/* Functions and statements of the lowered tree as C.
 *
 * in: a lowered unit that low_verify() accepted. out: C text. One statement per line, a line marker
 * whenever the user's line changes. No expression here has a side effect except calls, which are
 * statements of their own, so C's order of evaluation does not matter. */
#include "emit.h"

#include <inttypes.h>
#include <string.h>

/* Up to this many words a struct with references is copied word by word in line; above, the runtime
 * object's memmove does the same. */
enum { COPY_WORDS_MAX = 16 };
/* Up to this many bytes a block of constant size is moved or set in line. */
enum { BLOCK_BYTES_MAX = 64 };

struct printer {
    FILE *stream;
    const struct low_unit *unit;
    const struct low_function *function;
    struct where where;
};

/* --- Signatures ---------------------------------------------------------------------------------- */

static void emit_pass(FILE *stream, const struct low_pass *pass)
{
    char name[300];
    switch (pass->passing) {
    case LOW_PASS_NOTHING: fputs("void", stream); break;
    case LOW_PASS_SCALAR: fputs(emit_low_type(pass->type, pass->is_signed), stream); break;
    case LOW_PASS_STRUCT: fputs(emit_tag(emit_strip(pass->structure)->tag, name), stream); break;
    case LOW_PASS_COPY: fputs("void *", stream); break;
    }
}

static void emit_result(FILE *stream, const struct low_signature *signature)
{
    if (signature->result.passing == LOW_PASS_COPY)
        fputs("void", stream);
    else
        emit_pass(stream, &signature->result);
}

/* The types of all C parameters, with names when `function` is given. */
static void emit_parameters(FILE *stream, const struct low_signature *signature,
                            const struct low_function *function)
{
    size_t printed = 0;
    fputc('(', stream);
    if (signature->result.passing == LOW_PASS_COPY) {
        fputs("void *", stream);
        if (function)
            fputs(function->parameters[printed]->name, stream);
        printed++;
    }
    for (size_t i = 0; i < signature->count; i++, printed++) {
        if (printed)
            fputs(", ", stream);
        emit_pass(stream, &signature->parameters[i]);
        if (function)
            fprintf(stream, " %s", function->parameters[printed]->name);
    }
    fputs(printed ? ")" : "void)", stream);
}

static void emit_head(struct printer *p, const struct low_function *function)
{
    fputs("static ", p->stream);
    emit_result(p->stream, function->signature);
    fprintf(p->stream, " %s", function->name);
    emit_parameters(p->stream, function->signature, function);
}

/* --- Statements -------------------------------------------------------------------------------------- */

static const char *value_cast(const struct low_local *local)
{
    if (!local->is_signed)
        return "";
    return local->type == LOW_U32 ? "(i32)" : "(i64)";
}

static void emit_set(struct printer *p, const struct low_stmt *s)
{
    fprintf(p->stream, "%s = %s", s->local->name, value_cast(s->local));
    emit_value(p->stream, s->a);
    fputs(";\n", p->stream);
}

static bool place_is_private(const struct low_place *place)
{
    return place->root == LOW_ROOT_LOCAL;
}

static void emit_once(struct printer *p, const struct low_local *local)
{
    bool is_float = local->type == LOW_F32 || local->type == LOW_F64;
    fprintf(p->stream, "SPIN_ONCE%s(%s);\n", is_float ? "_FLOAT" : "", local->name);
}

/* R25: a word of up to 32 bits in the heap. Unlike what comes out of an empty asm, the optimiser knows how
 * wide it is and need not extend it again. */
static bool is_read_volatile(const struct low_stmt *s)
{
    bool is_narrow = s->is_once && s->local->type == LOW_U32;
    const struct low_value *pointer = s->place->root == LOW_ROOT_POINTER ? s->place->pointer : NULL;
    return is_narrow && pointer && pointer->op == LOW_LOCAL && !pointer->local->is_of_local;
}

static void emit_load(struct printer *p, const struct low_stmt *s)
{
    const struct type *type = emit_strip(s->place->type);
    bool is_reference =
        type->kind == TYPE_POINTER && !s->is_fixed_later && !place_is_private(s->place);
    bool is_volatile = is_read_volatile(s);
    FILE *stream = p->stream;
    fprintf(stream, "%s = ", s->local->name);
    if (type->kind != TYPE_BOOL && type->kind != TYPE_POINTER)
        fprintf(stream, "(%s)", emit_low_type(s->local->type, s->local->is_signed));
    (is_volatile ? emit_volatile_place : emit_place)(stream, s->place);
    if (type->kind == TYPE_BOOL)
        fputs(" != 0", stream);
    fputs(";\n", stream);
    if (is_reference || (s->is_once && !is_volatile && type->kind != TYPE_POINTER)) {
        fputs("    ", stream);
        emit_once(p, s->local);
    }
}

static void emit_store(struct printer *p, const struct low_stmt *s)
{
    const struct type *type = emit_strip(s->place->type);
    FILE *stream = p->stream;
    if (type->kind == TYPE_POINTER && !place_is_private(s->place)) {
        fputs("SPIN_REFERENCE_SET(", stream);
        emit_place(stream, s->place);
        fputs(", ", stream);
        emit_value(stream, s->a);
        fputs(");\n", stream);
        return;
    }
    emit_place(stream, s->place);
    fputs(" = ", stream);
    if (type->kind != TYPE_POINTER && type->kind != TYPE_FLOAT)
        fprintf(stream, "(%s)", emit_scalar(type));
    emit_value(stream, s->a);
    fputs(";\n", stream);
}

static void emit_pair(struct printer *p, const char *function, const struct low_stmt *s)
{
    fprintf(p->stream, "%s(", function);
    emit_place(p->stream, s->place);
    fputs(", ", p->stream);
    emit_place(p->stream, s->source);
}

/* R25: aggregates with references move by whole words, each read once. R19: C's assignment may leave
 * the padding of its target as it was, so what has padding moves as bytes. */
static void emit_copy(struct printer *p, const struct low_stmt *s)
{
    const struct type *type = emit_strip(s->place->type);
    if (type_has_references(type) && type->size <= COPY_WORDS_MAX * 8) {
        for (uint64_t offset = 0; offset < type->size; offset += 8) {
            emit_pair(p, offset ? "    SPIN_COPY_WORD" : "SPIN_COPY_WORD", s);
            fprintf(p->stream, ", %" PRIu64 ");\n", offset);
        }
    } else if (type_has_references(type) || type->kind == TYPE_ARRAY) {
        emit_pair(p, type_has_references(type) ? "SPIN_COPY_WORDS" : "SPIN_COPY_BYTES", s);
        fputs(");\n", p->stream);
    } else if (type_has_padding(type)) {
        emit_pair(p, "SPIN_COPY_WHOLE", s);
        fputs(");\n", p->stream);
    } else {
        emit_place(p->stream, s->place);
        fputs(" = ", p->stream);
        emit_place(p->stream, s->source);
        fputs(";\n", p->stream);
    }
}

static void emit_operand(struct printer *p, const struct low_value *value, bool is_named)
{
    if (!is_named || !value || value->type == LOW_POINTER) {
        fputs(", 0", p->stream);
        return;
    }
    fputs(value->type == LOW_U32 ? ", (u64)" : ", ", p->stream);
    emit_value(p->stream, value);
}

static void emit_check(struct printer *p, const struct low_stmt *s)
{
    const struct low_check_row *row = &low_checks[s->check];
    struct low_value condition = {.op = row->op, .type = LOW_U32, .a = s->a, .b = s->b};
    if (s->claim && s->claim != LOW_CLAIM_PATHS) {
        fputs(";\n", p->stream);
        return;
    }
    if (s->claim) {
        fputs("SPIN_NEVER(", p->stream);
        emit_value(p->stream, &condition);
        fputs(");\n", p->stream);
        return;
    }
    fputs("if (SPIN_UNLIKELY(", p->stream);
    emit_value(p->stream, &condition);
    fprintf(p->stream, "))\n        spin_fault(%" PRIu32, s->site);
    emit_operand(p, s->a, row->a[0] != 0);
    emit_operand(p, s->b, row->b[0] != 0);
    fputs(");\n", p->stream);
}

static void emit_argument(struct printer *p, const struct low_argument *argument,
                          const struct low_pass *pass)
{
    if (argument->place) {
        emit_place(p->stream, argument->place);
        return;
    }
    if (pass && pass->passing == LOW_PASS_SCALAR && pass->is_signed)
        fputs(pass->type == LOW_U32 ? "(i32)" : "(i64)", p->stream);
    emit_value(p->stream, argument->value);
}

/* A block of constant size that no reference can be torn in: it is one word at most, or it is not made
 * of words, while references are moved by whole elements. */
static bool is_small_block(const struct low_stmt *s)
{
    bool is_block = s->callee == LOW_CALL_ENTRY &&
                    (strcmp(s->name, "memmove") == 0 || strcmp(s->name, "memset") == 0);
    const struct low_value *n = is_block ? s->arguments[2].value : NULL;
    return n && n->op == LOW_CONSTANT && n->bits <= BLOCK_BYTES_MAX &&
           (n->bits <= 8 || n->bits % 8 != 0);
}

/* The callee; indirect ones are cast to the signature they were checked against. */
static void emit_callee(struct printer *p, const struct low_stmt *s)
{
    if (s->callee == LOW_CALL_FUNCTION || s->callee == LOW_CALL_ENTRY) {
        fprintf(p->stream, is_small_block(s) ? "SPIN_BLOCK(%s)" : "%s", s->name);
        return;
    }
    fputs("((", p->stream);
    emit_result(p->stream, s->signature);
    fputs(" (*)", p->stream);
    emit_parameters(p->stream, s->signature, NULL);
    fputc(')', p->stream);
    if (s->callee == LOW_CALL_SLOT)
        fprintf(p->stream, "SPIN_REFERENCE(%s)", s->name);
    else
        emit_value(p->stream, s->a);
    fputc(')', p->stream);
}

static void emit_call(struct printer *p, const struct low_stmt *s)
{
    if (s->local) {
        fprintf(p->stream, "%s = %s", s->local->name, value_cast(s->local));
    } else if (s->place) {
        emit_place(p->stream, s->place);
        fputs(" = ", p->stream);
    }
    emit_callee(p, s);
    fputc('(', p->stream);
    size_t hidden = s->signature && s->signature->result.passing == LOW_PASS_COPY;
    for (size_t i = 0; i < s->argument_count; i++) {
        if (i)
            fputs(", ", p->stream);
        bool has_pass = s->signature && i >= hidden && i - hidden < s->signature->count;
        emit_argument(p, &s->arguments[i], has_pass ? &s->signature->parameters[i - hidden] : NULL);
    }
    fputs(");\n", p->stream);
}

/* Signed: TCC orders its cases as signed numbers. */
static void emit_switch(struct printer *p, const struct low_stmt *s)
{
    bool is_small = s->a->type == LOW_U32;
    fprintf(p->stream, "switch ((%s)", is_small ? "i32" : "i64");
    emit_value(p->stream, s->a);
    fputs(") {\n", p->stream);
    for (size_t i = 0; i < s->case_count; i++) {
        int64_t value = is_small ? (int64_t)(int32_t)s->cases[i].value : (int64_t)s->cases[i].value;
        if (value == INT64_MIN)
            fputs("    case -9223372036854775807l - 1:", p->stream);
        else if (value == INT32_MIN)
            fputs("    case -2147483647 - 1:", p->stream);
        else
            fprintf(p->stream, "    case %" PRId64 "%s:", value, is_small ? "" : "l");
        fprintf(p->stream, " goto L%" PRIu32 ";\n", s->cases[i].label);
    }
    fputs("    }\n", p->stream);
}

static void emit_return(struct printer *p, const struct low_stmt *s)
{
    fputs("return", p->stream);
    if (s->place) {
        fputc(' ', p->stream);
        emit_place(p->stream, s->place);
    } else if (s->a) {
        fprintf(p->stream, " %s",
                p->function->signature->result.is_signed
                    ? (s->a->type == LOW_U32 ? "(i32)" : "(i64)")
                    : "");
        emit_value(p->stream, s->a);
    }
    fputs(";\n", p->stream);
}

/* R26 */
static void emit_keep(struct printer *p, const struct low_stmt *s)
{
    const struct low_function *function = p->function;
    if (s->a) {
        fprintf(p->stream, "SPIN_KEEP(%s);\n", s->a->local->name);
        return;
    }
    fputs(";\n", p->stream);
    for (size_t i = 0; i < function->parameter_count; i++) {
        if (function->parameters[i]->is_kept && !function->parameters[i]->is_lent)
            fprintf(p->stream, "    SPIN_KEEP(%s);\n", function->parameters[i]->name);
    }
    for (const struct low_local *local = function->locals; local; local = local->next) {
        if (local->is_kept && local->shown[0] && !local->memory)
            fprintf(p->stream, "    SPIN_KEEP(%s);\n", local->name);
    }
}

static void emit_label(struct printer *p, const struct low_stmt *s)
{
    fprintf(p->stream, "%sL%" PRIu32 ":;%s\n", s->is_rolled ? "SPIN_ROLLED do { " : "", s->label,
            s->is_waiting ? " SPIN_WAIT();" : "");
}

/* Of a rolled loop shape_verify() has seen that it ends here. TCC notes the line of an expression, not of a jump. */
static void emit_goto(struct printer *p, const struct low_stmt *s)
{
    if (s->is_rolled)
        fputs("(void)0;\n    } while (1);\n", p->stream);
    else
        fprintf(p->stream, "(void)0;\n    goto L%" PRIu32 ";\n", s->label);
}

static void emit_stmt(struct printer *p, const struct low_stmt *s)
{
    FILE *stream = p->stream;
    if (s->kind == LOW_LABEL) {
        emit_label(p, s);
        return;
    }
    fputs("    ", stream);
    switch (s->kind) {
    case LOW_SET: emit_set(p, s); break;
    case LOW_LOAD: emit_load(p, s); break;
    case LOW_STORE: emit_store(p, s); break;
    case LOW_COPY: emit_copy(p, s); break;
    case LOW_CLEAR:
        fputs("SPIN_CLEAR(", stream);
        emit_place(stream, s->place);
        fputs(");\n", stream);
        break;
    case LOW_COUNT:
    case LOW_HEADER:
        if (s->kind == LOW_COUNT)
            fprintf(stream, "SPIN_COUNT(%s, ", s->local->name);
        else
            fprintf(stream, "%s = (SPIN_HEADER(", s->local->name);
        emit_value(stream, s->a);
        fputs(s->kind == LOW_COUNT ? ");\n" : ")->type);\n", stream);
        break;
    case LOW_CHECK: emit_check(p, s); break;
    case LOW_CALL: emit_call(p, s); break;
    case LOW_GOTO: emit_goto(p, s); break;
    case LOW_IF:
        fputs("if (", stream);
        emit_value(stream, s->a);
        fprintf(stream, ")\n        goto L%" PRIu32 ";\n", s->label);
        break;
    case LOW_SWITCH: emit_switch(p, s); break;
    case LOW_RETURN: emit_return(p, s); break;
    case LOW_KEEP: emit_keep(p, s); break;
    case LOW_FIX: emit_once(p, s->local); break;
    case LOW_FAULT: fprintf(stream, "spin_fault(%" PRIu32 ", 0, 0);\n", s->site); break;
    case LOW_LABEL: break;
    }
}

/* --- Functions ------------------------------------------------------------------------------------------ */

static void emit_line(struct printer *p, struct where where)
{
    if (where.line == 0 || (where.line == p->where.line && where.file == p->where.file))
        return;
    fprintf(p->stream, "#line %" PRIu32, where.line);
    if (where.file != p->where.file || p->where.line == 0) {
        fputc(' ', p->stream);
        emit_string(p->stream, source_get(p->unit->unit->sources, where.file)->display);
    }
    fputc('\n', p->stream);
    p->where = where;
}

static void emit_locals(struct printer *p, const struct low_function *function)
{
    for (const struct low_local *local = function->locals; local; local = local->next) {
        fputs("    ", p->stream);
        if (local->memory)
            emit_declaration(p->stream, local->memory, local->name);
        else
            fprintf(p->stream, "%s %s", emit_low_type(local->type, local->is_signed), local->name);
        bool is_set = local->memory || !(local->shown[0] || local->is_contents);
        fputs(is_set ? ";\n" : " = 0;\n", p->stream);
    }
    for (const struct low_local *local = function->locals; local; local = local->next) {
        if (local->memory && local->shown[0])
            fprintf(p->stream, "    SPIN_CLEAR(%s);\n", local->name);
    }
}

/* TCC stores a struct that comes back in registers by whole words, over up to 7 bytes behind the room that it made
 * for it below the last local: that must be nobody's. */
static void emit_spare(struct printer *p, const struct low_function *function)
{
    bool is_needed = false;
    for (size_t i = 0; i < function->stmt_count; i++)
        is_needed |= function->stmts[i]->kind == LOW_CALL && function->stmts[i]->place;
    if (is_needed)
        fputs("    SPIN_SPARE;\n", p->stream);
}

static void emit_function(struct printer *p, const struct low_function *function)
{
    p->function = function;
    fputc('\n', p->stream);
    emit_line(p, function->decl->where);
    emit_head(p, function);
    fputs("\n{\n", p->stream);
    emit_locals(p, function);
    emit_spare(p, function);
    for (size_t i = 0; i < function->stmt_count; i++) {
        emit_line(p, function->stmts[i]->where);
        emit_stmt(p, function->stmts[i]);
    }
    fputs("}\n", p->stream);
}

void emit_c(const struct low_unit *unit, FILE *stream)
{
    struct printer p = {.stream = stream, .unit = unit};
    fputs("#include <spin/lowered.h>\n\n", stream);
    emit_types(unit, stream);
    for (const struct low_function *f = unit->functions; f; f = f->next) {
        emit_head(&p, f);
        fputs(";\n", stream);
    }
    emit_data(unit, stream);
    for (const struct low_function *f = unit->functions; f; f = f->next)
        emit_function(&p, f);
}
