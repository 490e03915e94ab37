/* The lowered tree as text, for --dump=lower and for the eyes of whoever debugs a pass. */
#include "lower.h"

#include <inttypes.h>

static const char *const op_names[LOW_OP_COUNT] = {
    [LOW_CONSTANT] = "const",
    [LOW_REAL] = "real",
    [LOW_LOCAL] = "local",
    [LOW_ADDRESS] = "address",
    [LOW_CELL] = "cell",
    [LOW_PROCEDURE] = "procedure",
    [LOW_TYPE_ID] = "type",
    [LOW_NEG] = "neg",
    [LOW_COMPLEMENT] = "not",
    [LOW_SIGN8] = "sign8",
    [LOW_SIGN16] = "sign16",
    [LOW_ZERO8] = "zero8",
    [LOW_ZERO16] = "zero16",
    [LOW_SIGN32] = "sign32",
    [LOW_ZERO32] = "zero32",
    [LOW_TRUNCATE] = "truncate",
    [LOW_ADD] = "add",
    [LOW_SUB] = "sub",
    [LOW_MUL] = "mul",
    [LOW_UDIV] = "udiv",
    [LOW_SDIV] = "sdiv",
    [LOW_UREM] = "urem",
    [LOW_SREM] = "srem",
    [LOW_AND] = "and",
    [LOW_OR] = "or",
    [LOW_XOR] = "xor",
    [LOW_SHL] = "shl",
    [LOW_SHR] = "shr",
    [LOW_SAR] = "sar",
    [LOW_EQ] = "eq",
    [LOW_NE] = "ne",
    [LOW_SLT] = "slt",
    [LOW_SLE] = "sle",
    [LOW_ULT] = "ult",
    [LOW_ULE] = "ule",
    [LOW_UGT] = "ugt",
    [LOW_UGE] = "uge",
    [LOW_FEQ] = "feq",
    [LOW_FNE] = "fne",
    [LOW_FLT] = "flt",
    [LOW_FLE] = "fle",
    [LOW_FNEG] = "fneg",
    [LOW_FADD] = "fadd",
    [LOW_FSUB] = "fsub",
    [LOW_FMUL] = "fmul",
    [LOW_FDIV] = "fdiv",
    [LOW_F32_TO_F64] = "f32tof64",
    [LOW_F64_TO_F32] = "f64tof32",
    [LOW_S32_TO_F] = "s32tof",
    [LOW_U32_TO_F] = "u32tof",
    [LOW_S64_TO_F] = "s64tof",
    [LOW_U64_TO_F] = "u64tof",
    [LOW_BITS] = "bits",
    [LOW_F_TO_S64] = "ftos64",
};

static const char *const type_names[] = {
    [LOW_VOID] = "void", [LOW_U32] = "u32", [LOW_U64] = "u64",
    [LOW_F32] = "f32",   [LOW_F64] = "f64", [LOW_POINTER] = "ptr",
};

static void print_place(FILE *stream, const struct low_place *place);

static void print_value(FILE *stream, const struct low_value *v)
{
    switch ((int)v->op) {
    case LOW_CONSTANT: fprintf(stream, "%" PRIu64 ":%s", v->bits, type_names[v->type]); return;
    case LOW_REAL: fprintf(stream, "%a:%s", v->real, type_names[v->type]); return;
    case LOW_LOCAL: fputs(v->local->name, stream); return;
    }
    fprintf(stream, "(%s", op_names[v->op]);
    if (v->name)
        fprintf(stream, " %s", v->name);
    if (v->place) {
        fputc(' ', stream);
        print_place(stream, v->place);
    }
    if (v->a) {
        fputc(' ', stream);
        print_value(stream, v->a);
    }
    if (v->b) {
        fputc(' ', stream);
        print_value(stream, v->b);
    }
    fputc(')', stream);
}

static void print_place(FILE *stream, const struct low_place *place)
{
    if (place->root == LOW_ROOT_LOCAL) {
        fputs(place->local->name, stream);
    } else if (place->root == LOW_ROOT_GLOBAL) {
        fputs(place->global->name, stream);
    } else {
        fputc('*', stream);
        print_value(stream, place->pointer);
        if (place->index) {
            fputc('[', stream);
            print_value(stream, place->index);
            fputc(']', stream);
        }
    }
    for (size_t i = 0; i < place->step_count; i++) {
        if (place->steps[i].field) {
            fprintf(stream, ".%s", place->steps[i].field->name);
        } else {
            fputc('[', stream);
            print_value(stream, place->steps[i].index);
            fputc(']', stream);
        }
    }
}

static void print_optional(FILE *stream, const char *before, const struct low_value *value)
{
    if (!value)
        return;
    fputs(before, stream);
    print_value(stream, value);
}

static void print_call(FILE *stream, const struct low_stmt *s)
{
    fprintf(stream, "call %s", s->name ? s->name : "");
    print_optional(stream, "", s->a);
    for (size_t i = 0; i < s->argument_count; i++) {
        print_optional(stream, ", ", s->arguments[i].value);
        if (s->arguments[i].place) {
            fputs(", ", stream);
            print_place(stream, s->arguments[i].place);
        }
    }
}

static const char *const stmt_names[] = {
    [LOW_SET] = "set",       [LOW_LOAD] = "load",     [LOW_STORE] = "store",
    [LOW_COPY] = "copy",     [LOW_CLEAR] = "clear",   [LOW_COUNT] = "count",
    [LOW_HEADER] = "header", [LOW_CHECK] = "check",   [LOW_CALL] = "call",
    [LOW_LABEL] = "label",   [LOW_GOTO] = "goto",     [LOW_IF] = "if",
    [LOW_SWITCH] = "switch", [LOW_RETURN] = "return", [LOW_KEEP] = "keep",
    [LOW_FIX] = "fix",       [LOW_FAULT] = "fault",
};

static void print_stmt(FILE *stream, const struct low_stmt *s)
{
    fprintf(stream, s->kind == LOW_LABEL ? "  " : "    ");
    if (s->local)
        fprintf(stream, "%s = ", s->local->name);
    if (s->place) {
        print_place(stream, s->place);
        fputs(s->kind == LOW_LOAD ? " " : " = ", stream);
    }
    if (s->kind == LOW_CALL) {
        print_call(stream, s);
    } else {
        fputs(stmt_names[s->kind], stream);
        if (s->kind == LOW_CHECK)
            fprintf(stream, ".%s site %" PRIu32, low_checks[s->check].name, s->site);
        print_optional(stream, " ", s->a);
        print_optional(stream, " ", s->b);
        if (s->note)
            fprintf(stream, " %s: %s", s->claim ? "removed" : "kept", s->note);
        if (s->source) {
            fputc(' ', stream);
            print_place(stream, s->source);
        }
        if (s->label)
            fprintf(stream, " L%" PRIu32, s->label);
        if (s->is_once)
            fputs(" once", stream);
        if (s->is_rolled)
            fputs(" rolled", stream);
        for (size_t i = 0; i < s->case_count; i++)
            fprintf(stream, " %" PRIu64 ":L%" PRIu32, s->cases[i].value, s->cases[i].label);
    }
    fprintf(stream, "  ; %" PRIu32 "\n", s->where.line);
}

void low_print(const struct low_unit *unit, FILE *stream)
{
    for (const struct low_function *f = unit->functions; f; f = f->next) {
        fprintf(stream, "function %s\n", f->name);
        for (const struct low_local *local = f->locals; local; local = local->next)
            fprintf(stream, "    %s: %s%s\n", local->name,
                    local->memory ? "memory" : type_names[local->type],
                    local->is_kept ? " kept" : "");
        for (size_t i = 0; i < f->stmt_count; i++)
            print_stmt(stream, f->stmts[i]);
    }
}
