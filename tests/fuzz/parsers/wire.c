/* What a front end's child that was taken over could send: the bytes of a real tree with places overwritten, each
 * by three bytes of the input (where, low and high; what). What is accepted is whole enough to be printed. */
#include "guarded.h"

#include "ast.h"
#include "parse/wire.h"

#include <stdio.h>
#include <unistd.h>

static const char text[] =
    "#include <spin/safe.h>\n"
    "struct s { int x; struct s *next; unsigned b : 3; union { int i; float f; }; };\n"
    "enum e { A, B = 7 }; typedef int (*fn)(struct s *p, const char *t);\n"
    "static int table[4] = { 1, [2] = 3 };\n"
    "static u32 sum(u32 n, const u32 *__counted_by(n) __scope p) { u32 t = 0; while (n--) t += *p++; return t; }\n"
    "int f(struct s *p, int n, fn g) { switch (n) { case A: n = ({ int t = n; t; }); default: goto out; }\n"
    "  struct s l = (struct s){ .x = sizeof(struct s), .next = p };\n"
    "out: return g(&l, \"text\") ?: table[n] + (n ? 1 : 2); }\n";

static const char *const prelude[] = {PRELUDE_DIR, PRELUDE_DIR "/spin/libc", NULL};
static const char *stream;
static size_t length;

static struct parse_options options(void)
{
    return (struct parse_options){.path = "wire.c", .prelude_dirs = prelude};
}

/* In a folder of its own, which is left with nothing in it. */
static void make_stream(void)
{
    char folder[] = "/tmp/spindle-wire.XXXXXX";
    struct arena *arena = arena_new();
    struct source_set *sources = source_set_new(arena);
    struct diag_list *diags = diag_list_new(sources);
    struct parse_options how = options();
    if (!mkdtemp(folder) || chdir(folder) != 0)
        abort();
    FILE *file = fopen("wire.c", "w");
    if (!file || fputs(text, file) < 0 || fclose(file) != 0)
        abort();
    struct unit *unit = parse_unit(&how, arena, sources, diags);
    if (!unit)
        abort();
    wire_write(arena, sources, diags, unit, &stream, &length);
    unlink("wire.c");
    rmdir(folder);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    if (!stream)
        make_stream();
    size_t n = length;
    uint8_t *copy = guarded_copy((const uint8_t *)stream, &n);
    for (size_t i = 0; i + 3 <= size; i += 3)
        copy[(bytes[i] | bytes[i + 1] << 8) % n] = bytes[i + 2];
    struct arena *arena = arena_new();
    struct source_set *sources = source_set_new(arena);
    struct diag_list *diags = diag_list_new(sources);
    struct parse_options how = options();
    struct unit *unit = NULL;
    wire_read(&how, arena, sources, diags, (const char *)copy, n, &unit);
    if (unit) {
        static FILE *nowhere;
        if (!nowhere && !(nowhere = fopen("/dev/null", "w")))
            abort();
        ast_print(unit, nowhere);
        if (ast_flaw(unit))
            abort();
    }
    arena_free(arena);
    return 0;
}
