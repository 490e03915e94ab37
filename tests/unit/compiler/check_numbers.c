/* Typing of numbers: promotions, common types, constants. */
#include "front.h"

#include "check/typing.h"

#include <criterion/criterion.h>
#include <stdio.h>

Test(check_numbers, operands_are_promoted_and_meet)
{
    expect_checked("long f(unsigned char a, short b, unsigned c, long d, double e, float g)\n"
                   "{ return (a + b) + (c + b) + (c + d) + (long)(e * g); }\n",
                   "binary + () : int", "binary + () : unsigned int", "binary + () : long",
                   "binary * () : double", NULL);
}

Test(check_numbers, unsigned_long_and_long_long)
{
    expect_checked("int f(unsigned long a, long long b) { return a + b > 0; }\n",
                   "binary + : unsigned long long", NULL);
}

Test(check_numbers, bit_fields_promote_by_width)
{
    expect_checked("struct s { unsigned a : 31, b : 32; int c : 32; };\n"
                   "int f(struct s *s) { return (s->a < -1) + (s->b < -1) + (s->c < -1); }\n",
                   "convert arithmetic : int", "convert arithmetic : unsigned int", NULL);
}

Test(check_numbers, a_cast_of_a_bit_field_keeps_its_type)
{
    expect_checked("struct s { unsigned a : 3; };\n"
                   "int f(struct s *s) { return ((unsigned)s->a - 4) / 2; }\n",
                   "binary - () : unsigned int", "binary / : unsigned int", NULL);
}

Test(check_numbers, compound_assignment_has_its_computation)
{
    struct front front = front_source("void f(char c, int i) { c += i; c <<= i; c++; }\n");
    cr_assert(front.unit && check_unit(front.unit, front.diags));
    const struct stmt *body = front.unit->decls[0]->body;
    cr_expect(body->list[0]->a->a->computation->rank == RANK_INT);
    cr_expect(body->list[1]->a->a->computation->rank == RANK_INT);
    cr_expect(body->list[2]->a->a->computation->rank == RANK_INT);
}

Test(check_numbers, enums_are_their_integer_type)
{
    expect_checked("enum e { A, B }; enum s { M = -1 };\n"
                   "int f(enum e e, enum s s) { e = 7; return (e < -1) + (s < -1); }\n",
                   "convert arithmetic : enum e", "convert arithmetic : unsigned int",
                   "convert arithmetic : int", NULL);
}

Test(check_numbers, conditions_become_bool)
{
    expect_checked("int f(int i, double d, int *p, _Bool b) { if (b) i++; return !i + !d + !p; }\n",
                   "convert to-bool : _Bool", "unary ! : int", NULL);
}

Test(check_numbers, index_arithmetic_is_wide)
{
    expect_checked("int f(int *__attribute__((annotate(\"sc.array\"))) p, int i, unsigned u)\n"
                   "{ return p[i * 4 + 1] + p[u + 1]; }\n",
                   "binary + : long", "binary * : long", "binary + : unsigned int", NULL);
}

/* The value of the first return of a function, folded. */
static int64_t folded(const char *expression)
{
    char text[200];
    snprintf(text, sizeof text, "long f(void) { return %s; }\n", expression);
    struct front front = front_source(text);
    cr_assert(front.unit && check_unit(front.unit, front.diags), "%s", text);
    const struct expr *value = front.unit->decls[0]->body->list[0]->a;
    cr_assert(value->is_constant, "%s is not constant", expression);
    return (int64_t)value->integer;
}

Test(check_numbers, constants_wrap)
{
    cr_expect(folded("2147483647 + 1") == -2147483648L);
    cr_expect(folded("-2147483647 - 2") == 2147483647L);
    cr_expect(folded("4294967295u + 1u") == 0);
    cr_expect(folded("65536 * 65536") == 0);
    cr_expect(folded("(char)200") == -56);
    cr_expect(folded("(unsigned char)-1") == 255);
    cr_expect(folded("(_Bool)256") == 1);
}

Test(check_numbers, constants_divide_and_shift)
{
    cr_expect(folded("(-2147483647 - 1) / -1") == -2147483648L);
    cr_expect(folded("(-2147483647 - 1) % -1") == 0);
    cr_expect(folded("-7 / 2") == -3);
    cr_expect(folded("-7 % 2") == -1);
    cr_expect(folded("7u / 2u") == 3);
    cr_expect(folded("1 << 33") == 2);
    cr_expect(folded("-8 >> 1") == -4);
    cr_expect(folded("4294967288u >> 1") == 2147483644L);
    cr_expect(folded("1L << 33") == 8589934592L);
}

Test(check_numbers, constants_compare_and_choose)
{
    cr_expect(folded("-1 < 0u") == 0);
    cr_expect(folded("-1 < 0") == 1);
    cr_expect(folded("3 > 2 && 2 >= 2 && 1 <= 1 && 1 != 2") == 1);
    cr_expect(folded("0 ? 1 : 2") == 2);
    cr_expect(folded("!0 + ~0 + +1") == 1);
    cr_expect(folded("(long)2.9") == 2);
}

Test(check_numbers, division_by_zero_is_no_constant)
{
    struct front front = front_source("int f(void) { return 1 / 0; }\n");
    cr_assert(front.unit && check_unit(front.unit, front.diags));
    cr_expect(!front.unit->decls[0]->body->list[0]->a->is_constant);
}

Test(check_numbers, case_values_have_the_type_of_the_switch)
{
    struct front front = front_source("int f(unsigned char c)\n"
                                      "{ switch (c) { case -1: return 1; } return 0; }\n");
    cr_assert(front.unit && check_unit(front.unit, front.diags));
    const struct stmt *s = front.unit->decls[0]->body->list[0];
    cr_expect(s->a->type->rank == RANK_INT);
    cr_expect((int64_t)s->body->list[0]->case_value == -1);
}
