/* diag.def, tests/reject and docs/language.md name the same codes. See codes.h. */
#include "codes.h"

#include "case.h"
#include "suite.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* A list of names separated and surrounded by blanks. */
static bool has_name(const char *names, const char *name)
{
    char *word = text_format(" %s ", name);
    bool found = strstr(names, word);
    free(word);
    return found;
}

/* Whether the text begins with a code, FAMILY-NN, of `length` bytes. */
static bool is_code(const char *s, size_t *length)
{
    size_t n = 0;
    while (isupper((unsigned char)s[n]))
        n++;
    if (n == 0 || s[n] != '-' || !isdigit((unsigned char)s[n + 1]))
        return false;
    for (n++; isdigit((unsigned char)s[n]);)
        n++;
    *length = n;
    return true;
}

/* The codes that follow `before` at the start of a line, in a file; " " around each. */
static char *codes_after(const char *path, const char *before, bool quoted)
{
    struct text names;
    char *source = text_read_file(path, NULL), *rest = source, *line;
    size_t n;
    text_init(&names);
    text_add(&names, " ");
    while (rest && (line = strsep(&rest, "\n"))) {
        if (strncmp(line, before, strlen(before)) != 0)
            continue;
        const char *code = quoted ? strchr(line, '"') : line + strlen(before);
        if (!code || !is_code(code + quoted, &n))
            continue;
        text_add(&names, "%.*s ", (int)n, code + quoted);
    }
    free(source);
    return names.bytes;
}

/* Cases or neighbours in the folder of a code. */
static unsigned count_files(const char *folder, const char *code, bool neighbours)
{
    unsigned n = 0;
    char *path = text_format("%s/%s", folder, code);
    char **list = folder_list(path, "*.c");
    for (char **name = list; *name; name++)
        n += case_is_neighbour(*name) == neighbours;
    folder_list_free(list);
    free(path);
    return n;
}

static void check_code(const char *folder, const char *code, const char *paragraphs,
                       struct text *why, unsigned *complete, unsigned *wrong)
{
    bool has_case = count_files(folder, code, false) > 0;
    bool has_neighbour = count_files(folder, code, true) > 0;
    bool has_paragraph = has_name(paragraphs, code);
    if (has_case && has_neighbour && has_paragraph) {
        ++*complete;
        return;
    }
    text_add(why, "%s has no%s%s%s\n", code, has_case ? "" : " case",
             has_neighbour ? "" : " neighbour",
             has_paragraph ? "" : " paragraph in docs/language.md");
    ++*wrong;
}

/* Every name of a list must be a code of diag.def. */
static void check_known(const char *names, const char *codes, const char *where, struct text *why,
                        unsigned *wrong)
{
    char *copy = text_format("%s", names), *rest = copy, *name;
    while ((name = strsep(&rest, " "))) {
        if (!*name || has_name(codes, name))
            continue;
        text_add(why, "%s: there is no code %s\n", where, name);
        ++*wrong;
    }
    free(copy);
}

static char *folder_names(const char *folder)
{
    struct text names;
    char **list = folder_list(folder, "*");
    text_init(&names);
    for (char **name = list; *name; name++)
        text_add(&names, " %s ", *name);
    folder_list_free(list);
    return names.bytes;
}

void codes_check(const char *folder, struct text *why, unsigned *complete, unsigned *wrong)
{
    char *table = text_format("%s/../../compiler/diag.def", folder);
    char *manual = text_format("%s/../../docs/language.md", folder);
    char *codes = codes_after(table, "DIAG(", true);
    char *paragraphs = codes_after(manual, "### ", false);
    char *folders = folder_names(folder);
    char *copy = text_format("%s", codes), *rest = copy, *code;
    *complete = *wrong = 0;
    while ((code = strsep(&rest, " ")))
        if (*code)
            check_code(folder, code, paragraphs, why, complete, wrong);
    check_known(folders, codes, "tests/reject", why, wrong);
    check_known(paragraphs, codes, "docs/language.md", why, wrong);
    free(copy);
    free(folders);
    free(paragraphs);
    free(codes);
    free(manual);
    free(table);
}
