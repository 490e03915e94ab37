/* A table: the code, the function that looks at the line, the word it works with. */
#include "fix.h"

#include <ctype.h>
#include <string.h>

/* What a function looks at and fills in. */
struct look {
    struct source_set *sources;
    const struct diag *report;
    const char *word; /* of the table */
    const char *line; /* of fix->where */
    const char *at;   /* in it */
    struct fix *fix;
};

typedef bool fix_function(struct look *look);

/* --- Places ------------------------------------------------------------------------------------------ */

/* Looks at a place; false when its line does not reach there. */
static bool look_at(struct look *look, struct where where)
{
    look->line = source_line(look->sources, where);
    if (!look->line || !where.column || where.column > strlen(look->line) + 1)
        return false;
    look->at = look->line + where.column - 1;
    look->fix->where = where;
    return true;
}

static void move_to(struct look *look, const char *at)
{
    look->at = at;
    look->fix->where.column = (uint32_t)(at - look->line) + 1;
}

static const char *first_of_line(const struct look *look)
{
    return look->line + strspn(look->line, " \t");
}

static bool is_word(char c)
{
    return isalnum((unsigned char)c) || c == '_';
}

static size_t word_length(const char *at)
{
    size_t n = 0;
    while (is_word(at[n]))
        n++;
    return n;
}

/* The bracket that closes the one at `at`, on the same line; NULL: there is none. */
static const char *closing(const char *at)
{
    int depth = 0;
    for (; *at && *at != '"' && *at != '\''; at++) {
        depth += *at == '(';
        depth -= *at == ')';
        if (depth == 0)
            return at;
    }
    return NULL;
}

/* The only place of a word in the line; NULL when there is not exactly one. */
static const char *only_word(const char *line, const char *word)
{
    const char *found = NULL;
    size_t n = strlen(word);
    for (const char *at = line; (at = strstr(at, word)); at += n) {
        bool is_whole = (at == line || !is_word(at[-1])) && !is_word(at[n]);
        if (is_whole && found)
            return NULL;
        if (is_whole)
            found = at;
    }
    return found;
}

/* --- Edits ------------------------------------------------------------------------------------------- */

static bool replace(struct look *look, size_t length, const char *text)
{
    look->fix->length = (uint32_t)length;
    look->fix->text = text;
    return true;
}

static bool insert_word(struct look *look)
{
    return replace(look, 0, look->word);
}

/* Behind the '*' of a reference that has no annotation yet and refers to something with a type. */
static bool annotate(struct look *look)
{
    const char *at = look->at;
    while (at > look->line && at[-1] == ' ')
        at--;
    if (at == look->line || *--at != '*')
        return false;
    while (at > look->line && at[-1] == ' ')
        at--;
    bool is_void = at - look->line >= 4 && strncmp(at - 4, "void", 4) == 0;
    return (!is_void || strcmp(look->word, "__array ") != 0) && insert_word(look);
}

/* In front of the name that is the last argument of a call. */
static bool insert_argument(struct look *look)
{
    size_t n = word_length(look->at);
    return n && look->at[n] == ')' && insert_word(look);
}

/* The blanks behind it go, too. */
static bool remove_bytes(struct look *look, size_t length)
{
    return replace(look, length + strspn(look->at + length, " \t"), "");
}

static bool remove_line(struct look *look)
{
    move_to(look, look->line);
    const char *comment = strstr(look->line, "//");
    size_t n = comment ? (size_t)(comment - look->line) : strlen(look->line);
    bool is_whole = *first_of_line(look) == '#' && !(n && look->line[n - 1] == '\\');
    return is_whole && replace(look, n, "");
}

static bool remove_amp(struct look *look)
{
    bool is_operand = look->at > look->line && look->at[-1] == '*';
    return *look->at == '&' && look->at[1] != '&' && !is_operand && replace(look, 1, "");
}

/* A macro of the prelude, with its arguments. */
static bool remove_annotation(struct look *look)
{
    size_t n = word_length(look->at);
    if (n < 3 || strncmp(look->at, "__", 2) != 0)
        return false;
    const char *end = look->at[n] == '(' ? closing(look->at + n) : look->at + n - 1;
    return end && remove_bytes(look, (size_t)(end - look->at) + 1);
}

/* The whole of __attribute__((...)) around the place or at its only place in the line. */
static bool remove_attribute(struct look *look)
{
    static const char name[] = "__attribute__";
    const char *start = only_word(look->line, name), *open = start ? start + sizeof name - 1 : NULL;
    const char *end = open && *open == '(' ? closing(open) : NULL;
    if (!end || memchr(start, ',', (size_t)(end - start)))
        return false;
    move_to(look, start);
    return remove_bytes(look, (size_t)(end - start) + 1);
}

static bool remove_word(struct look *look)
{
    const char *at = only_word(look->line, look->word);
    if (!at)
        return false;
    move_to(look, at);
    return remove_bytes(look, strlen(look->word));
}

/* '__counted_by(n)' behind the '*'. */
static bool replace_bound(struct look *look)
{
    const char *at = look->at + (*look->at == '*') + strspn(look->at + (*look->at == '*'), " ");
    bool is_bound = strncmp(at, "__counted_by(", 13) == 0 || strncmp(at, "__sized_by(", 11) == 0;
    const char *end = is_bound ? closing(at + word_length(at)) : NULL;
    if (!end)
        return false;
    move_to(look, at);
    return replace(look, (size_t)(end - at) + 1, look->word);
}

/* Two characters for one. */
static bool replace_digraph(struct look *look)
{
    static const char *const pairs[][2] = {{"<:", "["}, {":>", "]"}, {"<%", "{"}, {"%>", "}"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (strncmp(look->at, pairs[i][0], 2) == 0)
            return replace(look, 2, pairs[i][1]);
    return false;
}

/* In front of a whole statement that is a call. */
static bool cast_to_void(struct look *look)
{
    const char *first = first_of_line(look);
    const char *end = *look->at == '(' ? closing(look->at) : NULL;
    if (!end || end[1] != ';')
        return false;
    for (const char *at = first; at < look->at; at++)
        if (!is_word(*at) && !strchr("->.*&()[]", *at))
            return false;
    if (word_length(first) == 6 && strncmp(first, "return", 6) == 0)
        return false;
    move_to(look, first);
    return replace(look, 0, look->word);
}

/* name() */
static bool write_void(struct look *look)
{
    const char *at = look->at + word_length(look->at);
    at += strspn(at, " ");
    if (*at != '(' || at[1] != ')')
        return false;
    move_to(look, at + 1);
    return replace(look, 0, look->word);
}

/* The parameters behind a name. */
static bool write_parameters(struct look *look)
{
    const char *open = look->at + word_length(look->at);
    const char *end = *open == '(' ? closing(open) : NULL;
    if (!end)
        return false;
    move_to(look, open + 1);
    return replace(look, (size_t)(end - open) - 1, look->word);
}

/* In front of a declaration that begins its line. */
static bool insert_first(struct look *look)
{
    const char *first = first_of_line(look);
    if (!is_word(*first))
        return false;
    move_to(look, first);
    return insert_word(look);
}

/* `text` of the report between two others, NULL: it is not there. */
static const char *between(const struct look *look, const char *before, const char *after)
{
    const char *start = strstr(look->report->text, before);
    const char *end = start ? strstr(start + strlen(before), after) : NULL;
    start += start ? strlen(before) : 0;
    return end ? arena_copy_n(look->sources->arena, start, (size_t)(end - start)) : NULL;
}

/* "needs as(T, ...)": of a single name. */
static bool wrap_as(struct look *look)
{
    const char *type = between(look, "needs as(", ", ...");
    size_t n = word_length(look->at);
    if (!type || !n || isdigit((unsigned char)*look->at) || !strchr(",;)", look->at[n]))
        return false;
    return replace(look, n,
                   arena_printf(look->sources->arena, "as(%s, %.*s)", type, (int)n, look->at));
}

/* The first missing annotation: "differs from the first in '__x'". */
static bool insert_difference(struct look *look)
{
    const char *word = between(look, "in '", "'");
    const char *first = first_of_line(look);
    if (!word || strncmp(word, "__", 2) != 0 || strstr(look->line, word))
        return false;
    move_to(look, first);
    return replace(look, 0, arena_printf(look->sources->arena, "%s ", word));
}

static bool insert_include(struct look *look)
{
    const char *name = between(look, "no header '", "'");
    if (!name)
        return false;
    move_to(look, look->line);
    return replace(look, 0, arena_printf(look->sources->arena, "#include <%s>\n", name));
}

/* Behind the line before; false when that may end in a comment. */
static bool look_at_end(struct look *look)
{
    struct where where = {look->fix->where.file, look->fix->where.line - 1, 1};
    const char *line = source_line(look->sources, where);
    if (!line || strstr(line, "//") || strstr(line, "*/"))
        return false;
    where.column = (uint32_t)strlen(line) + 1;
    while (where.column > 1 && isspace((unsigned char)line[where.column - 2]))
        where.column--;
    return where.column > 1 && look_at(look, where);
}

/* Before the first include, or all else. */
static bool insert_first_include(struct look *look, const char *header)
{
    struct where where = {look->fix->where.file, 1, 1};
    const char *line = source_line(look->sources, where);
    while (line && strncmp(line, "#include", 8) != 0) {
        where.line++;
        line = source_line(look->sources, where);
    }
    if (!line)
        where.line = 1;
    return look_at(look, where) &&
           replace(look, 0, arena_printf(look->sources->arena, "#include <%s>\n", header));
}

/* clang's own: a name that it knows or that a header declares, or a sign that it misses. */
static bool follow_clang(struct look *look)
{
    const char *header = between(look, "': include <", ">");
    if (header)
        return insert_first_include(look, header);
    const char *name = between(look, "did you mean '", "'");
    if (name && word_length(look->at) && word_length(name) == strlen(name))
        return replace(look, word_length(look->at), name);
    if (strncmp(look->report->text, "expected ';'", 12) != 0)
        return false;
    bool is_behind = look->at != first_of_line(look) || look_at_end(look);
    return is_behind && replace(look, 0, ";");
}

/* --- The table --------------------------------------------------------------------------------------- */

enum place { AT_REPORT, AT_NOTE };

static const struct row {
    enum diag_code code;
    enum place place;
    fix_function *function;
    const char *word;
} rows[] = {
    {DIAG_BND_05, AT_REPORT, replace_bound, "__array"},
    {DIAG_BND_06, AT_NOTE, annotate, "__array "},
    {DIAG_C_01, AT_REPORT, follow_clang, NULL},
    {DIAG_CST_01, AT_REPORT, wrap_as, NULL},
    {DIAG_CST_05, AT_REPORT, wrap_as, NULL},
    {DIAG_EFF_02, AT_NOTE, insert_first, "__ephemeral "},
    {DIAG_EFF_06, AT_NOTE, insert_first, "__functional "},
    {DIAG_EFF_08, AT_REPORT, insert_difference, NULL},
    {DIAG_EVT_06, AT_NOTE, insert_first, "__functional "},
    {DIAG_EVT_07, AT_NOTE, insert_first, "__ephemeral "},
    {DIAG_FUN_02, AT_REPORT, write_void, "void"},
    {DIAG_FUN_05, AT_REPORT, cast_to_void, "(void)"},
    {DIAG_GLB_20, AT_REPORT, insert_first, "static "},
    {DIAG_LEX_01, AT_REPORT, remove_line, NULL},
    {DIAG_LEX_02, AT_REPORT, remove_line, NULL},
    {DIAG_LEX_08, AT_REPORT, replace_digraph, NULL},
    {DIAG_MOD_02, AT_REPORT, insert_include, NULL},
    {DIAG_MOD_12, AT_REPORT, write_parameters, "int argc, str_t *__array argv"},
    {DIAG_PTR_01, AT_NOTE, annotate, "__array "},
    {DIAG_PTR_02, AT_NOTE, annotate, "__array "},
    {DIAG_PTR_05, AT_REPORT, remove_amp, NULL},
    {DIAG_PTR_08, AT_NOTE, annotate, "__array "},
    {DIAG_PTR_09, AT_REPORT, remove_annotation, NULL},
    {DIAG_SCP_01, AT_NOTE, annotate, "__scope "},
    {DIAG_SCP_05, AT_NOTE, annotate, "__scope "},
    {DIAG_STR_20, AT_REPORT, insert_argument, "\"%s\", "},
    {DIAG_SUB_04, AT_REPORT, remove_attribute, NULL},
    {DIAG_SUB_20, AT_REPORT, remove_attribute, NULL},
    {DIAG_SUB_21, AT_REPORT, remove_annotation, NULL},
    {DIAG_SUB_22, AT_REPORT, remove_word, "volatile"},
    {DIAG_SUB_24, AT_REPORT, remove_attribute, NULL},
    {DIAG_SUB_25, AT_REPORT, insert_word, "__plain "},
};

/* A declaration of an interface is not the user's to edit. */
static bool is_editable(const struct look *look)
{
    const struct source *source = source_get(look->sources, look->fix->where.file);
    return source && source->kind == SOURCE_MAIN;
}

static bool apply_row(const struct row *row, struct look *look)
{
    const struct diag_note_text *note = look->report->notes;
    if (row->place == AT_NOTE && !note)
        return false;
    look->word = row->word;
    return look_at(look, row->place == AT_NOTE ? note->where : look->report->where) &&
           is_editable(look) && row->function(look);
}

bool fix_find(struct source_set *sources, const struct diag *report, struct fix *fix)
{
    struct look look = {.sources = sources, .report = report, .fix = fix};
    *fix = (struct fix){0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].code == report->code)
            return apply_row(&rows[i], &look);
    return false;
}

const char *fix_title(struct source_set *sources, const struct fix *fix)
{
    const char *old = source_line(sources, fix->where) + fix->where.column - 1;
    int length = (int)fix->length, shown = (int)strcspn(fix->text, "\n");
    if (!length)
        return arena_printf(sources->arena, "insert '%.*s'", shown, fix->text);
    if (!fix->text[0])
        return arena_printf(sources->arena, "remove '%.*s'", length, old);
    return arena_printf(sources->arena, "write '%.*s' instead of '%.*s'", shown, fix->text, length,
                        old);
}
