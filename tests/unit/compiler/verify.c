/* The gate for trees from the front end's child: jumps that clang would have refused. Trees are parsed
 * and then changed, as a child that was taken over could. */
#include "front.h"

#include <criterion/criterion.h>
#include <string.h>

static struct stmt *body_of(const struct front *front, const char *name)
{
    for (size_t i = 0; i < front->unit->decl_count; i++)
        if (strcmp(front->unit->decls[i]->name, name) == 0 && front->unit->decls[i]->body)
            return front->unit->decls[i]->body;
    cr_assert_fail("no function %s", name);
    return NULL;
}

static const char goto_text[] = "int f(int n)\n"
                                "{\n"
                                "    goto out;\n"
                                "    n = ({ in: n++; n; });\n"
                                "out:\n"
                                "    return n;\n"
                                "}\n";

Test(verify, goto_within_a_function)
{
    struct front front = front_source(goto_text);
    cr_assert(front.unit && !ast_flaw(front.unit));
}

Test(verify, goto_into_a_statement_expression)
{
    struct front front = front_source(goto_text);
    cr_assert(front.unit);
    struct stmt *jump = body_of(&front, "f")->list[0];
    cr_assert(jump->kind == STMT_GOTO);
    jump->label = "in";
    cr_expect(ast_flaw(front.unit), "the jump skips what the assignment had computed");
}

static const char out_text[] = "int f(int n)\n"
                               "{\n"
                               "    n = ({ if (n) goto out; n; });\n"
                               "out:\n"
                               "    return n;\n"
                               "}\n";

Test(verify, goto_out_of_a_statement_expression)
{
    struct front front = front_source(out_text);
    cr_assert(front.unit && !ast_flaw(front.unit));
}

static const char case_text[] = "int f(int n)\n"
                                "{\n"
                                "    switch (n) {\n"
                                "    case 1: n = ({ in: n++; n; });\n"
                                "    }\n"
                                "    return n;\n"
                                "}\n";

Test(verify, case_inside_a_statement_expression)
{
    struct front front = front_source(case_text);
    cr_assert(front.unit && !ast_flaw(front.unit));
    struct stmt *first = body_of(&front, "f")->list[0]->body->list[0];
    cr_assert(first->kind == STMT_CASE && first->body->kind == STMT_EXPR);
    struct stmt *label = first->body->a->b->block->list[0];
    cr_assert(label->kind == STMT_LABEL);
    label->kind = STMT_CASE;
    label->a = first->a;
    cr_expect(ast_flaw(front.unit), "the case belongs to a switch outside");
}
