/* Canonical texts, fingerprints and rebuilt interfaces: what must be equal and what must differ. */
#include "object/fingerprint.h"
#include "check/check.h"
#include "object/interface.h"
#include "parse/parse.h"
#include "paths.h"

#include <criterion/criterion.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char directory[PATH_MAX];

static void in_fresh_directory(void)
{
    const char *parent = getenv("TMPDIR");
    snprintf(directory, sizeof directory, "%s/fingerprint.XXXXXX", parent ? parent : "/tmp");
    cr_assert(mkdtemp(directory) != NULL);
}

static void clean_up(void)
{
    char command[PATH_MAX + 16];
    snprintf(command, sizeof command, "rm -rf '%s'", directory);
    cr_assert(system(command) == 0);
}

TestSuite(fingerprint, .init = in_fresh_directory, .fini = clean_up);
TestSuite(interface, .init = in_fresh_directory, .fini = clean_up);

static const char *put(struct arena *arena, const char *name, const char *text)
{
    const char *path = arena_printf(arena, "%s/%s", directory, name);
    FILE *out = fopen(path, "w");
    cr_assert(out && fprintf(out, "%s\n", text) >= 0 && fclose(out) == 0);
    return path;
}

/* A module that includes interface `thing`, whose header holds this text. */
static struct unit *unit_of(const char *header, const char *source)
{
    struct arena *arena = arena_new();
    struct source_set *sources = source_set_new(arena);
    struct diag_list *diags = diag_list_new(sources);
    put(arena, "thing.h", arena_printf(arena, "#pragma once\n#include <spin/safe.h>\n%s", header));
    const char *const dirs[] = {directory, NULL};
    struct parse_options options = {
        .path = put(arena, "m.c", arena_printf(arena, "#include <thing.h>\n%s", source)),
        .prelude_dirs = paths_prelude(arena, NULL),
        .interface_dirs = dirs,
    };
    struct unit *unit = parse_unit(&options, arena, sources, diags);
    bool good = unit && check_unit(unit, diags);
    diag_flush(diags);
    cr_assert(good, "%s\n%s", header, source);
    if (!unit->module)
        unit->module = "m";
    return unit;
}

static const struct decl *find(const struct unit *unit, const char *name)
{
    for (size_t i = 0; i < unit->decl_count; i++)
        if (strcmp(unit->decls[i]->name, name) == 0)
            return unit->decls[i];
    cr_assert_fail("no declaration of %s", name);
    return NULL;
}

/* Canonical text of procedure thing_f in this header. */
static const char *canonical(const char *header)
{
    struct unit *unit = unit_of(header, "");
    const struct decl *f = find(unit, "thing_f");
    return canonical_procedure(unit->arena, unit, f->type, f->attributes, 0, NULL);
}

static bool same(const char *a, const char *b)
{
    return strcmp(canonical(a), canonical(b)) == 0;
}

Test(fingerprint, names_and_typedefs_do_not_matter)
{
    cr_expect(
        same("int thing_f(int a, u32 b);", "typedef int number; number thing_f(int, unsigned);"));
    cr_expect(same("void thing_f(const char *text);", "void thing_f(const char *__array t);"));
    cr_expect(same("void thing_f(u8 *__counted_by(n) p, u32 n);",
                   "void thing_f(u8 *__counted_by(count) bytes, u32 count);"));
    cr_expect(same("struct p { int x; }; void thing_f(struct p *a);",
                   "struct p { i32 x; }; void thing_f(struct p *);"));
}

Test(fingerprint, types_and_annotations_matter)
{
    static const char *const headers[] = {
        "void thing_f(u8 *p, u32 n);",
        "void thing_f(const u8 *p, u32 n);",
        "void thing_f(u8 *__scope p, u32 n);",
        "void thing_f(u8 *__nullable p, u32 n);",
        "void thing_f(u8 *__array p, u32 n);",
        "void thing_f(u8 *__counted_by(n) p, u32 n);",
        "void thing_f(u8 *__counted_by(n) __scope p, u32 n);",
        "void thing_f(u8 *__counted_by(n + 1) p, u32 n);",
        "void thing_f(u8 *__counted_by(2) p, u32 n);",
        "void thing_f(i8 *p, u32 n);",
        "void thing_f(char *p, u32 n);",
        "void thing_f(void *p, u32 n);",
        "void thing_f(u8 *p, i32 n);",
        "void thing_f(u8 *p, u64 n);",
        "void thing_f(u8 *p);",
        "int thing_f(u8 *p, u32 n);",
    };
    enum { COUNT = sizeof headers / sizeof *headers };
    const char *texts[COUNT];
    for (size_t i = 0; i < COUNT; i++)
        texts[i] = canonical(headers[i]);
    for (size_t i = 0; i < COUNT; i++)
        for (size_t k = 0; k < i; k++)
            cr_expect(strcmp(texts[i], texts[k]) != 0, "%s and %s", headers[i], headers[k]);
}

Test(fingerprint, layouts_that_can_be_reached_matter)
{
    static const char *const headers[] = {
        "struct q { int x; };",
        "struct q { int x, y; };",
        "struct q { int y; };",
        "struct q { u32 x; };",
        "struct q { long x; };",
        "struct q { struct p *x; };",
        "struct q { int *__array x; };",
        "struct q { int x : 3; };",
        "enum e { A }; struct q { enum e x; };",
        "enum e { A = 1 }; struct q { enum e x; };",
        "enum e { A, B }; struct q { enum e x; };",
        "struct q;",
        "struct __plain q { int x; };",
    };
    enum { COUNT = sizeof headers / sizeof *headers };
    const char *texts[COUNT];
    for (size_t i = 0; i < COUNT; i++) {
        char header[512];
        snprintf(header, sizeof header,
                 "struct p; %s struct p { struct q *q; };\n"
                 "void thing_f(struct p *p);",
                 headers[i]);
        texts[i] = canonical(header);
    }
    for (size_t i = 0; i < COUNT; i++)
        for (size_t k = 0; k < i; k++)
            cr_expect(strcmp(texts[i], texts[k]) != 0, "%s and %s", headers[i], headers[k]);
}

Test(fingerprint, opaque_structs_stay_opaque_where_they_are_completed)
{
    static const char header[] = "struct thing; struct thing *thing_f(void);";
    static const char module[] = "implements(thing); struct thing { int secret; };\n"
                                 "struct thing *thing_f(void) { return new(struct thing); }";
    struct unit *user = unit_of(header, ""), *owner = unit_of(header, module);
    const char *seen =
        canonical_procedure(user->arena, user, find(user, "thing_f")->type, NULL, 0, NULL);
    const char *made =
        canonical_procedure(owner->arena, owner, find(owner, "thing_f")->type, NULL, 0, NULL);
    cr_expect(strcmp(seen, made) == 0, "%s\n%s", seen, made);
    cr_expect(strstr(seen, "opaque") && !strstr(made, "secret"));
}

Test(fingerprint, types_of_a_module_are_its_own)
{
    struct unit *unit =
        unit_of("", "struct own { int x; }; static void f(struct own *p) { p->x = 1; }\n"
                    "void g(void) { f(new(struct own)); }");
    const char *text = canonical_procedure(unit->arena, unit, find(unit, "f")->type, NULL, 0, NULL);
    cr_expect(strstr(text, "private:m:struct own") != NULL, "%s", text);
}

Test(fingerprint, closure_parameters_are_left_out)
{
    struct unit *unit =
        unit_of("struct cell { int x; };\n"
                "int thing_event(u8 *__counted_by(n) __scope p, u32 n);\n"
                "int thing_handler(struct cell *c, u8 *__counted_by(n) __scope p, u32 n);\n"
                "_Bool thing_guard(struct cell *c, u8 *__counted_by(n) __scope p, u32 n);",
                "");
    const struct type *event = find(unit, "thing_event")->type;
    const char *wanted = canonical_procedure(unit->arena, unit, event, NULL, 0, NULL);
    const char *handler =
        canonical_procedure(unit->arena, unit, find(unit, "thing_handler")->type, NULL, 1, NULL);
    const char *guard = canonical_procedure(unit->arena, unit, find(unit, "thing_guard")->type,
                                            NULL, 1, event->target);
    cr_expect(strcmp(wanted, handler) == 0, "%s\n%s", wanted, handler);
    cr_expect(strcmp(wanted, guard) == 0, "%s\n%s", wanted, guard);
}

Test(fingerprint, recursive_types_end)
{
    const char *text = canonical("struct list { struct list *next; struct tree *t; };\n"
                                 "struct tree { struct list *l; struct tree *left, *right; };\n"
                                 "void thing_f(struct list *l);");
    cr_expect(strlen(text) < 400);
}

/* --- Interface text -------------------------------------------------------------------------------------- */

static const char *text_of(const char *header, const char *source)
{
    struct unit *unit = unit_of(header, source);
    for (const struct interface *i = unit->interfaces; i; i = i->next)
        if (strcmp(i->name, "thing") == 0)
            return interface_text(unit->arena, unit, i,
                                  arena_array(unit->arena, unit->sources->count + 1, sizeof(bool)));
    cr_assert_fail("interface thing is not known");
    return NULL;
}

static const char everything[] =
    "/* a comment */ struct thing; enum colour { RED, GREEN = 4 };\n"
    "#define LIMIT 12\n"
    "typedef int (*visit_t)(struct thing *t, void *__nullable context);\n"
    "typedef struct { u16 a[LIMIT]; union { u32 w; u8 b[4]; } u; } block_t;\n"
    "struct later; struct outer { struct inner { int x, y; } in[2]; struct later *l; visit_t v; "
    "};\n"
    "struct __plain wire { u8 kind; be16 size; };\n"
    "struct table { struct outer *__array rows; u32 *__counted_by(n) keys; u32 n; };\n"
    "struct later { enum colour c; struct table t; block_t b; };\n"
    "enum { FIRST_VALUE = 3, SECOND_VALUE };\n"
    "struct thing *thing_open(const char *name, u32 flags[4]);\n"
    "__ephemeral int thing_poll(struct thing *t, const struct wire *__counted_by(n) __scope w, "
    "size_t n);\n"
    "void thing_print(struct thing *t, const char *format, ...) __attribute__((format(printf, 2, "
    "3)));\n"
    "u8 *__counted_by(n * 4) thing_words(struct thing *t, u32 n);\n"
    "void thing_each(struct thing *t, visit_t visit, visit_t __nullable last);\n";

Test(interface, rebuilt_text_is_a_fixed_point)
{
    const char *once = text_of(everything, "");
    const char *twice = text_of(once, "");
    cr_expect(strcmp(once, twice) == 0, "%s\n-----\n%s", once, twice);
    cr_expect(!strstr(once, "comment") && strstr(once, "__counted_by(n) keys"));
}

Test(interface, rebuilt_text_has_the_same_procedures)
{
    static const char *const names[] = {"thing_open", "thing_poll", "thing_print", "thing_words",
                                        "thing_each"};
    struct unit *first = unit_of(everything, "");
    struct unit *second = unit_of(text_of(everything, ""), "");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct spin_fingerprint a =
            fingerprint_function(first->arena, first, find(first, names[i]));
        struct spin_fingerprint b =
            fingerprint_function(second->arena, second, find(second, names[i]));
        cr_expect(memcmp(&a, &b, sizeof a) == 0, "%s", names[i]);
    }
}

Test(interface, is_the_same_for_user_and_implementer)
{
    static const char header[] =
        "struct thing; struct thing *thing_f(void); int thing_g(struct thing *t);";
    static const char module[] = "implements(thing); struct thing { int secret; };\n"
                                 "struct thing *thing_f(void) { return new(struct thing); }\n"
                                 "int thing_g(struct thing *t) { return t->secret; }";
    cr_expect(strcmp(text_of(header, ""), text_of(header, module)) == 0);
}
