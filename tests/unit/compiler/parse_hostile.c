/* Input that is made to hurt: each gives one error, soon. */
#include "front.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

/* Its shadow memory is larger than any limit. */
extern void __asan_init(void) __attribute__((weak));

/* head, `count` times middle, then `count` times tail, then end. */
static void write_nested(const char *name, const char *head, const char *middle, const char *tail,
                         const char *end, int count)
{
    front_folder();
    FILE *file = fopen(name, "w");
    fputs(head, file);
    for (int i = 0; i < count; i++)
        fputs(middle, file);
    for (int i = 0; i < count; i++)
        fputs(tail, file);
    fputs(end, file);
    fclose(file);
}

/* Processor time of the children so far: other programs on this machine do not change it. */
static long child_seconds(void)
{
    struct rusage used;
    getrusage(RUSAGE_CHILDREN, &used);
    return used.ru_utime.tv_sec + used.ru_stime.tv_sec;
}

static void expect_soon(const char *name, const char *code)
{
    long before = child_seconds();
    expect_refused(name, code);
    cr_expect(child_seconds() - before < 10, "%s took long", name); /* the limit is 3 */
}

Test(parse_hostile, nesting)
{
    write_nested("parens.c", "int x = ", "(", ")", "1;", 10000);
    expect_soon("parens.c", "C-01");
    write_nested("blocks.c", "void f(void) ", "{", "}", "", 10000);
    expect_soon("blocks.c", "C-01");
    write_nested("not.c", "int f(int x) { return ", "!", "", "x; }", 20000);
    expect_soon("not.c", "INP-02");
    write_nested("plus.c", "int f(int x) { return x", "+x", "", "; }", 5000);
    expect_soon("plus.c", "INP-04");
    write_nested("else.c", "int f(int x) { ", "if (x) x++; else ", "", "; return x; }", 1500);
    expect_soon("else.c", "INP-04");
    write_nested("behind.c", "int f(int x) { return x", "+x", "",
                 "; }\nint g(int *__attribute__((annotate(\"sc.array\"))) a);\n", 5000);
    expect_soon("behind.c", "INP-04");
    write_nested("stars.c", "int ", "*", "", "x;", 5000);
    expect_soon("stars.c", "INP-04");
}

Test(parse_hostile, size)
{
    write_nested("big.c", "", "int x;\n", "", "", 5 * 1024 * 1024 / 7 + 1);
    expect_soon("big.c", "INP-01");
    write_nested("name.c", "int ", "a", "", ";", 100000);
    expect_soon("name.c", "LEX-08");
    front_text("empty.c", "");
    expect_soon("empty.c", "INP-03");
    front_text("comment.c", "/* nothing */\n");
    expect_soon("comment.c", "INP-03");
}

Test(parse_hostile, macro_bombs)
{
    front_text("bomb.c",
               "#define A x x x x x x x x x x\n#define B A A A A A A A A A A\n"
               "#define C B B B B B B B B B B\n#define D C C C C C C C C C C\n"
               "#define E D D D D D D D D D D\n#define F E E E E E E E E E E\n"
               "#define G F F F F F F F F F F\n#define H G G G G G G G G G G\n"
               "#define I H H H H H H H H H H\n#define J I I I I I I I I I I\nint y = J;\n");
    long before = child_seconds();
    struct front front = front_parse("bomb.c");
    cr_assert(!front.unit && diag_errors(front.diags) == 1);
    /* Time and memory end at about the same moment; which comes first is the machine's affair. */
    enum diag_code code = diag_get(front.diags, 0)->code;
    cr_expect(code == DIAG_INP_02 || code == DIAG_LEX_11, "%s", diag_name(code));
    cr_expect(child_seconds() - before < 10);
}

/* With little memory it is the memory, whatever else runs. */
Test(parse_hostile, macro_bomb_in_little_memory)
{
    struct rlimit little = {256 << 20, 256 << 20};
    front_text("bomb.c",
               "#define A x x x x x x x x x x x x x x x x\n#define B A A A A A A A A A A A A\n"
               "#define C B B B B B B B B B B B B\n#define D C C C C C C C C C C C C\n"
               "#define E D D D D D D D D D D D D\n#define F E E E E E E E E E E E E\n"
               "#define G F F F F F F F F F F F F\nint y = G;\n");
    if (!__asan_init && setrlimit(RLIMIT_AS, &little) == 0)
        expect_soon("bomb.c", "LEX-11");
}

Test(parse_hostile, include_loops)
{
    front_text("loop.h", "#include \"loop.h\"\nint x;\n");
    front_text("loop.c", "#include \"loop.h\"\n");
    expect_soon("loop.c", "LEX-11");
    front_text("guarded.h", "#pragma once\n#include \"guarded.h\"\nextern int x;\n");
    front_text("guarded.c", "#include \"guarded.h\"\nint y;\n");
    cr_expect(front_parse("guarded.c").unit);
}

Test(parse_hostile, odd_files)
{
    front_folder();
    cr_assert(mkfifo("fifo.h", 0600) == 0 && mkdir("folder.h", 0700) == 0);
    cr_assert(symlink("/dev/zero", "zero.h") == 0 && mkdir("folder.c", 0700) == 0);
    front_text("fifo.c", "int a;\n#include \"fifo.h\"\n");
    expect_soon("fifo.c", "INP-01");
    front_text("folder_h.c", "#include \"folder.h\"\n");
    expect_soon("folder_h.c", "INP-01");
    front_text("zero.c", "#include \"zero.h\"\n");
    expect_soon("zero.c", "INP-01");
    expect_soon("folder.c", "INP-01");
    cr_assert(symlink("/etc/passwd", "passwd.h") == 0 && symlink("nowhere", "gone.h") == 0);
    front_text("link.c", "#include \"passwd.h\"\n");
    expect_soon("link.c", "LEX-04");
    front_text("gone.c", "#include \"gone.h\"\n");
    expect_soon("gone.c", "INP-01");
    front_text("dev.c", "#include \"/dev/zero\"\n");
    expect_soon("dev.c", "LEX-04");
    expect_soon("missing.c", "INP-01");
    front_text("text.txt", "int a;\n");
    expect_soon("text.txt", "INP-01");
    struct front front = front_parse("fifo.c");
    cr_expect(diag_get(front.diags, 0)->where.line == 2);
}
