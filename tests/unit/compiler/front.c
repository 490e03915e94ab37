#include "front.h"

#include "check/check.h"

#include <criterion/criterion.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *const prelude[] = {PRELUDE_DIR, PRELUDE_DIR "/spin/libc", NULL};
static const char *const interfaces[] = {"interfaces", NULL};
static const char *const includes[] = {"include", NULL};

/* The harness removes what its TMPDIR holds. */
void front_folder(void)
{
    static bool is_made;
    char path[4096];
    const char *parent = getenv("TMPDIR");
    if (is_made)
        return;
    is_made = true;
    snprintf(path, sizeof path, "%s/spindle-front-XXXXXX", parent ? parent : "/tmp");
    cr_assert(mkdtemp(path) && chdir(path) == 0);
}

void front_write(const char *name, const void *bytes, size_t length)
{
    front_folder();
    FILE *file = fopen(name, "wb");
    cr_assert(file && fwrite(bytes, 1, length, file) == length && fclose(file) == 0);
}

void front_text(const char *name, const char *text)
{
    front_write(name, text, strlen(text));
}

struct parse_options front_options(const char *name)
{
    return (struct parse_options){.path = name,
                                  .prelude_dirs = prelude,
                                  .interface_dirs = interfaces,
                                  .include_dirs = includes};
}

/* Numbers of declarations depend on the prelude: they are no part of what is expected. */
static void drop_numbers(char *tree)
{
    char *out = tree;
    for (const char *at = tree; *at;) {
        if (at[0] == ' ' && at[1] == '#' && at[2] >= '0' && at[2] <= '9') {
            at += 2 + strspn(at + 2, "0123456789");
            continue;
        }
        *out++ = *at++;
    }
    *out = 0;
}

static void print_tree(struct front *front)
{
    size_t length = 0;
    FILE *out = open_memstream(&front->tree, &length);
    if (front->unit)
        ast_print(front->unit, out);
    fclose(out);
    drop_numbers(front->tree);
}

struct front front_parse_with(const struct parse_options *options)
{
    struct front front = {.arena = arena_new()};
    front.sources = source_set_new(front.arena);
    front.diags = diag_list_new(front.sources);
    front.unit = parse_unit(options, front.arena, front.sources, front.diags);
    print_tree(&front);
    return front;
}

struct front front_parse(const char *name)
{
    struct parse_options options = front_options(name);
    return front_parse_with(&options);
}

bool front_with_defines(const char *text, const char *const *defines)
{
    front_text("test.c", text);
    struct parse_options options = front_options("test.c");
    options.defines = defines;
    return front_parse_with(&options).unit != NULL;
}

struct front front_source(const char *text)
{
    front_text("test.c", text);
    return front_parse("test.c");
}

static void print_reports(const struct front *front)
{
    for (unsigned i = 0; diag_get(front->diags, i); i++)
        fprintf(stderr, "%s %s\n", diag_name(diag_get(front->diags, i)->code),
                diag_get(front->diags, i)->text);
}

/* Whether the tree has the line: whole, but for what stands before and ` @place` behind. */
static bool has_line(const char *tree, const char *line)
{
    size_t n = strlen(line);
    for (const char *at = tree; (at = strstr(at, line)) != NULL; at++) {
        const char *start = at;
        while (start > tree && start[-1] == ' ')
            start--;
        bool is_start = start == tree || start[-1] == '\n';
        if (is_start && (at[n] == '\n' || strncmp(at + n, " @", 2) == 0))
            return true;
    }
    return false;
}

static void expect_lines(const struct front *front, const char *text, va_list lines)
{
    print_reports(front);
    cr_assert(front->unit, "refused: %s", text);
    for (const char *line; (line = va_arg(lines, const char *)) != NULL;)
        cr_expect(has_line(front->tree, line), "no line '%s' in the tree of '%s':\n%s", line, text,
                  front->tree);
}

void expect_tree(const char *text, ...)
{
    struct front front = front_source(text);
    va_list lines;
    va_start(lines, text);
    expect_lines(&front, text, lines);
    va_end(lines);
}

/* Like the parser, a front that was refused has no unit. */
static struct front front_checked(const char *text)
{
    struct front front = front_source(text);
    if (front.unit && !check_unit(front.unit, front.diags))
        front.unit = NULL;
    if (front.unit)
        ast_verify(front.unit, AST_CHECKED);
    free(front.tree);
    print_tree(&front);
    return front;
}

void expect_checked(const char *text, ...)
{
    struct front front = front_checked(text);
    va_list lines;
    va_start(lines, text);
    expect_lines(&front, text, lines);
    va_end(lines);
}

static const struct diag *first_error(const struct diag_list *diags)
{
    const struct diag *report = NULL;
    for (unsigned i = 0; (report = diag_get(diags, i)) != NULL && report->is_warning;)
        i++;
    return report;
}

static void expect_report(struct front *front, const char *text, const char *code, unsigned line,
                          unsigned column)
{
    const struct diag *report = first_error(front->diags);
    cr_expect(!front->unit, "accepted: %s", text);
    cr_assert(report, "no report for %s", text);
    if (strcmp(diag_name(report->code), code) != 0 || diag_errors(front->diags) != 1)
        print_reports(front);
    cr_expect(strcmp(diag_name(report->code), code) == 0, "%s: %s: %s", text,
              diag_name(report->code), report->text);
    cr_expect(diag_errors(front->diags) == 1, "one mistake, one error: %s", text);
    cr_expect(!line || report->where.line == line, "%s: line %u", text, report->where.line);
    cr_expect(!column || report->where.column == column, "%s: column %u", text,
              report->where.column);
}

void expect_check_error(const char *text, const char *code, unsigned line)
{
    struct front front = front_checked(text);
    expect_report(&front, text, code, line, 0);
}

void expect_error(const char *text, const char *code, unsigned line, unsigned column)
{
    struct front front = front_source(text);
    expect_report(&front, text, code, line, column);
}

void expect_refused(const char *name, const char *code)
{
    struct front front = front_parse(name);
    expect_report(&front, name, code, 0, 0);
}

bool front_panics(void (*verify)(const struct low_unit *), const struct low_unit *unit)
{
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        if (!freopen("/dev/null", "w", stderr))
            _exit(2);
        verify(unit);
        _exit(0);
    }
    int status;
    waitpid(child, &status, 0);
    return status != 0;
}
