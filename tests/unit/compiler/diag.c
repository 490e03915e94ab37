/* Reports: the form they are printed in, and their order. */
#include "front.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* What diag_flush prints. */
static void flush_to(struct diag_list *diags, char *text, size_t size)
{
    FILE *file = tmpfile();
    int saved = dup(STDERR_FILENO);
    fflush(stderr);
    dup2(fileno(file), STDERR_FILENO);
    diag_flush(diags);
    fflush(stderr);
    dup2(saved, STDERR_FILENO);
    close(saved);
    rewind(file);
    text[fread(text, 1, size - 1, file)] = 0;
    fclose(file);
}

Test(diag, form)
{
    struct arena *arena = arena_new();
    struct source_set *sources = source_set_new(arena);
    struct diag_list *diags = diag_list_new(sources);
    char text[2000];
    front_text("form.c", "int a;\nint *b = a + c;\n");
    uint32_t file = source_add(sources, "form.c", "form.c", SOURCE_MAIN);
    diag_report(diags, DIAG_SUB_03, (struct where){file, 2, 10});
    diag_note(diags, (struct where){file, 1, 5}, "'%s' is declared here", "a");
    diag_report(diags, DIAG_INP_03, (struct where){file, 0, 0});
    flush_to(diags, text, sizeof text);
    cr_expect_str_eq(
        text,
        "form.c: error: the file is empty [INP-03]\n"
        "form.c:2:10: error: this annotation stands before a '*' [SUB-03]\n"
        "    2 | int *b = a + c;\n"
        "      |          ^\n"
        "form.c:1:5: note: 'a' is declared here\n"
        "    1 | int a;\n"
        "      |     ^\n"
        "help: write it behind the last '*', before the name; inner levels through a typedef\n");
    cr_expect(diag_errors(diags) == 2);
    flush_to(diags, text, sizeof text);
    cr_expect_str_eq(text, "", "printed once");
}

Test(diag, many_and_the_same)
{
    struct arena *arena = arena_new();
    struct source_set *sources = source_set_new(arena);
    struct diag_list *diags = diag_list_new(sources);
    char text[20000];
    source_add(sources, "none.c", "none.c", SOURCE_MAIN);
    for (uint32_t i = 0; i < 60; i++)
        diag_report(diags, DIAG_LEX_07, (struct where){0, 60 - i, 1}, "a NUL byte");
    diag_report(diags, DIAG_LEX_07, (struct where){0, 1, 1}, "a NUL byte");
    flush_to(diags, text, sizeof text);
    cr_expect(strncmp(text, "none.c:1:1: error", 17) == 0);
    cr_expect(strstr(text, "none.c:50:1") && !strstr(text, "none.c:51:1"));
    cr_expect(!strstr(strstr(text, "none.c:1:1") + 1, "none.c:1:1"));
}

Test(diag, codes)
{
    cr_expect(diag_find("SUB-03") == DIAG_SUB_03 && diag_find("XXX-99") == DIAG_COUNT);
    cr_expect_str_eq(diag_name(DIAG_LEX_01), "LEX-01");
}

Test(diag, terminal_controls_do_not_pass)
{
    struct arena *arena = arena_new();
    struct source_set *sources = source_set_new(arena);
    struct diag_list *diags = diag_list_new(sources);
    char text[2000];
    source_add(sources, "none.c", "none.c", SOURCE_MAIN);
    diag_report(diags, DIAG_LEX_07, (struct where){0, 1, 1}, "\033[31m");
    flush_to(diags, text, sizeof text);
    cr_expect(!strchr(text, '\033'));
}
