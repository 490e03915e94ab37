/* The bytes between the front end's child and the compiler, made up by a child that was taken over. */
#include "front.h"

#include "panic.h"
#include "parse/prelude.h"
#include "parse/wire.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char text[] =
    "struct s { int x; struct s *next; unsigned b : 3; union { int i; float f; }; };\n"
    "enum e { A, B = 7 }; typedef int (*fn)(struct s *p, const char *t); typedef const int ci;\n"
    "static int table[4] = { 1, [2] = 3 }; int add(int a, int b);\n"
    "int f(struct s *p, int n, fn g) __attribute__((unused));\n"
    "int f(struct s *p, int n, fn g) {\n"
    "  for (int i = 0; i < n; i++) { if (i == B) continue; else break; }\n"
    "  switch (n) { case A: n = ({ int t = n; t; }); default: goto out; }\n"
    "  while (n) do n--; while (p->i > 1.5f);\n"
    "  struct s l = (struct s){ .x = sizeof(struct s), .next = p }; ci c = 3;\n"
    "out: return g(&l, \"text\") ?: table[n] + (char)c, (n ? 1 : 2); }\n";

struct stream {
    const char *bytes;
    size_t length;
};

/* What a child sends that lies about one of its files. */
struct lie {
    const char *display; /* the file it lies about */
    const char *path, *shown;
    enum source_kind kind;
};

static void tell(struct source_set *sources, const struct lie *lie)
{
    for (uint32_t i = 0; i < sources->count; i++) {
        struct source *source = &sources->files[i];
        if (strcmp(source->display, lie->display) != 0)
            continue;
        source->kind = lie->kind;
        source->path = lie->path ? lie->path : source->path;
        source->display = lie->shown ? lie->shown : source->display;
    }
}

static struct stream make_stream(const struct lie *lie)
{
    front_text("thing.h", "#pragma once\nint thing_f(int x);\n");
    front_text("wire.c",
               arena_printf(arena_new(), "#include <spin/safe.h>\n#include \"thing.h\"\n%s", text));
    struct arena *arena = arena_new();
    struct source_set *sources = source_set_new(arena);
    struct diag_list *diags = diag_list_new(sources);
    struct parse_options options = front_options("wire.c");
    struct unit *unit = parse_here(&options, arena, sources, diags);
    struct stream stream;
    cr_assert(unit && !ast_flaw(unit));
    if (lie)
        tell(sources, lie);
    wire_write(arena, sources, diags, unit, &stream.bytes, &stream.length);
    return stream;
}

/* Whether the bytes are accepted; an accepted tree is whole enough to be printed. */
static bool read_stream(const char *bytes, size_t length)
{
    struct arena *arena = arena_new();
    struct source_set *sources = source_set_new(arena);
    struct diag_list *diags = diag_list_new(sources);
    struct parse_options options = front_options("wire.c");
    struct unit *unit = NULL;
    bool is_good = wire_read(&options, arena, sources, diags, bytes, length, &unit);
    if (unit) {
        FILE *null = fopen("/dev/null", "w");
        ast_print(unit, null);
        fclose(null);
        cr_expect(!ast_flaw(unit));
    }
    arena_free(arena);
    return is_good;
}

Test(parse_wire, comes_back_the_same)
{
    struct front front = front_source(text);
    cr_assert(front.unit);
    cr_expect(strstr(front.tree, "case") && strstr(front.tree, "string \"text\""));
    struct stream stream = make_stream(NULL);
    cr_expect(read_stream(stream.bytes, stream.length));
}

Test(parse_wire, cut_off)
{
    struct stream stream = make_stream(NULL);
    for (size_t n = 0; n < stream.length; n++)
        cr_assert(!read_stream(stream.bytes, n), "%zu of %zu bytes", n, stream.length);
}

Test(parse_wire, mutations)
{
    struct stream stream = make_stream(NULL);
    char *copy = malloc(stream.length);
    unsigned accepted = 0;
    srandom(1);
    for (int round = 0; round < 5000; round++) {
        memcpy(copy, stream.bytes, stream.length);
        for (int i = 0; i <= round % 4; i++) {
            size_t at = (size_t)random() % stream.length;
            copy[at] = round % 2 ? (char)random() : (char)(copy[at] ^ (1 << (random() % 8)));
        }
        accepted += read_stream(copy, stream.length);
    }
    cr_expect(accepted < 4000, "most damage is seen: %u of 5000 accepted", accepted);
    free(copy);
}

Test(parse_wire, noise)
{
    char bytes[400];
    srandom(2);
    for (int round = 0; round < 2000; round++) {
        for (size_t i = 0; i < sizeof bytes; i++)
            bytes[i] = (char)random();
        cr_assert(!read_stream(bytes, sizeof bytes));
    }
    cr_expect(!read_stream("", 0));
}

/* --- Lies about files ---------------------------------------------------------------------------------- */

/* The kind that the parent gives a file, or -1 when it refuses the whole. */
static int kind_after(const char *display, struct lie lie)
{
    struct stream stream = make_stream(&lie);
    struct arena *arena = arena_new();
    struct source_set *sources = source_set_new(arena);
    struct diag_list *diags = diag_list_new(sources);
    struct parse_options options = front_options("wire.c");
    struct unit *unit = NULL;
    if (!wire_read(&options, arena, sources, diags, stream.bytes, stream.length, &unit))
        return -1;
    for (uint32_t i = 0; i < sources->count; i++)
        if (strcmp(sources->files[i].display, display) == 0)
            return (int)sources->files[i].kind;
    return -2;
}

Test(parse_wire, kinds_are_the_parents)
{
    static const char *const files[] = {"wire.c", "thing.h", "spin/safe.h"};
    static const enum source_kind kinds[] = {SOURCE_MAIN, SOURCE_INTERFACE, SOURCE_PRELUDE};
    for (size_t i = 0; i < 3; i++)
        for (size_t k = 0; k < 3; k++)
            cr_expect(kind_after(files[i], (struct lie){files[i], NULL, NULL, kinds[k]}) ==
                          (int)kinds[i],
                      "%s", files[i]);
}

Test(parse_wire, paths_that_only_look_like_the_prelude)
{
    front_folder();
    char here[4096], path[8192];
    cr_assert(getcwd(here, sizeof here) != NULL);
    snprintf(path, sizeof path, "%s/spin/../../../../../../../../../..%s/thing.h", PRELUDE_DIR,
             here);
    cr_expect(kind_after("thing.h", (struct lie){"thing.h", path, NULL, SOURCE_PRELUDE}) ==
              SOURCE_INTERFACE);
    snprintf(path, sizeof path, "%s/spin/thing.h", PRELUDE_DIR); /* is not there */
    cr_expect(kind_after("thing.h", (struct lie){"thing.h", path, NULL, SOURCE_PRELUDE}) ==
              SOURCE_INTERFACE);
}

Test(parse_wire, files_that_are_not_what_was_asked_for)
{
    cr_expect(kind_after("wire.c", (struct lie){"wire.c", "other.c", NULL, SOURCE_MAIN}) == -1);
    cr_expect(kind_after("wire.c", (struct lie){"wire.c", NULL, "other.c", SOURCE_MAIN}) == -1);
    cr_expect(kind_after("thing.h", (struct lie){"thing.h", "wire.c", NULL, SOURCE_MAIN}) == -1);
    cr_expect(kind_after("console.h", (struct lie){"thing.h", NULL, "console.h", SOURCE_MAIN}) ==
              -1);
}

/* --- Lies about the prelude ------------------------------------------------------------------------------ */

static struct unit *whole_unit(uint32_t *prelude)
{
    front_text("whole.c",
               arena_printf(arena_new(), "#include <spin/safe.h>\n#include <string.h>\n%s", text));
    struct arena *arena = arena_new();
    struct source_set *sources = source_set_new(arena);
    struct parse_options options = front_options("whole.c");
    struct unit *unit = parse_here(&options, arena, sources, diag_list_new(sources));
    cr_assert(unit != NULL);
    for (uint32_t i = 0; i < sources->count; i++)
        if (strcmp(sources->files[i].display, "spin/safe.h") == 0)
            *prelude = i;
    return unit;
}

static struct decl *declaration(const struct unit *unit, const char *name)
{
    for (size_t i = 0; i < unit->all_count; i++)
        if (strcmp(unit->all[i]->name, name) == 0)
            return unit->all[i];
    cr_assert_fail("%s", name);
    return NULL;
}

static struct tag *tag_named(const struct unit *unit, const char *name)
{
    for (size_t i = 0; i < unit->tag_count; i++)
        if (strcmp(unit->tags[i]->name, name) == 0)
            return unit->tags[i];
    cr_assert_fail("%s", name);
    return NULL;
}

Test(parse_wire, the_prelude_as_it_is)
{
    uint32_t prelude = 0;
    cr_expect(prelude_flaw(whole_unit(&prelude)) == NULL);
}

Test(parse_wire, nothing_joins_the_prelude)
{
    uint32_t prelude = 0;
    struct unit *unit = whole_unit(&prelude);
    declaration(unit, "add")->where.file = prelude;
    cr_expect(prelude_flaw(unit) != NULL, "a procedure of the module");
    unit = whole_unit(&prelude);
    tag_named(unit, "s")->file = prelude;
    cr_expect(prelude_flaw(unit) != NULL, "a struct of the module");
    unit = whole_unit(&prelude);
    tag_named(unit, "s")->file = prelude;
    tag_named(unit, "s")->name = "binding";
    cr_expect(prelude_flaw(unit) != NULL, "what is behind a capability");
}

Test(parse_wire, nothing_in_the_prelude_changes)
{
    uint32_t prelude = 0;
    struct unit *unit = whole_unit(&prelude);
    declaration(unit, "__sc_as")->type = declaration(unit, "__sc_len")->type;
    cr_expect(prelude_flaw(unit) != NULL, "another type");
    unit = whole_unit(&prelude);
    declaration(unit, "__sc_as")->name = "__sc_forge";
    cr_expect(prelude_flaw(unit) != NULL, "another name");
    unit = whole_unit(&prelude);
    declaration(unit, "memcpy")->canonical = declaration(unit, "slen_n")->canonical;
    cr_expect(prelude_flaw(unit) != NULL, "a body");
    unit = whole_unit(&prelude);
    tag_named(unit, "__sc_options")->fields[0].name = "closure";
    cr_expect(prelude_flaw(unit) != NULL, "another field");
    unit = whole_unit(&prelude);
    tag_named(unit, "be16")->kind = TYPE_UNION;
    cr_expect(prelude_flaw(unit) != NULL, "a union");
}
