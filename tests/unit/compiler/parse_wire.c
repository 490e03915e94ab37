/* The bytes between the front end's child and the compiler, made up by a child that was taken over. */
#include "front.h"

#include "panic.h"
#include "parse/wire.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

static struct stream make_stream(void)
{
    front_text("wire.c", text);
    struct arena *arena = arena_new();
    struct source_set *sources = source_set_new(arena);
    struct diag_list *diags = diag_list_new(sources);
    struct parse_options options = front_options("wire.c");
    struct unit *unit = parse_here(&options, arena, sources, diags);
    struct stream stream;
    cr_assert(unit && !ast_flaw(unit));
    wire_write(arena, sources, diags, unit, &stream.bytes, &stream.length);
    return stream;
}

/* Whether the bytes are accepted; an accepted tree is whole enough to be printed. */
static bool read_stream(const char *bytes, size_t length)
{
    struct arena *arena = arena_new();
    struct source_set *sources = source_set_new(arena);
    struct diag_list *diags = diag_list_new(sources);
    struct unit *unit = NULL;
    bool is_good = wire_read(arena, sources, diags, bytes, length, &unit);
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
    struct stream stream = make_stream();
    cr_expect(read_stream(stream.bytes, stream.length));
}

Test(parse_wire, cut_off)
{
    struct stream stream = make_stream();
    for (size_t n = 0; n < stream.length; n++)
        cr_assert(!read_stream(stream.bytes, n), "%zu of %zu bytes", n, stream.length);
}

Test(parse_wire, mutations)
{
    struct stream stream = make_stream();
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
