/* Parses that are forked off a template: as safe as those that are not. */
#include "front.h"

#include "parse/request.h"
#include "parse/template.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* Its shadow memory is larger than any limit. */
extern void __asan_init(void) __attribute__((weak));

static struct front parse_off(struct parse_template *template, const char *name)
{
    struct parse_options options = front_options(name);
    options.template = template;
    return front_parse_with(&options);
}

static void expect_off(struct parse_template *template, const char *name, const char *code)
{
    struct front front = parse_off(template, name);
    cr_expect(!front.unit && diag_errors(front.diags) == 1, "%s", name);
    cr_assert(diag_get(front.diags, 0));
    cr_expect_str_eq(diag_name(diag_get(front.diags, 0)->code), code);
}

/* It answers: with a child of ours, which ends when it is told nothing. */
static bool is_alive(struct parse_template *template)
{
    int connection, status;
    pid_t pid = parse_template_fork(template, &connection);
    if (pid < 0)
        return false;
    close(connection);
    return waitpid(pid, &status, 0) == pid;
}

Test(parse_template, same_tree)
{
    front_text("one.c", "int one(int *p) { return *p; }\n");
    front_text("two.c", "#include \"two.h\"\nint two(void) { return TWO; }\n");
    front_text("two.h", "#pragma once\n#define TWO 2\nextern int three;\n");
    struct parse_template *template = parse_prepare();
    for (int round = 0; round < 2; round++) {
        struct front off = parse_off(template, "one.c"), own = front_parse("one.c");
        cr_assert(off.unit && own.unit);
        cr_expect_str_eq(off.tree, own.tree);
        off = parse_off(template, "two.c"), own = front_parse("two.c");
        cr_assert(off.unit && own.unit);
        cr_expect_str_eq(off.tree, own.tree);
    }
    cr_expect(is_alive(template));
    parse_template_free(template);
}

Test(parse_template, options)
{
    static const char *const defines[] = {"SIZE=3", "EMPTY=", NULL};
    front_text("test.c", "EMPTY int a[SIZE];\n");
    struct parse_options options = front_options("test.c");
    options.template = parse_prepare();
    cr_expect(!front_parse_with(&options).unit);
    options.defines = defines;
    cr_expect(front_parse_with(&options).unit);
    parse_template_free(options.template);
}

static void write_repeated(const char *name, const char *head, const char *middle, int count,
                           const char *end)
{
    front_folder();
    FILE *file = fopen(name, "w");
    fputs(head, file);
    for (int i = 0; i < count; i++)
        fputs(middle, file);
    fputs(end, file);
    fclose(file);
}

/* What crashes or is refused ends alone. */
Test(parse_template, crashes)
{
    write_repeated("not.c", "int f(int x) { return ", "!", 20000, "x; }");
    write_repeated("plus.c", "int f(int x) { return x", "+x", 5000, "; }");
    front_text("good.c", "int x;\n");
    struct parse_template *template = parse_prepare();
    for (int round = 0; round < 2; round++) {
        expect_off(template, "not.c", "INP-02");
        expect_off(template, "plus.c", "INP-04");
        expect_off(template, "missing.c", "INP-01");
        cr_expect(parse_off(template, "good.c").unit);
    }
    cr_expect(is_alive(template));
    parse_template_free(template);
}

/* The limits of memory and time are those of a child that is not forked off a template. */
Test(parse_template, limits)
{
    struct rlimit little = {512 << 20, 512 << 20};
    front_text("bomb.c",
               "#define A x x x x x x x x x x x x x x x x\n#define B A A A A A A A A A A A A\n"
               "#define C B B B B B B B B B B B B\n#define D C C C C C C C C C C C C\n"
               "#define E D D D D D D D D D D D D\n#define F E E E E E E E E E E E E\n"
               "#define G F F F F F F F F F F F F\nint y = G;\n");
    front_text("good.c", "int x;\n");
    if (__asan_init || setrlimit(RLIMIT_AS, &little) != 0)
        return;
    struct parse_template *template = parse_prepare();
    expect_off(template, "bomb.c", "LEX-11");
    cr_expect(parse_off(template, "good.c").unit);
    cr_expect(is_alive(template));
    parse_template_free(template);
}

/* A template that ends is done without. */
Test(parse_template, gone)
{
    front_text("good.c", "int x;\n");
    struct parse_template *template = parse_template_new("/nowhere/libclang.so", NULL);
    cr_assert(template);
    cr_expect(!is_alive(template));
    cr_expect(parse_off(template, "good.c").unit);
    parse_template_free(template);
    parse_template_free(NULL);
}

/* Waits for children of children, which became ours, till there are none left. */
static bool all_end(void)
{
    struct timespec pause = {.tv_nsec = 10 * 1000 * 1000};
    for (int i = 0; i < 2000; i++) {
        pid_t pid = waitpid(-1, NULL, WNOHANG);
        if (pid < 0 && errno == ECHILD)
            return true;
        if (pid == 0)
            nanosleep(&pause, NULL);
    }
    return false;
}

/* Template and children end with their owner, however that ends. */
Test(parse_template, owner_ends)
{
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    pid_t owner = fork();
    if (owner == 0) {
        int connection;
        struct parse_template *template = parse_prepare();
        pid_t child = parse_template_fork(template, &connection);
        _exit(child > 0 && kill(getpid(), SIGKILL) == 0 ? 0 : 1);
    }
    int status;
    cr_assert(waitpid(owner, &status, 0) == owner);
    cr_expect(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
    cr_expect(all_end(), "a process stayed");
}

/* --- Requests --------------------------------------------------------------------------------------- */

static void expect_list(const char *const *read, const char *const *written)
{
    cr_assert(read);
    for (; *written; read++, written++)
        cr_expect_str_eq(*read, *written);
    cr_expect(!*read);
}

Test(parse_request, round_trip)
{
    static const char *const words[] = {"a", "", "b=c", NULL}, *const none[] = {NULL};
    struct arena *arena = arena_new();
    struct parse_options options = {.path = "x.c", .prelude_dirs = words, .defines = words}, read;
    const char *bytes;
    size_t length;
    request_write(arena, &options, &bytes, &length);
    cr_assert(request_read(arena, bytes, length, &read));
    cr_expect_str_eq(read.path, "x.c");
    expect_list(read.prelude_dirs, words);
    expect_list(read.defines, words);
    expect_list(read.undefines, none);
    cr_expect(!read.libclang && !read.template);
    for (size_t n = 0; n < length; n++)
        cr_expect(!request_read(arena, bytes, n, &read), "%zu bytes", n);
    char *longer = arena_alloc(arena, length + 1);
    memcpy(longer, bytes, length);
    cr_expect(!request_read(arena, longer, length + 1, &read));
    arena_free(arena);
}
