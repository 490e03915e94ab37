/* Reads the marks of a test case. See case.h for what they are.
 *
 * A mark that cannot be read is itself an error: a typo must not make a test easier. */
#include "case.h"

#include "process.h"
#include "text.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

bool case_is_neighbour(const char *path)
{
    return strncmp(base_name(path), "ok_", 3) == 0;
}

static const char *skip_blanks(const char *s)
{
    while (*s == ' ' || *s == '\t')
        s++;
    return s;
}

static char *copy_trimmed(const char *s)
{
    s = skip_blanks(s);
    size_t n = strlen(s);
    while (n > 0 && isspace((unsigned char)s[n - 1]))
        n--;
    return text_format("%.*s", (int)n, s);
}

static void bad_mark(struct test_case *c, int line, const char *what)
{
    if (!c->bad_mark)
        c->bad_mark = text_format("line %d: %s", line, what);
}

/* Adds words (or lines, with "\n") to what earlier marks of the kind said. */
static void append(char **all, const char *separator, const char *more)
{
    char *joined =
        *all && **all ? text_format("%s%s%s", *all, separator, more) : text_format("%s", more);
    free(*all);
    *all = joined;
}

/* Where a positional mark points: `+1:`, `-1:`, `@file.h:7:` or `:` right behind its word. Returns
 * what follows, NULL when it is none of these. */
static const char *read_place(const char *s, struct mark *mark)
{
    char *end;
    if (*s == '+' || *s == '-') {
        mark->line += (int)strtol(s, &end, 10);
        s = end;
    } else if (*s == '@') {
        const char *colon = strchr(s, ':');
        if (!colon)
            return NULL;
        free(mark->file);
        mark->file = text_format("%.*s", (int)(colon - s - 1), s + 1);
        mark->line = (int)strtol(colon + 1, &end, 10);
        s = end;
    }
    return *s == ':' ? s + 1 : NULL;
}

/* CODE ["text"] [words]; false when it cannot be read. */
static bool read_expectation(const char *s, struct mark *mark)
{
    s = skip_blanks(s);
    size_t n = strcspn(s, " \t\"");
    if (n == 0)
        return false;
    mark->code = text_format("%.*s", (int)n, s);
    s = skip_blanks(s + n);
    if (*s == '"') {
        const char *end = strrchr(s + 1, '"');
        if (!end)
            return false;
        mark->text = text_format("%.*s", (int)(end - s - 1), s + 1);
        s = end + 1;
    } else {
        mark->text = text_format("%s", "");
    }
    mark->operands = copy_trimmed(s);
    return mark->kind == MARK_FAULT || *mark->operands == '\0';
}

static void read_positional(struct test_case *c, enum mark_kind kind, const char *s, int line)
{
    struct mark mark = {.kind = kind, .line = line};
    mark.file = text_format("%s", base_name(c->path));
    s = read_place(s, &mark);
    if (!s || !read_expectation(s, &mark)) {
        bad_mark(c, line, "cannot read this mark");
        return;
    }
    c->marks = reallocate(c->marks, (c->mark_count + 1) * sizeof *c->marks);
    c->marks[c->mark_count++] = mark;
}

/* `no - why`: the only thing to say is that it is none. */
static void read_plain(struct test_case *c, const char *value, int line)
{
    static const char no[] = "no - ";
    if (strncmp(value, no, strlen(no)) == 0)
        append(&c->not_plain, " ", value + strlen(no));
    else
        bad_mark(c, line, "'plain' is followed by 'no - ' and the reason");
}

/* A mark that is about the whole file. */
static void read_whole(struct test_case *c, const char *word, const char *s, int line)
{
    char *value = copy_trimmed(s);
    if (strcmp(word, "rule") == 0) {
        if (line != 1)
            bad_mark(c, line, "'rule' belongs on the first line");
        append(&c->rule, " ", value);
    } else if (strcmp(word, "xfail") == 0) {
        append(&c->xfail, " ", value);
    } else if (strcmp(word, "args") == 0) {
        append(&c->compile, " ", value);
    } else if (strcmp(word, "run") == 0) {
        append(&c->run, " ", value);
    } else if (strcmp(word, "with") == 0) {
        append(&c->with, " ", value);
    } else if (strcmp(word, "part") == 0) {
        append(&c->part, " ", value);
    } else if (strcmp(word, "plain") == 0) {
        read_plain(c, value, line);
    } else if (strcmp(word, "exit") == 0) {
        c->exit_status = atoi(value);
    } else { /* expect: the line as it stands, but for one blank after the colon */
        char *all = c->expected ? c->expected : text_format("%s", "");
        c->expected = text_format("%s%s\n", all, *s == ' ' ? s + 1 : s);
        free(all);
    }
    free(value);
}

static void read_mark(struct test_case *c, const char *comment, int line)
{
    static const struct {
        const char *word;
        enum mark_kind kind;
    } positional[] = {{"error", MARK_ERROR},
                      {"warning", MARK_WARNING},
                      {"fault", MARK_FAULT},
                      {"called", MARK_CALLED}};
    static const char *const whole[] = {"rule", "xfail", "args",  "run",   "with",
                                        "part", "exit",  "plain", "expect"};

    comment = skip_blanks(comment);
    size_t n = 0;
    while (islower((unsigned char)comment[n]))
        n++;
    for (size_t i = 0; i < sizeof positional / sizeof *positional; i++)
        if (strlen(positional[i].word) == n && strncmp(comment, positional[i].word, n) == 0 &&
            strchr(":+-@", comment[n]) && comment[n])
            read_positional(c, positional[i].kind, comment + n, line);
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
        if (strlen(whole[i]) == n && strncmp(comment, whole[i], n) == 0 && comment[n] == ':')
            read_whole(c, whole[i], comment + n + 1, line);
}

/* The marks are in `//` comments; the last one on a line counts, so that a case about comments or
 * strings can hold `//` before its mark. */
static void read_marks(struct test_case *c)
{
    char *copy = text_format("%s", c->source), *rest = copy, *line;
    int number = 0;
    while ((line = strsep(&rest, "\n"))) {
        number++;
        char *comment = NULL;
        for (char *at = line; (at = strstr(at, "//")); at += 2)
            comment = at + 2;
        if (comment)
            read_mark(c, comment, number);
    }
    free(copy);
}

/* NAME.expected beside the case, when no mark says what is printed. */
static void read_expected_file(struct test_case *c)
{
    char *path = text_format("%s/%s.expected", c->folder, c->name);
    if (!c->expected)
        c->expected = text_read_file(path, NULL);
    free(path);
}

struct test_case *case_new(const char *path)
{
    struct test_case *c = allocate(sizeof *c);
    c->source = text_read_file(path, NULL);
    if (!c->source) {
        free(c);
        return NULL;
    }
    const char *base = base_name(path);
    c->path = text_format("%s", path);
    c->folder = base == path ? text_format(".") : text_format("%.*s", (int)(base - path - 1), path);
    c->name = text_format("%.*s", (int)strcspn(base, "."), base);
    c->compile = text_format("%s", "");
    c->run = text_format("%s", "");
    c->with = text_format("%s", "");
    c->part = text_format("%s", "");
    read_marks(c);
    read_expected_file(c);
    return c;
}

void case_add_sources(const struct test_case *c, const char *source, struct arguments *arguments)
{
    struct arguments names = {0};
    arguments_add(arguments, source);
    arguments_add_words(&names, c->part);
    for (unsigned i = 0; i < names.count; i++) {
        char *path = text_format("%s/%s", c->folder, names.list[i]);
        arguments_add(arguments, path);
        free(path);
    }
    arguments_fini(&names);
}

void case_free(struct test_case *c)
{
    for (size_t i = 0; i < c->mark_count; i++) {
        free(c->marks[i].file);
        free(c->marks[i].code);
        free(c->marks[i].text);
        free(c->marks[i].operands);
    }
    char *owned[] = {c->path, c->folder, c->name, c->source,   c->rule,      c->xfail,   c->compile,
                     c->run,  c->with,   c->part, c->expected, c->not_plain, c->bad_mark};
    for (size_t i = 0; i < sizeof owned / sizeof *owned; i++)
        free(owned[i]);
    free(c->marks);
    free(c);
}
