/* Calls between the two back ends: structs that lowering passes by value must arrive whole.
 *
 * TCC and clang disagree about some structs, which would forge references; pass_by_value() says which
 * ones may cross a function boundary. Random structs that it accepts are sent both ways between code
 * of one back end and code of the other, as parameters among others and as results. */
#include "codegen/codegen.h"
#include "lower/lower.h"

#include <criterion/criterion.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { STRUCTS = 60, FIELDS_MAX = 5 };

static unsigned long seed = 20260;

static unsigned choose(unsigned n)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(seed >> 33) % n;
}

static const char *const scalars[] = {"unsigned char", "short",  "int",        "unsigned int",
                                      "long",          "void *", "signed char"};
static const uint64_t sizes[] = {1, 2, 4, 4, 8, 8, 1};

struct shape {
    unsigned fields[FIELDS_MAX], counts[FIELDS_MAX], field_count;
};

/* A random struct of at most 16 bytes, as text and as a type of the tree. */
static struct shape shape_new(void)
{
    for (;;) {
        struct shape shape = {.field_count = 1 + choose(FIELDS_MAX)};
        uint64_t end = 0;
        for (unsigned i = 0; i < shape.field_count; i++) {
            shape.fields[i] = choose(sizeof sizes / sizeof *sizes);
            shape.counts[i] = choose(4) ? 1 : 1 + choose(3);
            uint64_t size = sizes[shape.fields[i]];
            end = (end + size - 1) / size * size + size * shape.counts[i];
        }
        if (end <= 16)
            return shape;
    }
}

static struct type *scalar_type(struct arena *arena, unsigned index)
{
    struct type *type = ARENA_NEW(arena, struct type);
    type->kind = index == 5 ? TYPE_POINTER : TYPE_INTEGER;
    type->size = type->align = sizes[index];
    type->reference.kind = REFERENCE_ANY;
    return type;
}

static bool passes_by_value(struct arena *arena, const struct shape *shape)
{
    struct tag *tag = ARENA_NEW(arena, struct tag);
    struct type *type = ARENA_NEW(arena, struct type);
    uint64_t end = 0;
    *tag = (struct tag){.kind = TYPE_STRUCT, .name = "s", .is_complete = true, .align = 1};
    tag->fields = arena_array(arena, shape->field_count, sizeof *tag->fields);
    for (unsigned i = 0; i < shape->field_count; i++) {
        struct type *field = scalar_type(arena, shape->fields[i]);
        uint64_t align = field->align;
        if (shape->counts[i] > 1) {
            struct type *array = ARENA_NEW(arena, struct type);
            *array = (struct type){.kind = TYPE_ARRAY,
                                   .target = field,
                                   .count = shape->counts[i],
                                   .size = field->size * shape->counts[i],
                                   .align = align};
            field = array;
        }
        end = (end + align - 1) / align * align;
        tag->fields[tag->field_count++] =
            (struct field){.name = "f", .type = field, .parent = tag, .offset = end};
        end += field->size;
        tag->align = align > tag->align ? align : tag->align;
    }
    tag->size = (end + tag->align - 1) / tag->align * tag->align;
    *type = (struct type){.kind = TYPE_STRUCT, .tag = tag, .size = tag->size, .align = tag->align};
    return pass_by_value(type);
}

static void print_struct(const struct shape *shape, unsigned number, FILE *out)
{
    fprintf(out, "struct s%u {", number);
    for (unsigned i = 0; i < shape->field_count; i++) {
        fprintf(out, " %s f%u", scalars[shape->fields[i]], i);
        if (shape->counts[i] > 1)
            fprintf(out, "[%u]", shape->counts[i]);
        fputc(';', out);
    }
    fputs(" };\n", out);
}

/* Every part of the struct, one at a time; `visit` prints what is done with it. */
static void each_part(const struct shape *shape, FILE *out, const char *format)
{
    for (unsigned i = 0, n = 1; i < shape->field_count; i++)
        for (unsigned k = 0; k < shape->counts[i]; k++, n++) {
            char name[32];
            snprintf(name, sizeof name, shape->counts[i] > 1 ? "f%u[%u]" : "f%u", i, k);
            fprintf(out, format, name, scalars[shape->fields[i]], n * 37 % 120 + 1);
        }
}

/* The callee checks what it gets between other arguments, and gives it back. */
static void print_callee(const struct shape *shape, unsigned n, FILE *out)
{
    fprintf(out,
            "struct s%u callee%u(int a, struct s%u v, long b, struct s%u w, void *c)\n{\n"
            "    if (a != %u || b != -%u || c != (void *)%uul) report(%u);\n",
            n, n, n, n, n, n, n + 1, n);
    each_part(shape, out,
              "    if (v.%1$s != (%2$s)%3$uul || w.%1$s != (%2$s)%3$uul) report(99);\n");
    fputs("    return w;\n}\n", out);
}

static void print_caller(const struct shape *shape, unsigned n, FILE *out)
{
    fprintf(out,
            "struct s%u callee%u(int, struct s%u, long, struct s%u, void *);\n"
            "static void caller%u(void)\n{\n    struct s%u v, r;\n",
            n, n, n, n, n, n);
    each_part(shape, out, "    v.%1$s = (%2$s)%3$uul;\n");
    fprintf(out, "    r = callee%u(%u, v, -%u, v, (void *)%uul);\n", n, n, n, n + 1);
    each_part(shape, out, "    if (r.%1$s != (%2$s)%3$uul) report(98);\n");
    fputs("}\n", out);
}

static void compile_to(const struct backend *backend, struct arena *arena, const char *text,
                       const char *path)
{
    struct codegen_options options = {.is_optimised = true};
    struct code code;
    const char *problem = backend->compile(text, strlen(text), &options, arena, &code);
    cr_assert(problem == NULL, "%s", problem ? problem : "");
    FILE *out = fopen(path, "wb");
    cr_assert(out && fwrite(code.bytes, 1, code.size, out) == code.size && fclose(out) == 0);
}

static char *print_side(const struct shape *shapes, bool is_caller)
{
    char *text;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    fputs("void report(int number);\n", out);
    for (unsigned i = 0; i < STRUCTS; i++) {
        print_struct(&shapes[i], i, out);
        if (is_caller)
            print_caller(&shapes[i], i, out);
        else
            print_callee(&shapes[i], i, out);
    }
    if (is_caller) {
        fputs("void _exit(int);\nvoid report(int number) { _exit(number); }\nint main(void)\n{\n",
              out);
        for (unsigned i = 0; i < STRUCTS; i++)
            fprintf(out, "    caller%u();\n", i);
        fputs("    return 0;\n}\n", out);
    }
    fclose(out);
    return text;
}

static void run_between(const struct backend *caller, const struct backend *callee,
                        const struct shape *shapes)
{
    const char *parent = getenv("TMPDIR");
    struct arena *arena = arena_new();
    char *directory = arena_printf(arena, "%s/calls.XXXXXX", parent ? parent : "/tmp");
    cr_assert(mkdtemp(directory) != NULL);
    char *from = print_side(shapes, true), *to = print_side(shapes, false);
    compile_to(caller, arena, from, arena_printf(arena, "%s/from.o", directory));
    compile_to(callee, arena, to, arena_printf(arena, "%s/to.o", directory));
    int status = system(arena_printf(
        arena,
        "cd %s && cc -z noexecstack -o both from.o to.o 2>&1 && ./both; s=$?; rm -r %s; exit $s",
        directory, directory));
    cr_expect(WIFEXITED(status) && WEXITSTATUS(status) == 0, "%s calls %s: %d", caller->name,
              callee->name, WEXITSTATUS(status));
    free(from);
    free(to);
    arena_free(arena);
}

Test(calls, structs_by_value_agree_between_back_ends)
{
    struct shape shapes[STRUCTS];
    struct arena *arena = arena_new();
    for (size_t i = 0; i < STRUCTS; i++) {
        do
            shapes[i] = shape_new();
        while (!passes_by_value(arena, &shapes[i]));
    }
    run_between(&backend_tcc, &backend_clang, shapes);
    run_between(&backend_clang, &backend_tcc, shapes);
    arena_free(arena);
}
