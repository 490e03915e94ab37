/* Whole compiles: from a file to a sealed object, with both back ends. */
#include "compile.h"
#include "explain.h"
#include "object/keys.h"
#include "object/relocatable.h"

#include <criterion/criterion.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char directory[PATH_MAX / 2], key_file[PATH_MAX];
static struct arena *arena;

static void in_fresh_directory(void)
{
    char problem[KEY_PROBLEM];
    const char *parent = getenv("TMPDIR");
    snprintf(directory, sizeof directory, "%s/compile.XXXXXX", parent ? parent : "/tmp");
    cr_assert(mkdtemp(directory) != NULL);
    cr_assert(key_create(directory, "test", problem), "%s", problem);
    snprintf(key_file, sizeof key_file, "%s/secret", directory);
    arena = arena_new();
}

static void clean_up(void)
{
    cr_assert(system(arena_printf(arena, "rm -rf '%s'", directory)) == 0);
    arena_free(arena);
}

TestSuite(compile, .init = in_fresh_directory, .fini = clean_up);

static const char *in_directory(const char *name)
{
    return arena_printf(arena, "%s/%s", directory, name);
}

static void put(const char *name, const char *text)
{
    FILE *out = fopen(in_directory(name), "w");
    cr_assert(out && fputs(text, out) >= 0 && fclose(out) == 0);
}

struct bytes {
    uint8_t *bytes;
    size_t size;
};

static struct bytes get(const char *path)
{
    struct stat st;
    FILE *in = fopen(path, "rb");
    cr_assert(in && fstat(fileno(in), &st) == 0, "%s", path);
    struct bytes got = {arena_alloc(arena, (size_t)st.st_size + 1), (size_t)st.st_size};
    cr_assert(fread(got.bytes, 1, got.size, in) == got.size);
    fclose(in);
    return got;
}

static const struct backend *const backends[] = {&backend_tcc, &backend_clang};

static struct compile_options options_of(const char *input, const char *output, size_t backend)
{
    return (struct compile_options){.input = input,
                                    .output = output,
                                    .backend = backends[backend],
                                    .codegen.is_optimised = true,
                                    .key = key_file};
}

static int compile(const char *source, const char *output, size_t backend)
{
    put("m.c", source);
    struct compile_options options = options_of(in_directory("m.c"), output, backend);
    return compile_file(&options);
}

static const char program[] =
    "#include <console.h>\n"
    "static int twice(int x) { return 2 * x; }\n"
    "int main(int argc, str_t *__array argv)\n"
    "{ console_print(console_open(), \"%d\\n\", twice(argc)); return 0; }\n";

Test(compile, makes_a_sealed_object)
{
    for (size_t i = 0; i < 2; i++) {
        struct spin_seal seal;
        struct relocatable file;
        cr_assert(compile(program, in_directory("m.o"), i) == 0);
        struct bytes object = get(in_directory("m.o"));
        cr_assert(seal_read(object.bytes, object.size, &seal));
        cr_expect(seal_verify(object.bytes, &seal));
        const char *problem = relocatable_open(&file, arena, object.bytes, seal.object_size);
        cr_assert(problem == NULL, "%s", problem ? problem : "");
        cr_expect(relocatable_find(&file, "spin_module") != NULL);
    }
}

Test(compile, binutils_read_every_object)
{
    for (size_t i = 0; i < 2; i++) {
        cr_assert(compile(program, in_directory("m.o"), i) == 0);
        const char *command =
            arena_printf(arena,
                         "cd %s && nm m.o > nm.txt 2>&1 && objdump -d m.o > objdump.txt 2>&1 && "
                         "grep -q u_main nm.txt && grep -q '<u_main>:' objdump.txt && "
                         "! grep -qi warning nm.txt objdump.txt",
                         directory);
        cr_expect(system(command) == 0, "%s", backends[i]->name);
    }
}

/* Same source, compiler and key: the same bytes, wherever the source lies. */
Test(compile, is_deterministic)
{
    for (size_t i = 0; i < 2; i++) {
        cr_assert(compile(program, in_directory("first.o"), i) == 0);
        cr_assert(mkdir(in_directory("deep"), 0700) == 0 || i > 0);
        put("deep/m.c", program);
        char *here = getcwd(NULL, 0);
        cr_assert(chdir(in_directory("deep")) == 0);
        struct compile_options options = options_of("m.c", in_directory("second.o"), i);
        cr_expect(compile_file(&options) == 0);
        cr_assert(chdir(here) == 0);
        struct bytes first = get(in_directory("first.o")), second = get(in_directory("second.o"));
        cr_expect(first.size == second.size && memcmp(first.bytes, second.bytes, first.size) == 0,
                  "%s", backends[i]->name);
        cr_expect(!memmem(first.bytes, first.size, directory, strlen(directory)));
        cr_expect(!memmem(first.bytes, first.size, here, strlen(here)));
        free(here);
    }
}

/* Every conversion and operator that a back end may want a helper for. */
Test(compile, helpers_are_all_known)
{
    static const char source[] =
        "#include <spin/safe.h>\n"
        "struct big { u64 words[40]; };\n"
        "u64 f(double d, float e, i64 i, u64 u, i32 a, u32 b, struct big *__scope p, struct big "
        "*__scope q)\n"
        "{\n"
        "    u64 sum = (u64)d + (u64)e + (u64)(i64)d + (u64)(i64)e + (u32)d + (u64)(i32)e;\n"
        "    double x = (double)u + (double)i + (double)a + (double)b + (double)e;\n"
        "    float y = (float)u + (float)i + (float)a + (float)b + (float)d;\n"
        "    sum += u / (u64)(i | 1) + u % 10 + (u64)(i / 7) + (u64)(i % 9) + (u64)(a / 3) + b % "
        "5;\n"
        "    sum += (u64)(x * y) + (u << (b & 63)) + (u64)(i >> 3) + (u64)(a >> 2) + u * (u64)i;\n"
        "    struct big copy = *p; *q = copy; struct big zero = {0}; *p = zero;\n"
        "    return sum + (x < y) + (x == y) + copy.words[b % 40];\n"
        "}\n";
    for (size_t i = 0; i < 2; i++)
        cr_expect(compile(source, in_directory("m.o"), i) == 0, "%s", backends[i]->name);
}

Test(compile, errors_leave_no_object)
{
    cr_expect(compile("int f(void) { return undeclared; }\n", in_directory("m.o"), 0) == 1);
    cr_expect(access(in_directory("m.o"), F_OK) != 0);
    put("old.o", "old");
    cr_expect(compile("int f(void) { return undeclared; }\n", in_directory("old.o"), 0) == 1);
    cr_expect(get(in_directory("old.o")).size == 3, "the old one stays");
}

Test(compile, bad_keys_leave_no_object)
{
    cr_assert(chmod(key_file, 0644) == 0);
    cr_expect(compile(program, in_directory("m.o"), 0) == 1);
    cr_assert(chmod(key_file, 0600) == 0 && unlink(key_file) == 0);
    cr_expect(compile(program, in_directory("m.o"), 0) == 1);
    cr_expect(access(in_directory("m.o"), F_OK) != 0);
}

Test(compile, check_writes_nothing)
{
    put("m.c", program);
    struct compile_options options = options_of(in_directory("m.c"), in_directory("m.o"), 1);
    options.is_check_only = true;
    cr_expect(compile_file(&options) == 0);
    cr_expect(access(in_directory("m.o"), F_OK) != 0);
}

/* Views, each with a word that must be in it. */
Test(compile, views_show_what_they_promise)
{
    static const struct {
        enum emit emit;
        const char *word;
    } views[] = {{EMIT_C, "static i32 u_twice(i32 u_x)"},
                 {EMIT_C, "spin_module"},
                 {EMIT_ASM, "u_twice:"},
                 {EMIT_ASM, "call"},
                 {EMIT_CHECKS, "2 | static int twice"},
                 {EMIT_CHECKS, "^ null"}};
    put("m.c", program);
    for (size_t i = 0; i < sizeof views / sizeof *views; i++) {
        struct compile_options options = options_of(in_directory("m.c"), in_directory("view"), 0);
        options.emit = views[i].emit;
        cr_assert(compile_file(&options) == 0);
        struct bytes view = get(in_directory("view"));
        cr_expect(strstr((char *)view.bytes, views[i].word) != NULL, "%s", views[i].word);
    }
}

Test(compile, dependencies_name_every_file)
{
    put("m.c", program);
    struct compile_options options = options_of(in_directory("m.c"), in_directory("m.o"), 0);
    options.has_dependencies = true;
    options.dependency_file = in_directory("m.d");
    cr_assert(compile_file(&options) == 0);
    const char *rule = (char *)get(in_directory("m.d")).bytes;
    cr_expect(strstr(rule, "m.o:") && strstr(rule, "m.c") && strstr(rule, "console.h") &&
              strstr(rule, "safe.h"));
}

Test(compile, interface_tables_compile)
{
    put("point.h", "#pragma once\n#include <spin/safe.h>\n#include <console.h>\n"
                   "struct point { int x, y; };\n"
                   "int point_sum(const struct point *__scope p);\n"
                   "void point_show(struct console *c, const struct point *__scope p);\n");
    struct compile_options options =
        options_of(in_directory("point.h"), in_directory("point.interface.h"), 0);
    options.emit = EMIT_INTERFACE;
    cr_assert(compile_file(&options) == 0);
    const char *text = (char *)get(in_directory("point.interface.h")).bytes;
    cr_expect(strstr(text, "point_interface") && strstr(text, "point_show") &&
              strstr(text, "#include <console.h>"));
    cr_expect(!strstr(text, directory));
}

Test(explain, finds_paragraphs_of_codes_only)
{
    char *text;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    cr_expect(explain("STK-01", out));
    cr_expect(!explain("STK-0", out) && !explain("", out) && !explain("XYZ-01", out));
    fclose(out);
    cr_expect(strncmp(text, "### STK-01", 10) == 0);
    cr_expect(strstr(text + 4, "###") == NULL, "one paragraph only");
    free(text);
}
