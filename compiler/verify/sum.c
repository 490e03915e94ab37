#include "sum.h"

#include <string.h>

bool value_same(const struct low_value *a, const struct low_value *b)
{
    if (!a || !b)
        return a == b;
    return a->op == b->op && a->op != LOW_ADDRESS && a->type == b->type && a->bits == b->bits &&
           memcmp(&a->real, &b->real, sizeof a->real) == 0 && a->local == b->local &&
           (a->name == b->name || (a->name && b->name && strcmp(a->name, b->name) == 0)) &&
           value_same(a->a, b->a) && value_same(a->b, b->b);
}

bool value_mentions(const struct low_value *value, const struct low_local *local)
{
    if (!value)
        return false;
    return value->local == local || value_mentions(value->a, local) ||
           value_mentions(value->b, local);
}

struct sum sum_number(uint64_t number)
{
    return (struct sum){.constant = number};
}

static void sum_add_term(struct sum *sum, uint64_t multiple, const struct low_value *leaf)
{
    size_t i = 0;
    while (i < sum->count && !value_same(sum->terms[i].leaf, leaf))
        i++;
    if (i == SUM_TERMS) {
        sum->is_bad = true;
        return;
    }
    if (i == sum->count) {
        sum->terms[i].leaf = leaf;
        sum->terms[i].multiple = 0;
        sum->count++;
    }
    sum->terms[i].multiple += multiple;
    if (sum->terms[i].multiple == 0)
        sum->terms[i] = sum->terms[--sum->count];
}

struct sum sum_add(const struct sum *a, uint64_t times, const struct sum *b)
{
    struct sum sum = *a;
    sum.is_bad |= b->is_bad;
    sum.constant += times * b->constant;
    for (size_t i = 0; i < b->count; i++)
        sum_add_term(&sum, times * b->terms[i].multiple, b->terms[i].leaf);
    return sum;
}

static struct sum sum_times(const struct sum *a, uint64_t times)
{
    struct sum none = {.is_bad = a->is_bad};
    return sum_add(&none, times, a);
}

struct sum sum_of(const struct low_value *value)
{
    struct sum sum = {0};
    if (value->op == LOW_CONSTANT)
        return sum_number(value->bits);
    bool is_wide = value->type == LOW_U64;
    if (is_wide && (value->op == LOW_ADD || value->op == LOW_SUB)) {
        struct sum a = sum_of(value->a), b = sum_of(value->b);
        return sum_add(&a, value->op == LOW_ADD ? 1 : UINT64_MAX, &b);
    }
    if (is_wide && value->op == LOW_MUL) {
        struct sum a = sum_of(value->a), b = sum_of(value->b);
        if (a.count == 0 && !a.is_bad)
            return sum_times(&b, a.constant);
        if (b.count == 0 && !b.is_bad)
            return sum_times(&a, b.constant);
    }
    bool is_shift = is_wide && value->op == LOW_SHL && value->b->op == LOW_CONSTANT;
    if (is_shift) {
        struct sum a = sum_of(value->a);
        return sum_times(&a, (uint64_t)1 << (value->b->bits & 63));
    }
    if (value->op == LOW_ZERO32 && value->a->op == LOW_CONSTANT)
        return sum_number((uint32_t)value->a->bits);
    if (value->op == LOW_SIGN32 && value->a->op == LOW_CONSTANT)
        return sum_number((uint64_t)(int32_t)value->a->bits);
    sum_add_term(&sum, 1, value);
    return sum;
}

bool sum_equal(const struct sum *a, const struct sum *b)
{
    struct sum rest = sum_add(a, UINT64_MAX, b);
    return !rest.is_bad && rest.count == 0 && rest.constant == 0;
}

bool sum_is_number(const struct sum *a, uint64_t number)
{
    return !a->is_bad && a->count == 0 && a->constant == number;
}

static bool divide(uint64_t *number, uint64_t size)
{
    if (size == 0 || size > INT64_MAX || (int64_t)*number % (int64_t)size != 0)
        return false;
    *number = (uint64_t)((int64_t)*number / (int64_t)size);
    return true;
}

bool sum_divide(struct sum *a, uint64_t size)
{
    struct sum part = *a;
    bool divides = !a->is_bad && divide(&part.constant, size);
    for (size_t i = 0; i < a->count; i++)
        divides = divides && divide(&part.terms[i].multiple, size);
    if (divides)
        *a = part;
    return divides;
}
