/* Frames read from what both back ends emit, against what the source says they must hold. */
#include "object/frames.h"
#include "codegen/codegen.h"

#include <criterion/criterion.h>
#include <criterion/new/assert.h>
#include <stdio.h>
#include <string.h>

struct compiled {
    struct arena *arena;
    struct code code;
    struct relocatable file;
};

static void compile(struct compiled *c, const struct backend *backend, bool is_optimised,
                    const char *text)
{
    struct codegen_options options = {.is_optimised = is_optimised};
    c->arena = arena_new();
    const char *problem = backend->compile(text, strlen(text), &options, c->arena, &c->code);
    cr_assert(problem == NULL, "%s", problem ? problem : "");
    problem = relocatable_open(&c->file, c->arena, c->code.bytes, c->code.size);
    cr_assert(problem == NULL, "%s", problem ? problem : "");
}

static struct frame frame_of(struct compiled *c, const char *name)
{
    struct frame frame = {0, 0};
    const Elf64_Sym *symbol = relocatable_find(&c->file, name);
    cr_assert(symbol != NULL, "%s is there", name);
    const char *problem = frame_read(&frame, &c->file, symbol, c->arena);
    cr_assert(problem == NULL, "%s: %s", name, problem ? problem : "");
    return frame;
}

/* Every way a compile can be done. */
static const struct {
    const struct backend *backend;
    bool is_optimised;
} ways[] = {{&backend_tcc, false}, {&backend_clang, false}, {&backend_clang, true}};

enum { WAYS = sizeof ways / sizeof *ways };

#define EACH_WAY(c, text)                                                                          \
    for (size_t way = 0;                                                                           \
         way < WAYS && (compile(&(c), ways[way].backend, ways[way].is_optimised, text), true);     \
         way++, arena_free((c).arena))

Test(frames, leaf_is_small)
{
    struct compiled c;
    EACH_WAY(c, "int f(int x) { return x * 3; }")
    {
        struct frame frame = frame_of(&c, "f");
        cr_expect(ge(u32, frame.bytes, 16));
        cr_expect(le(u32, frame.bytes, 64));
        cr_expect(eq(u32, frame.arguments, 0));
    }
}

Test(frames, locals_count)
{
    struct compiled c;
    EACH_WAY(c, "long f(long n) { volatile char b[10000]; b[n] = 1; return b[n / 2]; }")
    {
        struct frame frame = frame_of(&c, "f");
        cr_expect(ge(u32, frame.bytes, 10016));
        cr_expect(le(u32, frame.bytes, 10200));
    }
}

/* clang probes frames above 32 KiB in a loop. */
Test(frames, probe_loop_is_followed)
{
    struct compiled c;
    EACH_WAY(c, "long f(long n) { volatile char b[200000]; b[n] = 1; return b[n / 2]; }")
    {
        struct frame frame = frame_of(&c, "f");
        cr_expect(ge(u32, frame.bytes, 200016));
        cr_expect(le(u32, frame.bytes, 200200));
    }
}

Test(frames, outgoing_arguments_are_included)
{
    static const char text[] =
        "long g(long, long, long, long, long, long, long, long, long);\n"
        "long g(long a, long b, long c, long d, long e, long f, long x, long y, long z)\n"
        "{ return a + b + c + d + e + f + x + y + z; }\n"
        "long f(long (*p)(long, long, long, long, long, long, long, long, long), long x)\n"
        "{ return p(x, x, x, x, x, x, x, x, x) + 1; }\n";
    struct compiled c;
    EACH_WAY(c, text)
    {
        struct frame frame = frame_of(&c, "f");
        cr_expect(ge(u32, frame.arguments, 24), "way %zu", way);
        cr_expect(le(u32, frame.arguments, 48), "way %zu", way);
        cr_expect(ge(u32, frame.bytes, 16 + frame.arguments));
    }
}

Test(frames, struct_arguments_are_included)
{
    static const char text[] = "struct s { long a[8]; };\n"
                               "long f(long (*p)(struct s), long x)\n"
                               "{ struct s v = {{x, x}}; return p(v) + p(v) + 1; }\n";
    struct compiled c;
    EACH_WAY(c, text)
    {
        struct frame frame = frame_of(&c, "f");
        cr_expect(ge(u32, frame.arguments, 64), "way %zu", way);
    }
}

/* Blocks that only a jump table reaches count as well. */
Test(frames, jump_tables_are_followed)
{
    static const char text[] =
        "long g(long, long, long, long, long, long, long, long);\n"
        "int f(int x, long (*p)(long, long, long, long, long, long, long, long), void (*q)(int)) "
        "{\n"
        "    switch (x) {\n"
        "    case 0: q(1); q(2); return 7; case 1: q(3); return 9; case 2: q(11); return 11;\n"
        "    case 3: q(4); return 3; case 4: q(5); return 2;\n"
        "    case 5: return (int)p(x, x, x, x, x, x, x, x) + 1; }\n"
        "    return 0; }\n";
    struct compiled c;
    EACH_WAY(c, text)
    {
        struct frame frame = frame_of(&c, "f");
        cr_expect(ge(u32, frame.arguments, 16), "way %zu", way);
    }
}

Test(frames, tail_calls_end_a_path)
{
    static const char text[] = "int g(int x) __attribute__((noinline));\n"
                               "int g(int x) { volatile int v = x; return v; }\n"
                               "int f(int x) { return g(x + 1); }\n"
                               "int h(int (*p)(int)) { return p(3); }\n";
    struct compiled c;
    EACH_WAY(c, text)
    {
        cr_expect(le(u32, frame_of(&c, "f").bytes, 64));
        cr_expect(le(u32, frame_of(&c, "h").bytes, 64));
    }
}

/* Machine code of our own: what is not understood is said, never guessed. */
static const char *read_code(const char *body, struct frame *frame)
{
    char text[1024];
    struct compiled c;
    struct codegen_options options = {.is_optimised = true};
    c.arena = arena_new();
    snprintf(text, sizeof text, "__attribute__((naked)) void f(void) { __asm__ volatile(\"%s\"); }",
             body);
    const char *problem = backend_clang.compile(text, strlen(text), &options, c.arena, &c.code);
    cr_assert(problem == NULL, "%s", problem ? problem : "");
    cr_assert(relocatable_open(&c.file, c.arena, c.code.bytes, c.code.size) == NULL);
    return frame_read(frame, &c.file, relocatable_find(&c.file, "f"), c.arena);
}

Test(frames, unknown_stack_pointers_are_refused)
{
    struct frame frame;
    cr_expect(read_code("mov %rax, %rsp; ret", &frame) != NULL);
    cr_expect(read_code("sub %rax, %rsp; ret", &frame) != NULL);
    cr_expect(read_code("pop %rsp; ret", &frame) != NULL);
    cr_expect(read_code("xchg %rax, %rsp; ret", &frame) != NULL);
    cr_expect(read_code("mov (%rsp), %rsp; ret", &frame) != NULL);
}

Test(frames, pushing_loops_have_no_bound)
{
    struct frame frame;
    cr_assert(read_code("1: push %rax; dec %rax; jne 1b; ret", &frame) == NULL);
    cr_expect(eq(u32, frame.bytes, FRAME_UNBOUNDED));
}

Test(frames, sums_of_pushes)
{
    struct frame frame;
    cr_assert(read_code("push %rax; push %rcx; sub $40, %rsp; add $40, %rsp; "
                        "pop %rcx; pop %rax; ret",
                        &frame) == NULL);
    cr_expect(eq(u32, frame.bytes, 8 + 16 + 40));
}
