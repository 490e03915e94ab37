/* Values and places as C expressions: fully parenthesised, unsigned, without narrow types. */
#include "emit.h"

#include <inttypes.h>
#include <math.h>

const char *emit_low_type(enum low_type type, bool is_signed)
{
    switch (type) {
    case LOW_VOID: return "void";
    case LOW_U32: return is_signed ? "i32" : "u32";
    case LOW_U64: return is_signed ? "i64" : "u64";
    case LOW_F32: return "f32";
    case LOW_F64: return "f64";
    case LOW_POINTER: return "void *";
    }
    return "?";
}

static void emit_binary(FILE *stream, const struct low_value *v, const char *cast,
                        const char *operand, const char *operator)
{
    fprintf(stream, "%s(%s", cast, operand);
    emit_value(stream, v->a);
    fprintf(stream, " %s %s", operator, operand);
    emit_value(stream, v->b);
    fputc(')', stream);
}

static void emit_unary(FILE *stream, const struct low_value *v, const char *before)
{
    fprintf(stream, "(%s", before);
    emit_value(stream, v->a);
    fputc(')', stream);
}

static void emit_integer_binary(FILE *stream, const struct low_value *v, const char *operator)
{
    emit_binary(stream, v, "", "", operator);
}

static void emit_comparison(FILE *stream, const struct low_value *v, const char *operator,
                            bool is_signed)
{
    const char *operand = !is_signed ? "" : v->a->type == LOW_U32 ? "(i32)" : "(i64)";
    emit_binary(stream, v, "(u32)", operand, operator);
}

static void emit_signed(FILE *stream, const struct low_value *v, const char *operator)
{
    bool is_small = v->type == LOW_U32;
    emit_binary(stream, v, is_small ? "(u32)" : "(u64)", is_small ? "(i32)" : "(i64)", operator);
}

/* The count is masked by the operator: no shift is ever too wide (R20). */
static void emit_shift(FILE *stream, const struct low_value *v, const char *operator,
                       bool is_signed)
{
    bool is_small = v->type == LOW_U32;
    if (is_signed)
        fputs(is_small ? "(u32)((i32)" : "(u64)((i64)", stream);
    else
        fputc('(', stream);
    emit_value(stream, v->a);
    fprintf(stream, " %s (", operator);
    emit_value(stream, v->b);
    fprintf(stream, " & %uu))", is_small ? 31 : 63);
}

static void emit_real(FILE *stream, const struct low_value *v)
{
    const char *suffix = v->type == LOW_F32 ? "f" : "";
    if (isnan(v->real))
        fprintf(stream, "(0.0%s / 0.0%s)", suffix, suffix);
    else if (isinf(v->real))
        fprintf(stream, "(%s1.0%s / 0.0%s)", v->real < 0 ? "-" : "", suffix, suffix);
    else
        fprintf(stream, "%a%s", v->real, suffix);
}

static void emit_constant(FILE *stream, const struct low_value *v)
{
    if (v->type == LOW_POINTER)
        fputs("((void *)0)", stream);
    else
        fprintf(stream, "%" PRIu64 "%s", v->bits, v->type == LOW_U32 ? "u" : "ul");
}

static void emit_local(FILE *stream, const struct low_value *v)
{
    if (v->local->is_signed)
        fputs(v->type == LOW_U32 ? "(u32)" : "(u64)", stream);
    fputs(v->local->name, stream);
}

static void emit_address(FILE *stream, const struct low_value *v)
{
    fputs("((void *)&", stream);
    emit_place(stream, v->place);
    fputc(')', stream);
}

/* Sign and zero extensions are explicit mask and shift pairs: TCC miscompiles some narrow casts. */
static void emit_narrow(FILE *stream, const struct low_value *v)
{
    fputs(v->op == LOW_SIGN8 || v->op == LOW_SIGN16 ? "(u32)((i32)(" : "(", stream);
    emit_value(stream, v->a);
    switch ((int)v->op) {
    case LOW_ZERO8: fputs(" & 255u)", stream); break;
    case LOW_ZERO16: fputs(" & 65535u)", stream); break;
    case LOW_SIGN8: fputs(" << 24) >> 24)", stream); break;
    case LOW_SIGN16: fputs(" << 16) >> 16)", stream); break;
    }
}

void emit_value(FILE *stream, const struct low_value *v)
{
    const char *to_float = v->type == LOW_F32 ? "(f32)" : "(f64)";
    switch (v->op) {
    case LOW_CONSTANT: emit_constant(stream, v); break;
    case LOW_REAL: emit_real(stream, v); break;
    case LOW_LOCAL: emit_local(stream, v); break;
    case LOW_ADDRESS: emit_address(stream, v); break;
    case LOW_CELL: fputs(v->name, stream); break;
    case LOW_PROCEDURE: fprintf(stream, "((void *)%s)", v->name); break;
    case LOW_TYPE_ID: fputs(v->name, stream); break;
    case LOW_NEG: emit_unary(stream, v, v->type == LOW_U32 ? "0u - " : "0ul - "); break;
    case LOW_COMPLEMENT: emit_unary(stream, v, "~"); break;
    case LOW_SIGN8:
    case LOW_SIGN16:
    case LOW_ZERO8:
    case LOW_ZERO16: emit_narrow(stream, v); break;
    case LOW_SIGN32: emit_unary(stream, v, "(u64)(i64)(i32)"); break;
    case LOW_ZERO32: emit_unary(stream, v, "(u64)"); break;
    case LOW_TRUNCATE: emit_unary(stream, v, "(u32)"); break;
    case LOW_ADD:
    case LOW_FADD: emit_integer_binary(stream, v, "+"); break;
    case LOW_SUB:
    case LOW_FSUB: emit_integer_binary(stream, v, "-"); break;
    case LOW_MUL:
    case LOW_FMUL: emit_integer_binary(stream, v, "*"); break;
    case LOW_UDIV:
    case LOW_FDIV: emit_integer_binary(stream, v, "/"); break;
    case LOW_UREM: emit_integer_binary(stream, v, "%"); break;
    case LOW_SDIV: emit_signed(stream, v, "/"); break;
    case LOW_SREM: emit_signed(stream, v, "%"); break;
    case LOW_AND: emit_integer_binary(stream, v, "&"); break;
    case LOW_OR: emit_integer_binary(stream, v, "|"); break;
    case LOW_XOR: emit_integer_binary(stream, v, "^"); break;
    case LOW_SHL: emit_shift(stream, v, "<<", false); break;
    case LOW_SHR: emit_shift(stream, v, ">>", false); break;
    case LOW_SAR: emit_shift(stream, v, ">>", true); break;
    case LOW_EQ:
    case LOW_FEQ: emit_comparison(stream, v, "==", false); break;
    case LOW_NE:
    case LOW_FNE: emit_comparison(stream, v, "!=", false); break;
    case LOW_SLT: emit_comparison(stream, v, "<", true); break;
    case LOW_SLE: emit_comparison(stream, v, "<=", true); break;
    case LOW_ULT:
    case LOW_FLT: emit_comparison(stream, v, "<", false); break;
    case LOW_ULE:
    case LOW_FLE: emit_comparison(stream, v, "<=", false); break;
    case LOW_UGT: emit_comparison(stream, v, ">", false); break;
    case LOW_UGE: emit_comparison(stream, v, ">=", false); break;
    case LOW_FNEG: emit_unary(stream, v, "-"); break;
    case LOW_F32_TO_F64:
    case LOW_F64_TO_F32: emit_unary(stream, v, to_float); break;
    case LOW_S32_TO_F:
        fputs(to_float, stream);
        emit_unary(stream, v, "(i32)");
        break;
    case LOW_S64_TO_F:
        fputs(to_float, stream);
        emit_unary(stream, v, "(i64)");
        break;
    case LOW_U32_TO_F:
        fputs(to_float, stream);
        emit_unary(stream, v, "(i64)");
        break;
    case LOW_U64_TO_F: emit_unary(stream, v, to_float); break;
    case LOW_BITS: emit_unary(stream, v, "(u64)"); break;
    case LOW_F_TO_S64: emit_unary(stream, v, "(u64)(i64)"); break;
    case LOW_OP_COUNT: break;
    }
}

/* The constant that can be taken out of a sum, modulo 2^64. */
static uint64_t sum_constant(const struct low_value *sum)
{
    if (sum->op == LOW_CONSTANT)
        return sum->bits;
    if (sum->op != LOW_ADD && sum->op != LOW_SUB)
        return 0;
    uint64_t a = sum_constant(sum->a), b = sum_constant(sum->b);
    return sum->op == LOW_ADD ? a + b : a - b;
}

/* What is left of it: constants are 0. */
static void emit_sum_rest(FILE *stream, const struct low_value *sum)
{
    if (sum->op == LOW_CONSTANT) {
        fputs("0ul", stream);
        return;
    }
    if (sum->op != LOW_ADD && sum->op != LOW_SUB) {
        emit_value(stream, sum);
        return;
    }
    fputc('(', stream);
    emit_sum_rest(stream, sum->a);
    fputs(sum->op == LOW_ADD ? " + " : " - ", stream);
    emit_sum_rest(stream, sum->b);
    fputc(')', stream);
}

/* Behind the array or pointer, which is in parentheses with a sum. */
static void emit_index(FILE *stream, const struct low_value *index, const struct low_value *sum)
{
    if (sum) {
        fputs(" + ", stream);
        emit_sum_rest(stream, sum);
        fprintf(stream, ")[(i64)%" PRIu64 "ul]", sum_constant(sum));
        return;
    }
    fputc('[', stream);
    emit_value(stream, index);
    fputc(']', stream);
}

static void emit_root(FILE *stream, const struct low_place *place, const char *qualifier)
{
    switch (place->root) {
    case LOW_ROOT_LOCAL: fputs(place->local->name, stream); break;
    case LOW_ROOT_GLOBAL:
        fputs(place->global->name, stream);
        if (place->global->image.bytes || place->global->image.words)
            fputs(".value", stream);
        break;
    case LOW_ROOT_POINTER:
        fprintf(stream, place->index ? "((%s" : "(*(%s", qualifier);
        emit_declaration(stream, place->root_type, "*");
        fputc(')', stream);
        emit_value(stream, place->pointer);
        fputc(')', stream);
        if (place->index)
            emit_index(stream, place->index, place->sum);
        break;
    }
}

static void emit_qualified(FILE *stream, const struct low_place *place, const char *qualifier)
{
    for (size_t i = place->step_count; i-- > 0;) {
        if (place->steps[i].sum)
            fputc('(', stream);
    }
    if (place->sum)
        fputc('(', stream);
    emit_root(stream, place, qualifier);
    for (size_t i = 0; i < place->step_count; i++) {
        const struct low_step *step = &place->steps[i];
        if (step->field) {
            fputc('.', stream);
            emit_field_name(stream, step->field);
        } else {
            emit_index(stream, step->index, step->sum);
        }
    }
}

void emit_place(FILE *stream, const struct low_place *place)
{
    emit_qualified(stream, place, "");
}

void emit_volatile_place(FILE *stream, const struct low_place *place)
{
    emit_qualified(stream, place, "volatile ");
}

void emit_string(FILE *stream, const char *text)
{
    fputc('"', stream);
    for (const unsigned char *c = (const unsigned char *)text; *c; c++) {
        if (*c == '"' || *c == '\\')
            fprintf(stream, "\\%c", *c);
        else if (*c < ' ' || *c >= 127 || *c == '?')
            fprintf(stream, "\\%03o", *c);
        else
            fputc(*c, stream);
    }
    fputc('"', stream);
}
