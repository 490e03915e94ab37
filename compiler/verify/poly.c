#include "poly.h"

#include <string.h>

bool same_value(const struct low_value *a, const struct low_value *b)
{
    if (!a || !b)
        return !a && !b;
    return a->op == b->op && a->type == b->type && a->bits == b->bits &&
           memcmp(&a->real, &b->real, sizeof a->real) == 0 && a->local == b->local &&
           a->name == b->name && a->op != LOW_ADDRESS && same_value(a->a, b->a) &&
           same_value(a->b, b->b);
}

static bool same_leaves(const struct term *a, const struct term *b)
{
    bool taken[POLY_LEAVES] = {false};
    if (a->count != b->count)
        return false;
    for (size_t i = 0; i < a->count; i++) {
        size_t j = 0;
        while (j < b->count && (taken[j] || !same_value(a->leaves[i], b->leaves[j])))
            j++;
        if (j == b->count)
            return false;
        taken[j] = true;
    }
    return true;
}

static void poly_add_term(struct poly *p, const struct term *term)
{
    size_t i = 0;
    while (i < p->count && !same_leaves(&p->terms[i], term))
        i++;
    if (i == POLY_TERMS) {
        p->is_bad = true;
        return;
    }
    if (i == p->count)
        p->terms[p->count++] = (struct term){.count = term->count};
    memcpy(p->terms[i].leaves, term->leaves, sizeof term->leaves);
    p->terms[i].coefficient += term->coefficient;
    if (p->terms[i].coefficient == 0)
        p->terms[i] = p->terms[--p->count];
}

struct poly poly_number(uint64_t number)
{
    struct poly p = {.count = number != 0};
    p.terms[0].coefficient = number;
    return p;
}

struct poly poly_leaf(const struct low_value *leaf)
{
    struct poly p = {.count = 1};
    p.terms[0] = (struct term){1, 1, {leaf}};
    return p;
}

struct poly poly_bad(void)
{
    return (struct poly){.is_bad = true};
}

/* a + times * b */
struct poly poly_sum(const struct poly *a, uint64_t times, const struct poly *b)
{
    struct poly p = *a;
    p.is_bad |= b->is_bad;
    for (size_t i = 0; i < b->count; i++) {
        struct term term = b->terms[i];
        term.coefficient *= times;
        poly_add_term(&p, &term);
    }
    return p;
}

struct poly poly_product(const struct poly *a, const struct poly *b)
{
    struct poly p = {.is_bad = a->is_bad || b->is_bad};
    for (size_t i = 0; i < a->count; i++) {
        for (size_t j = 0; j < b->count; j++) {
            struct term term = a->terms[i];
            if (term.count + b->terms[j].count > POLY_LEAVES)
                return poly_bad();
            memcpy(term.leaves + term.count, b->terms[j].leaves,
                   b->terms[j].count * sizeof *term.leaves);
            term.count += b->terms[j].count;
            term.coefficient *= b->terms[j].coefficient;
            poly_add_term(&p, &term);
        }
    }
    return p;
}

bool poly_equal(const struct poly *a, const struct poly *b)
{
    struct poly rest = poly_sum(a, UINT64_MAX, b);
    return !rest.is_bad && rest.count == 0;
}

bool poly_is_number(const struct poly *p, uint64_t *number)
{
    *number = p->count ? p->terms[0].coefficient : 0;
    return !p->is_bad && (p->count == 0 || (p->count == 1 && p->terms[0].count == 0));
}
