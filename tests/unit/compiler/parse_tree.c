/* The tree as parsed: every kind of declaration, statement and expression. */
#include "front.h"

#include <criterion/criterion.h>
#include <string.h>

Test(parse_tree, integers_and_functions)
{
    expect_tree("int add(int a, unsigned char b);\n"
                "static inline long f(void) { return add(1, 2) * -3L; }\n",
                "function add : int (int, unsigned char)", "function f static inline : long (void)",
                "binary * : long", "unary - : long", "integer 3 : long", "call : int", NULL);
}

Test(parse_tree, literals)
{
    expect_tree("int a = 0x1F + 0b101 + 017 + 'a' + '\\n' + '\\x41';\n"
                "unsigned long b = 18446744073709551615ull; float c = 1.5f; double d = 0x1p-2;\n"
                "const char *e = \"ab\" \"c\\0\\101\";\n",
                "integer 31 : int", "integer 5 : int", "integer 15 : int", "integer 97 : int",
                "integer 10 : int", "integer 65 : int",
                "integer 18446744073709551615 : unsigned long long", "float 1.5 : float",
                "float 0.25 : double", "string \"abc\\000A\" : char [6]", NULL);
}

Test(parse_tree, for_with_missing_parts)
{
    expect_tree("void f(int n) { for (;;) break; for (;n;) n--; for (;;n++) break;\n"
                "for (int i = 0; i < n; i++) ; for (n = 0;;) break; }\n",
                "step unary ++ : int", "variable i : int", "binary < : int", "assign : int",
                "empty", NULL);
    struct front front = front_source("void f(int n) { for (;n;) n--; for (;;n++) n--; }\n");
    cr_assert(front.unit);
    const struct stmt *body = front.unit->decls[0]->body;
    cr_expect(body->list[0]->a && !body->list[0]->step && !body->list[0]->init);
    cr_expect(!body->list[1]->a && body->list[1]->step && !body->list[1]->init);
}

Test(parse_tree, statements)
{
    expect_tree("int f(int n) { while (n) n--; do n++; while (n < 3); if (n) n = 1; else n = 2;\n"
                "switch (n) { case 1: n++; break; default: goto out; } out: return n ?: 4; }\n",
                "while", "do", "if", "else", "switch", "case", "default", "goto out", "label out",
                "return", "conditional : int", NULL);
    struct front front = front_source("int f(int n) { return n ?: 4; }");
    const struct expr *value = front.unit->decls[0]->body->list[0]->a;
    cr_expect(value->kind == EXPR_CONDITIONAL && value->a && !value->b && value->c);
}

Test(parse_tree, structs_unions_and_enums)
{
    expect_tree(
        "struct s { int x; struct s *next; unsigned a : 3, b : 5; union { int i; float f; };\n"
        "struct { char in; }; }; enum e { A, B = 7, C = -1 }; struct hidden;\n"
        "int f(struct s *p, struct hidden *h) { return p->i + (*p).in + B; }\n",
        "struct s size=32 align=8", "+0 x : int", "+8 next : struct s *",
        "+16 a bits 0..3 : unsigned int", "+16 b bits 3..8 : unsigned int", "+0 f : float", "B = 7",
        "C = -1", "struct hidden size=0 align=0 incomplete", "member ->i : int",
        "member .in : char", NULL);
}

Test(parse_tree, initialiser_lists)
{
    expect_tree("struct p { int x, y; }; struct s { struct p a[3]; int n; char t[8]; };\n"
                "struct s v = { .a[1].y = 3, .a[2] = { 1, 2 }, .n = 4, .t = \"hi\" };\n"
                "int m[2][2] = { [1][0] = 5, 6 }; struct p *q = &(struct p){ 7, .y = 8 };\n",
                "item .a [1] .y", "item .a [2]", "item .n", "item .t", "item [1] [0]", "item .y",
                "compound written : struct p : struct p", NULL);
}

Test(parse_tree, sizes_are_folded)
{
    expect_tree(
        "#include <stddef.h>\nstruct s { char c[3]; long l; };\n"
        "size_t a = sizeof(struct s), b = sizeof a, c = _Alignof(short), d = sizeof \"abcd\",\n"
        "e = offsetof(struct s, l);\n",
        "integer 16 : unsigned long", "integer 8 : unsigned long", "integer 2 : unsigned long",
        "integer 5 : unsigned long", NULL);
}

Test(parse_tree, annotations_stay_on_their_declaration)
{
    expect_tree("#include <spin/safe.h>\n"
                "struct s { u32 *__counted_by(n) k; u32 n; };\n"
                "typedef int (*handler)(const u8 *__counted_by(n) __scope p, size_t n);\n"
                "__ephemeral int f(u8 *__array p, void *__nullable q);\n",
                "+0 k : u32 * @counted_by(n)", "typedef handler : int (*)(const u8 *, size_t)",
                NULL);
    struct front front =
        front_source("#include <spin/safe.h>\n"
                     "typedef int (*fn)(const u8 *__counted_by(2 * n) __scope p, int n);\n"
                     "__ephemeral int f(u8 *__array p); int f(u8 *p) { return 0; }\n"
                     "void g(int n, int a[n], int b[4]);\n");
    struct unit *unit = front.unit;
    cr_assert(unit);
    const struct decl *g = unit->decls[unit->decl_count - 1],
                      *f = unit->decls[unit->decl_count - 3];
    const struct decl *fn = unit->decls[unit->decl_count - 4];
    const struct parameter *p = &fn->type->target->parameters[0];
    cr_expect(strcmp(p->annotations->name, "counted_by") == 0);
    cr_expect(strcmp(p->annotations->argument, "2 * n") == 0);
    cr_expect(strcmp(p->annotations->next->name, "scope") == 0 && strcmp(p->name, "p") == 0);
    cr_expect(strcmp(f->annotations->name, "ephemeral") == 0 && !f->annotations->next);
    const struct decl *again = unit->decls[unit->decl_count - 2];
    cr_expect(again->canonical == f && f->definition == again && !again->annotations);
    cr_expect(strcmp(g->type->parameters[1].annotations->argument, "n") == 0);
    cr_expect(strcmp(g->type->parameters[2].annotations->argument, "4") == 0);
}

Test(parse_tree, types_through_typedefs_and_typeof)
{
    expect_tree(
        "typedef const char *text; typedef struct { int x; } pair; typedef int four[4];\n"
        "const text a; pair b; four c; const four d; __typeof__(b.x) e; int (*g(void))(int);\n"
        "long long h; unsigned short i; volatile int *j; int *const k;\n",
        "typedef text : const char *", "variable a : const text", "variable c : four",
        "variable e : int", "function g : int (*(void))(int)", "variable j : volatile int *",
        "variable k : int *const", NULL);
    struct front front = front_source("typedef int four[4]; const four d;");
    struct type *type = type_strip(front.unit->decls[1]->type);
    cr_expect(type->kind == TYPE_ARRAY && type->target->is_const && type->is_const);
}

Test(parse_tree, operators_point_to_themselves)
{
    struct front front = front_source("int f(int *p, int i) {\n  return p[i] + f(p, 1);\n}\n");
    const struct expr *sum = front.unit->decls[0]->body->list[0]->a;
    cr_expect(sum->where.line == 2 && sum->where.column == 15);
    cr_expect(sum->a->where.column == 11 && sum->b->where.column == 18);
}

Test(parse_tree, macros_point_to_their_name)
{
    struct front front = front_source("#define TWICE(x) ((x) + (x))\n"
                                      "#define N 12\n"
                                      "int f(int a) {\n    return TWICE(a) * N\n    - a;\n}\n");
    const struct expr *difference = front.unit->decls[0]->body->list[0]->a;
    cr_expect(difference->where.line == 5 && difference->where.column == 5);
    const struct expr *product = difference->a;
    cr_expect(product->where.line == 4 && product->where.column == 21);
    cr_expect(product->a->where.column == 12, "the sum comes from TWICE");
    cr_expect(product->b->where.column == 23, "12 comes from N");
}

Test(parse_tree, headers_keep_their_names_and_kinds)
{
    front_folder();
    cr_assert(system("mkdir -p interfaces include sub") == 0);
    front_text("interfaces/tick.h", "#pragma once\nstruct tick; int tick_now(struct tick *t);\n");
    front_text("include/mine.h", "int mine_x(void);\n");
    front_text("include/greeting.h", "int greeting_say(void);\n");
    front_text("sub/near.h", "int near_x(void);\n");
    front_text("sub/test.c", "#include <spin/safe.h>\n#include <tick.h>\n#include <greeting.h>\n"
                             "#include \"near.h\"\n#include \"mine.h\"\nint x;\n");
    struct front front = front_parse("sub/test.c");
    cr_assert(front.unit);
    const struct decl *x = front.unit->decls[front.unit->decl_count - 1];
    cr_expect(strcmp(source_get(front.sources, x->where.file)->display, "sub/test.c") == 0);
    cr_expect(x->where.line == 6 && source_get(front.sources, 0)->kind == SOURCE_MAIN);
    static const struct {
        const char *display;
        enum source_kind kind;
    } expected[] = {{"spin/safe.h", SOURCE_PRELUDE},
                    {"tick.h", SOURCE_INTERFACE},
                    {"include/greeting.h", SOURCE_INTERFACE},
                    {"sub/near.h", SOURCE_INTERFACE},
                    {"include/mine.h", SOURCE_INTERFACE}};
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        bool is_found = false;
        for (uint32_t j = 0; j < front.sources->count; j++)
            is_found |= strcmp(front.sources->files[j].display, expected[i].display) == 0 &&
                        front.sources->files[j].kind == expected[i].kind;
        cr_expect(is_found, "%s", expected[i].display);
    }
    cr_assert(front.unit->interfaces && front.unit->interfaces->next);
    for (size_t i = 0; i < front.unit->decl_count; i++)
        if (strcmp(front.unit->decls[i]->name, "tick_now") == 0)
            cr_expect(strcmp(front.unit->decls[i]->interface->name, "tick") == 0);
}
