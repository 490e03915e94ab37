/* The line table: read from what both back ends write, and from damaged debugging information. */
#include "object/lines.h"
#include "codegen/codegen.h"
#include "object/abi_text.h"

#include <criterion/criterion.h>
#include <spin/abi.h>
#include <stdlib.h>
#include <string.h>

static const struct backend *const backends[] = {&backend_tcc, &backend_clang};
static const char *const debug_sections[] = {".stab", ".debug_line"};

/* Two procedures as lowering prints them, the second in two files. */
static const char code[] = "static const struct spin_line spin_lines[1] "
                           "__attribute__((section(\".spin.lines\"))) = {{0}};\n"
                           "static const struct spin_module spin_module "
                           "__attribute__((section(\".spin.module\"), used)) =\n"
                           "    {.lines = spin_lines};\n"
                           "#line 3 \"a.c\"\n"
                           "int u_first(int x) {\n"
                           "#line 5\n"
                           "x = x * 3; return x; }\n"
                           "#line 70000\n"
                           "int u_second(volatile int *x) {\n"
                           "#line 70002\n"
                           "*x = u_first(*x);\n"
                           "#line 9 \"sub/b.c\"\n"
                           "*x = u_first(*x);\n"
                           "#line 11 \"unknown.c\"\n"
                           "*x = u_first(*x);\n"
                           "#line 70004 \"a.c\"\n"
                           "return *x; }\n";

static struct arena *arena;
static struct low_unit low;
static struct unit unit;

static void add_function(struct low_function *function, struct decl *decl, const char *name,
                         uint32_t line)
{
    decl->where = (struct where){.file = 0, .line = line};
    function->name = name;
    function->decl = decl;
    function->number = low.function_count++;
}

static void set_up(void)
{
    static struct low_function first, second;
    static struct decl first_decl, second_decl;
    arena = arena_new();
    unit.sources = source_set_new(arena);
    source_add(unit.sources, "/x/a.c", "a.c", SOURCE_MAIN);
    source_add(unit.sources, "/x/sub/b.c", "sub/b.c", SOURCE_MAIN);
    low = (struct low_unit){.unit = &unit, .arena = arena, .functions = &first};
    add_function(&first, &first_decl, "u_first", 3);
    add_function(&second, &second_decl, "u_second", 70000);
    first.next = &second;
    static struct low_stmt in_b = {.where = {.file = 1, .line = 9}};
    static struct low_stmt *list[] = {&in_b};
    second.stmts = list;
    second.stmt_count = 1;
}

static void tear_down(void)
{
    arena_free(arena);
}

TestSuite(lines, .init = set_up, .fini = tear_down);

static struct code compile(size_t backend)
{
    struct codegen_options options = {.is_optimised = false};
    struct code object;
    char *text;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    lowered_print(out);
    abi_print(out);
    fputs(code, out);
    fclose(out);
    const char *problem = backends[backend]->compile(text, size, &options, arena, &object);
    cr_assert_null(problem, "%s", problem);
    free(text);
    return object;
}

static struct relocatable opened(struct code object)
{
    struct relocatable file;
    void *copy = arena_alloc(arena, object.size);
    memcpy(copy, object.bytes, object.size);
    cr_assert_null(relocatable_open(&file, arena, copy, object.size));
    return file;
}

static const Elf64_Shdr *section(const struct relocatable *file, const char *name)
{
    for (size_t i = 1; i < file->section_count; i++)
        if (strcmp(relocatable_section_name(file, &file->sections[i]), name) == 0)
            return &file->sections[i];
    return NULL;
}

static uint32_t count_of(const struct relocatable *file)
{
    struct spin_module module;
    memcpy(&module, relocatable_bytes(file, section(file, ".spin.module")), sizeof module);
    return module.line_count;
}

static struct spin_line row_of(const struct relocatable *file, uint32_t i)
{
    struct spin_line row;
    memcpy(&row, relocatable_bytes(file, section(file, ".spin.lines")) + i * sizeof row,
           sizeof row);
    return row;
}

Test(lines, are_those_of_the_text)
{
    static const struct spin_line expected[] = {
        {0, 0, 3}, {0, 0, 5}, {0, 0, 70000}, {0, 0, 70002}, {0, 1, 9}, {0, 0, 0}, {0, 0, 70004},
    };
    for (size_t b = 0; b < 2; b++) {
        struct relocatable file = opened(compile(b));
        cr_assert_null(lines_attach(&file, &low, false, arena));
        cr_assert_eq(count_of(&file), sizeof expected / sizeof *expected, "%s: %u rows",
                     backends[b]->name, count_of(&file));
        for (uint32_t i = 0; i < count_of(&file); i++) {
            cr_expect_eq(row_of(&file, i).line, expected[i].line, "%s: row %u: line %u",
                         backends[b]->name, i, (unsigned)row_of(&file, i).line);
            cr_expect_eq(row_of(&file, i).file, expected[i].file);
            cr_expect(i == 0 || row_of(&file, i).offset > row_of(&file, i - 1).offset);
        }
    }
}

Test(lines, leave_the_rest_alone)
{
    for (size_t b = 0; b < 2; b++) {
        struct relocatable before = opened(compile(b)), after = before, kept = before;
        cr_assert_null(lines_attach(&after, &low, false, arena));
        cr_assert_null(lines_attach(&kept, &low, true, arena));
        cr_expect(section(&before, debug_sections[b]) && section(&kept, debug_sections[b]));
        cr_expect_null(section(&after, debug_sections[b]));
        const Elf64_Shdr *old = section(&before, ".text"), *new = section(&after, ".text");
        cr_assert_eq(old->sh_size, new->sh_size);
        cr_expect_arr_eq(relocatable_bytes(&before, old), relocatable_bytes(&after, new),
                         old->sh_size);
        cr_expect_eq(section(&before, ".rela.text")->sh_size,
                     section(&after, ".rela.text")->sh_size);
        for (size_t i = 1; i < after.section_count; i++)
            cr_expect_null(strstr(relocatable_section_name(&after, &after.sections[i]), "debug"));
    }
}

Test(lines, of_another_version_are_none)
{
    struct relocatable file = opened(compile(1));
    relocatable_bytes(&file, section(&file, ".debug_line"))[4] = 5;
    cr_assert_null(lines_attach(&file, &low, false, arena));
    cr_assert_eq(count_of(&file), 0);
}

Test(lines, of_a_procedure_nobody_knows_are_none)
{
    struct relocatable file = opened(compile(0));
    low.functions = NULL;
    low.function_count = 0;
    cr_assert_null(lines_attach(&file, &low, false, arena));
    cr_assert_eq(count_of(&file), 0);
}

/* Whatever the table says then, it is one that the kernel takes. */
static void judge(const struct relocatable *file)
{
    uint32_t count = count_of(file);
    uint64_t text = section(file, ".text")->sh_size;
    cr_assert(count <= section(file, ".spin.lines")->sh_size / sizeof(struct spin_line));
    for (uint32_t i = 0; i < count; i++) {
        struct spin_line row = row_of(file, i);
        cr_assert(row.offset < text && row.file < 2);
        cr_assert(i == 0 || row.offset > row_of(file, i - 1).offset);
    }
}

Test(lines, survive_any_damage, .timeout = 60)
{
    enum { ROUNDS = 1500 };
    for (size_t b = 0; b < 2; b++) {
        struct code object = compile(b);
        size_t refused = 0, empty = 0;
        srand(1);
        for (int i = 0; i < ROUNDS; i++) {
            struct relocatable file = opened(object);
            const Elf64_Shdr *debug = section(&file, debug_sections[b]);
            const Elf64_Shdr *names = section(&file, b ? ".rela.debug_line" : ".stabstr");
            const Elf64_Shdr *hit = i % 4 ? debug : names;
            for (int k = 0; k < 1 + i % 3; k++)
                relocatable_bytes(&file, hit)[(size_t)rand() % hit->sh_size] = (uint8_t)rand();
            if (lines_attach(&file, &low, false, arena)) {
                refused++;
                continue;
            }
            judge(&file);
            empty += count_of(&file) == 0;
        }
        cr_expect(empty > 0 && empty + refused < ROUNDS, "%zu empty, %zu refused", empty, refused);
    }
}
