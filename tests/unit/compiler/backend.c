/* The back ends: the same bytes every time, nothing of this machine inside, errors as text. */
#include "codegen/codegen.h"
#include "object/audit.h"
#include "object/debug.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char text[] = "#line 3 \"x.c\"\n"
                           "static int twice(int x) { return 2 * x; }\n"
                           "int f(int x) { return twice(x) + 1; }\n";

static const char *run(const struct backend *backend, struct codegen_options options,
                       const char *source, struct arena *arena, struct code *code)
{
    return backend->compile(source, strlen(source), &options, arena, code);
}

static bool holds(const struct code *code, const char *word)
{
    return memmem(code->bytes, code->size, word, strlen(word)) != NULL;
}

static void expect_same(const struct backend *backend, struct codegen_options options)
{
    struct arena *arena = arena_new();
    struct code first, second;
    char *here = getcwd(NULL, 0);
    cr_assert(run(backend, options, text, arena, &first) == NULL);
    cr_assert(chdir("/") == 0 && setenv("CPATH", "/tmp", 1) == 0 &&
              setenv("TZ", "Asia/Tokyo", 1) == 0);
    cr_assert(run(backend, options, text, arena, &second) == NULL);
    cr_assert(chdir(here) == 0);
    cr_expect(first.size == second.size && memcmp(first.bytes, second.bytes, first.size) == 0);
    cr_expect(!holds(&first, here), "no working directory");
    cr_expect(!holds(&first, "/tmp") && !holds(&first, "/usr") && !holds(&first, "/proc"));
    free(here);
    arena_free(arena);
}

Test(backend, tcc_is_deterministic)
{
    expect_same(&backend_tcc, (struct codegen_options){0});
}

Test(backend, clang_is_deterministic)
{
    expect_same(&backend_clang, (struct codegen_options){.is_optimised = true});
    expect_same(&backend_clang, (struct codegen_options){.is_optimised = false});
    expect_same(&backend_clang, (struct codegen_options){.has_debug = true});
}

Test(backend, wrong_text_is_reported)
{
    struct arena *arena = arena_new();
    struct code code;
    const struct backend *backends[] = {&backend_tcc, &backend_clang};
    for (size_t i = 0; i < 2; i++) {
        const char *problem =
            run(backends[i], (struct codegen_options){0}, "int f( {", arena, &code);
        cr_assert(problem != NULL);
        cr_expect(strstr(problem, backends[i]->name) != NULL);
    }
    arena_free(arena);
}

Test(backend, headers_cannot_be_read)
{
    struct arena *arena = arena_new();
    struct code code;
    const char *source = "#include <stdio.h>\n";
    cr_expect(run(&backend_tcc, (struct codegen_options){0}, source, arena, &code) != NULL);
    cr_expect(run(&backend_clang, (struct codegen_options){0}, source, arena, &code) != NULL);
    arena_free(arena);
}

Test(backend, is_found_by_name)
{
    cr_expect(backend_find("tcc") == &backend_tcc);
    cr_expect(backend_find("clang") == &backend_clang);
    cr_expect(backend_find("gcc") == NULL);
    cr_expect(backend_find("") == NULL);
}

/* What the audit says about a text compiled by clang. */
static const char *audit(const char *source)
{
    struct arena *arena = arena_new();
    struct code code;
    struct relocatable file;
    const char *problem =
        run(&backend_clang, (struct codegen_options){.is_optimised = true}, source, arena, &code);
    cr_assert(problem == NULL, "%s", problem ? problem : "");
    cr_assert(relocatable_open(&file, arena, code.bytes, code.size) == NULL);
    return object_audit(&file, arena); /* the arena stays: the text is in it */
}

Test(audit, accepts_the_closed_lists)
{
    cr_expect(audit(text) == NULL);
    cr_expect(audit("void spin_fault(unsigned, unsigned long, unsigned long);\n"
                    "void f(void) { spin_fault(1, 2, 3); }") == NULL);
    cr_expect(audit("void *memcpy(void *, const void *, unsigned long);\n"
                    "struct s { char c[400]; }; void f(struct s *a, struct s *b) { *a = *b; }") ==
              NULL);
    cr_expect(audit("__attribute__((section(\".spin.tables\"))) const int x = 3;") == NULL);
}

Test(audit, refuses_everything_else)
{
    cr_expect(audit("int puts(const char *); void f(void) { puts(\"\"); }") != NULL);
    cr_expect(audit("extern int other; int f(void) { return other; }") != NULL);
    cr_expect(audit("_Thread_local int x; int f(void) { return x++; }") != NULL);
    cr_expect(audit("__attribute__((section(\"stray\"))) int x = 3;") != NULL);
    cr_expect(audit("volatile int x; __attribute__((constructor)) void f(void) { x = 1; }") !=
              NULL);
    cr_expect(audit("__attribute__((section(\".spindle\"))) int x = 3;") != NULL);
    cr_expect(audit("void g(void) {} void f(void) __attribute__((alias(\"g\")));"
                    "__attribute__((weak)) extern int w; int *h(void) { return &w; }") != NULL);
    cr_expect(audit("static void *r(void) { return 0; } void f(void) __attribute__((ifunc(\"r\")));"
                    "void h(void) { f(); }") != NULL);
}

Test(relocatable, refuses_damaged_files)
{
    struct arena *arena = arena_new();
    struct code code;
    struct relocatable file;
    cr_assert(run(&backend_tcc, (struct codegen_options){0}, text, arena, &code) == NULL);
    for (size_t n = 0; n < code.size; n += 1 + n / 16)
        (void)relocatable_open(&file, arena, code.bytes, n); /* never a read outside */
    cr_expect(relocatable_open(&file, arena, code.bytes, 10) != NULL);
    cr_expect(relocatable_open(&file, arena, code.bytes, code.size / 2) != NULL);
    code.bytes[18] = 3; /* e_machine: another machine */
    cr_expect(relocatable_open(&file, arena, code.bytes, code.size) != NULL);
    arena_free(arena);
}

Test(debug, names_are_the_users)
{
    cr_expect(strcmp(debug_user_name("u_total"), "total") == 0);
    cr_expect(strcmp(debug_user_name("u2_total"), "total") == 0);
    cr_expect(strcmp(debug_user_name("T17_flow"), "flow") == 0);
    cr_expect(strcmp(debug_user_name("u_u_x"), "u_x") == 0);
    cr_expect(debug_user_name("") == NULL);
    cr_expect(debug_user_name("u") == NULL);
    cr_expect(debug_user_name("u_") == NULL);
    cr_expect(debug_user_name("t12") == NULL);
    cr_expect(debug_user_name("unsigned int") == NULL);
    cr_expect(debug_user_name("spin_module") == NULL);
}

Test(debug, information_is_renamed_in_place)
{
    struct arena *arena = arena_new();
    struct code code;
    struct relocatable file;
    const char *problem = run(&backend_clang, (struct codegen_options){.has_debug = true},
                              "int u_twice(int u_number) { return 2 * u_number; }", arena, &code);
    cr_assert(problem == NULL && relocatable_open(&file, arena, code.bytes, code.size) == NULL);
    cr_expect(holds(&code, "u_number"));
    debug_restore_names(&file);
    cr_expect(!holds(&code, "u_number") && holds(&code, "number"));
    cr_expect(relocatable_find(&file, "u_twice") != NULL, "symbols stay");
    arena_free(arena);
}
