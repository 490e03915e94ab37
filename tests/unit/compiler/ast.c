/* Questions about types; types and expressions as text, as reports show them. */
#include "front.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

static const struct decl *find(const struct unit *unit, const char *name)
{
    for (size_t i = 0; i < unit->decl_count; i++)
        if (strcmp(unit->decls[i]->name, name) == 0)
            return unit->decls[i];
    return NULL;
}

static void expect_type(const struct unit *unit, const char *name, const char *text)
{
    const char *spelled = type_spell(unit->arena, find(unit, name)->type);
    cr_expect(strcmp(spelled, text) == 0, "%s: '%s'", name, spelled);
}

Test(ast, types_as_text)
{
    struct front front = front_source(
        "typedef unsigned long u64; struct s { int x; }; union u { int x; }; enum e { A };\n"
        "u64 a; const u64 *b; struct s *const c; int d[3][4]; int (*e)(int, const char *);\n"
        "union u f; enum e g; _Bool h; void *i; const struct s *const *j; int (*k)[3];\n"
        "void l(void); int m(const char *, ...); signed char n; char o; float p;\n");
    cr_assert(front.unit);
    static const char *const types[][2] = {{"a", "u64"},
                                           {"b", "const u64 *"},
                                           {"c", "struct s *const"},
                                           {"d", "int [3][4]"},
                                           {"e", "int (*)(int, const char *)"},
                                           {"f", "union u"},
                                           {"g", "enum e"},
                                           {"h", "_Bool"},
                                           {"i", "void *"},
                                           {"j", "const struct s *const *"},
                                           {"k", "int (*)[3]"},
                                           {"l", "void (void)"},
                                           {"m", "int (const char *, ...)"},
                                           {"n", "signed char"},
                                           {"o", "char"},
                                           {"p", "float"}};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        expect_type(front.unit, types[i][0], types[i][1]);
}

Test(ast, expressions_as_text)
{
    static const char *const texts[] = {"p->next->x + a[i] * 2",
                                        "(a[i] + 1) * 2",
                                        "-(i + 1)",
                                        "*(a + i)",
                                        "(*p).x",
                                        "!i && ~i || i",
                                        "i ? a[0] : 3",
                                        "i ?: 3",
                                        "i += 2",
                                        "i++ + --i",
                                        "f(p, i)",
                                        "(long)i",
                                        "&p->x",
                                        "i == 3, a[1]",
                                        "\"a\\n\\\"\\001\"[0]",
                                        "i << 2 >= 4",
                                        "a[(i + 1) % 8]"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        char source[400];
        snprintf(source, sizeof source,
                 "struct s { struct s *next; int x; }; int f(struct s *p, int i);\n"
                 "void g(struct s *p, int *a, int i) { (void)0; %s; }\n",
                 texts[i]);
        struct front front = front_source(source);
        cr_assert(front.unit, "%s", texts[i]);
        const struct stmt *body = find(front.unit, "g")->body;
        const char *spelled = expr_spell(front.unit->arena, body->list[1]->a);
        cr_expect(strcmp(spelled, texts[i]) == 0, "'%s' for '%s'", spelled, texts[i]);
    }
}

Test(ast, questions_about_types)
{
    struct front front = front_source(
        "typedef int number; struct plain { int a[3]; struct { float f; } in; };\n"
        "struct holder { struct plain p; int *q; }; struct flag { _Bool b; }; union u { int i; "
        "float f; };\n"
        "struct bits { int a : 3; }; number n; struct plain p; struct holder h; struct flag f;\n"
        "union u u; struct bits b; int *q; int *r[2]; enum e { A } e; int (*g)(void); double d;\n");
    const struct unit *unit = front.unit;
    cr_assert(unit);
    cr_expect(type_is_integer(find(unit, "n")->type) && type_is_integer(find(unit, "e")->type));
    cr_expect(!type_is_integer(find(unit, "d")->type) && type_is_arithmetic(find(unit, "d")->type));
    cr_expect(type_is_scalar(find(unit, "q")->type) && !type_is_scalar(find(unit, "p")->type));
    cr_expect(type_is_plain(find(unit, "p")->type) && type_is_plain(find(unit, "u")->type));
    cr_expect(!type_is_plain(find(unit, "h")->type) && !type_is_plain(find(unit, "f")->type));
    cr_expect(!type_is_plain(find(unit, "b")->type) && !type_is_plain(find(unit, "g")->type));
    cr_expect(type_has_references(find(unit, "h")->type) &&
              type_has_references(find(unit, "r")->type) &&
              !type_has_references(find(unit, "p")->type));
}
