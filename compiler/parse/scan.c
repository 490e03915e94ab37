/* Looks at every file the compile may read, as raw tokens.
 *
 * What is refused here could make the C tools see another program than the user or our checks do:
 * line markers (the rest becomes a system header, whose warnings are silent), pragmas, computed or
 * odd includes, characters that tools read differently. All `#include` lines are followed whatever
 * the #if around them says; a header that is not found is left to the preprocessor. */
#include "scan.h"

#include "folder.h"
#include "token.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    FILE_BYTES_MAX = 4 * 1024 * 1024,
    TOTAL_BYTES_MAX = 16 * 1024 * 1024,
    FILES_MAX = 1000,
    NAME_LENGTH_MAX = 200,
    NUMBER_LENGTH_MAX = 200, /* libtcc breaks at 1024 */
};

struct scan {
    const struct parse_options *options;
    struct source_set *sources;
    struct diag_list *diags;
    struct arena *arena;
    size_t total;
    struct where included[FILES_MAX + 1]; /* by file: where it was named first */
};

/* --- Reading ------------------------------------------------------------------------------------------ */

static const char *file_flaw(const struct scan *scan, const struct stat *info)
{
    if (S_ISDIR(info->st_mode))
        return "it is a directory";
    if (!S_ISREG(info->st_mode))
        return "it is a device, socket or FIFO";
    if (info->st_size > FILE_BYTES_MAX)
        return "it is larger than 4 MiB";
    if (scan->total + (size_t)info->st_size > TOTAL_BYTES_MAX)
        return "with it the sources are larger than 16 MiB";
    return NULL;
}

/* Opens a regular file; reports what else it is. `at` is the include, or the file itself. */
static int open_source(struct scan *scan, const char *path, struct where at, size_t *size)
{
    struct stat info;
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    const char *flaw = fd < 0 || fstat(fd, &info) != 0 ? strerror(errno) : file_flaw(scan, &info);
    if (!flaw) {
        *size = (size_t)info.st_size;
        return fd;
    }
    diag_report(scan->diags, DIAG_INP_01, at, path, flaw);
    if (fd >= 0)
        close(fd);
    return -1;
}

static char *read_source(struct scan *scan, const char *path, struct where at, size_t *length)
{
    size_t size = 0;
    int fd = open_source(scan, path, at, &size);
    if (fd < 0)
        return NULL;
    char *text = arena_alloc(scan->arena, size + 1);
    *length = 0;
    for (ssize_t got; (got = read(fd, text + *length, size - *length)) > 0;)
        *length += (size_t)got;
    close(fd);
    scan->total += *length;
    return text;
}

/* --- Characters --------------------------------------------------------------------------------------- */

/* Length of the UTF-8 sequence at `at`, 0 when it is none: no overlong forms, no surrogates. */
static size_t utf8_length(const unsigned char *at, size_t left)
{
    size_t n = at[0] < 0x80 ? 1 : at[0] < 0xc2 ? 0 : at[0] < 0xe0 ? 2 : at[0] < 0xf0 ? 3 : 4;
    if (n == 0 || n > left || at[0] > 0xf4)
        return 0;
    for (size_t i = 1; i < n; i++)
        if ((at[i] & 0xc0) != 0x80)
            return 0;
    if ((at[0] == 0xe0 && at[1] < 0xa0) || (at[0] == 0xed && at[1] > 0x9f) ||
        (at[0] == 0xf0 && at[1] < 0x90) || (at[0] == 0xf4 && at[1] > 0x8f))
        return 0;
    return n;
}

/* Embeddings, overrides and isolates, U+202A to 202E and U+2066 to 2069: an editor would show the text
 * in another order than the one it is compiled in. */
static bool turns_direction(const unsigned char *at, size_t n)
{
    return n == 3 && at[0] == 0xe2 &&
           ((at[1] == 0x80 && at[2] >= 0xaa && at[2] <= 0xae) ||
            (at[1] == 0x81 && at[2] >= 0xa6 && at[2] <= 0xa9));
}

/* What is wrong with a character, or NULL. */
static const char *character_flaw(const char *text, size_t at, size_t length)
{
    unsigned char c = (unsigned char)text[at];
    if (c == 0)
        return "a NUL byte";
    if (c == '\r' && text[at + 1] != '\n')
        return "a carriage return that ends no line";
    if ((c < 0x20 && !strchr("\t\n\r\f\v", c)) || c == 0x7f)
        return "a control character";
    size_t n = utf8_length((const unsigned char *)text + at, length - at);
    if (n == 0)
        return "bytes that are not UTF-8";
    if (at == 0 && n == 3 && memcmp(text, "\xef\xbb\xbf", n) == 0)
        return "a byte order mark: save it as UTF-8 without one";
    if (turns_direction((const unsigned char *)text + at, n))
        return "a character that turns the direction of text";
    if (c == '\\') {
        size_t next = at + 1;
        while (next < length && strchr(" \t\f\v\r", text[next]))
            next++;
        if (next > at + 1 && text[next] == '\n' && !(next == at + 2 && text[at + 1] == '\r'))
            return "white space between '\\' and the end of the line";
    }
    return NULL;
}

static bool scan_characters(struct scan *scan, uint32_t file, const char *text, size_t length)
{
    struct where where = {file, 1, 1};
    size_t line_start = 0;
    for (size_t at = 0; at < length;) {
        const char *flaw = character_flaw(text, at, length);
        if (flaw) {
            where.column = (uint32_t)(at - line_start + 1);
            diag_report(scan->diags, DIAG_LEX_07, where, flaw);
            return false;
        }
        if (text[at] == '\n') {
            where.line++;
            line_start = at + 1;
        }
        at += utf8_length((const unsigned char *)text + at, length - at);
    }
    return true;
}

/* --- Includes ------------------------------------------------------------------------------------------ */

static const struct {
    const char *header, *instead;
} replacements[] = {
    {"stdio.h", "console.h prints"},
    {"stdlib.h", "new(T) and new_array(T, n) of spin/safe.h allocate; nothing is freed by hand"},
    {"math.h", "nothing replaces it yet"},
    {"errno.h", "errors are results: spin/status.h"},
    {"pthread.h", "strand.h runs strands"},
    {"threads.h", "strand.h runs strands"},
    {"stdatomic.h", "atomic_load(p), atomic_fetch_add(p, n) and their like are in spin/safe.h"},
    {"signal.h", "faults are contained by the kernel; event.h tells of events"},
    {"setjmp.h", "errors are results: spin/status.h"},
    {"stdarg.h", "format_rest() hands '...' on to a procedure with a format; else pass an array"},
    {"time.h", "clock.h tells the time"},
    {"assert.h", "assert(condition) is in spin/safe.h"},
    {"ctype.h", "compare characters directly"},
    {"inttypes.h", "stdint.h has the types; %lld prints"},
    {"unistd.h", "device.h reads files named on the command line"},
    {"fcntl.h", "device.h reads files named on the command line"},
    {"complex.h", "nothing replaces it"},
    {"fenv.h", "nothing replaces it"},
    {"locale.h", "nothing replaces it: text is bytes"},
    {"tgmath.h", "nothing replaces it"},
    {"uchar.h", "text is bytes: UTF-8"},
    {"wchar.h", "text is bytes: UTF-8"},
    {"wctype.h", "text is bytes: UTF-8"},
    {"stdalign.h", "the alignment of a type is fixed"},
    {"stdnoreturn.h", "every procedure returns or faults"},
    {"iso646.h", "write the operators"},
};

const char *scan_replacement(const char *header)
{
    for (size_t i = 0; i < sizeof replacements / sizeof *replacements; i++)
        if (strcmp(replacements[i].header, header) == 0)
            return replacements[i].instead;
    return NULL;
}

static bool climbs(const char *name)
{
    for (const char *at = name; (at = strstr(at, "..")) != NULL; at += 2)
        if ((at == name || at[-1] == '/') && (at[2] == 0 || at[2] == '/'))
            return true;
    return false;
}

/* A link that leads nowhere counts: it is reported when it is read. */
static bool exists(const char *path)
{
    struct stat info;
    return lstat(path, &info) == 0;
}

/* A link must not lead out of the import path: the file would be another one on each machine. */
static bool escapes(const struct scan *scan, const char *path)
{
    const struct parse_options *options = scan->options;
    const char *slash = strrchr(options->path, '/');
    const char *beside =
        slash ? arena_copy_n(scan->arena, options->path, (size_t)(slash - options->path + 1)) : ".";
    struct stat info;
    if (stat(path, &info) != 0 || !S_ISREG(info.st_mode))
        return false; /* reported when it is read */
    return !folder_holds(beside, path) && !folders_hold(options->prelude_dirs, path) &&
           !folders_hold(options->interface_dirs, path) &&
           !folders_hold(options->include_dirs, path);
}

static const char *find_in(struct scan *scan, const char *const *dirs, const char *name)
{
    for (; dirs && *dirs; dirs++) {
        const char *path = arena_printf(scan->arena, "%s/%s", *dirs, name);
        if (exists(path))
            return path;
    }
    return NULL;
}

static const char *beside(struct scan *scan, uint32_t file, const char *name)
{
    const char *path = scan->sources->files[file].path, *slash = strrchr(path, '/');
    const char *found =
        slash ? arena_printf(scan->arena, "%.*s/%s", (int)(slash - path), path, name) : name;
    return exists(found) ? found : NULL;
}

static struct where place(uint32_t file, const struct token *token)
{
    return (struct where){file, token->line, token->column};
}

/* Finds the header the way the preprocessor will, and adds it to the set. */
static void add_include(struct scan *scan, struct where at, const char *name, bool is_quoted)
{
    const struct parse_options *options = scan->options;
    uint32_t from = at.file, count = scan->sources->count;
    const char *path = is_quoted ? beside(scan, from, name) : NULL, *display = name;
    if (path) {
        const char *shown = scan->sources->files[from].display, *slash = strrchr(shown, '/');
        if (slash)
            display = arena_printf(scan->arena, "%.*s/%s", (int)(slash - shown), shown, name);
    } else if (!(path = find_in(scan, options->prelude_dirs, name)) &&
               !(path = find_in(scan, options->interface_dirs, name))) {
        path = find_in(scan, options->include_dirs, name);
        display = path && path[0] != '/' ? path : name;
    }
    if (!path)
        return;
    if (escapes(scan, path)) {
        diag_report(scan->diags, DIAG_LEX_04, at, name);
        return;
    }
    if (count >= FILES_MAX)
        return;
    uint32_t added = source_add(scan->sources, path, display, folder_kind(options, path));
    if (added == count)
        scan->included[added] = at;
}

static void scan_include(struct scan *scan, uint32_t file, const struct token *token,
                         const char *text)
{
    const char *name = NULL;
    bool is_quoted = token->kind == TOKEN_STRING && !token->starts_line;
    if (is_quoted) {
        name = arena_copy_n(scan->arena, token->text + 1, token->length - 2);
    } else if (token_is(token, "<") || token->text[0] == '<') {
        const char *from = text + token->offset + 1;
        size_t n = strcspn(from, ">\n");
        if (from[n] == '>')
            name = arena_copy_n(scan->arena, from, n);
    }
    if (!name || token->starts_line)
        diag_report(scan->diags, DIAG_LEX_06, place(file, token));
    else if (name[0] == '/' || climbs(name) || strpbrk(name, "\\:\"") || !name[0])
        diag_report(scan->diags, DIAG_LEX_04, place(file, token), name);
    else
        add_include(scan, place(file, token), name, is_quoted);
}

/* --- Directives ------------------------------------------------------------------------------------------ */

static const struct token *end_of_line(const struct token *token)
{
    while (token->kind != TOKEN_END && !token->starts_line)
        token++;
    return token;
}

/* `#` in a macro must make a string of a parameter: then no `#` can come out of it. */
static void scan_define(struct scan *scan, uint32_t file, const struct token *name)
{
    const struct token *end = end_of_line(name), *body = name + 1, *parameters = name + 1;
    bool has_parameters =
        body < end && token_is(body, "(") && body->offset == name->offset + name->length;
    while (has_parameters && body < end && !token_is(body, ")"))
        body++;
    for (const struct token *token = body; token < end; token++) {
        if (!token_is(token, "#"))
            continue;
        bool is_parameter = false;
        for (const struct token *p = parameters; has_parameters && p < body; p++)
            is_parameter |= token + 1 < end && token_same(p, token + 1) && p->kind == TOKEN_NAME;
        if (!is_parameter &&
            !(has_parameters && token + 1 < end && token_is(token + 1, "__VA_ARGS__")))
            diag_report(scan->diags, DIAG_LEX_08, place(file, token),
                        "a '#' that is not before a parameter of the macro");
    }
}

static bool is_known_directive(const struct token *name)
{
    static const char *const known[] = {"include", "define", "undef", "if",    "ifdef",   "ifndef",
                                        "elif",    "else",   "endif", "error", "warning", "pragma"};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (token_is(name, known[i]))
            return true;
    return false;
}

/* Returns the first token that is still to be looked at as ordinary text. */
static const struct token *scan_directive(struct scan *scan, uint32_t file,
                                          const struct token *hash, const char *text)
{
    const struct token *name = hash + 1;
    bool is_prelude = scan->sources->files[file].kind == SOURCE_PRELUDE;
    if (name->kind == TOKEN_END || name->starts_line)
        return name;
    if (name->kind == TOKEN_NUMBER || token_is(name, "line"))
        diag_report(scan->diags, DIAG_LEX_01, place(file, hash));
    else if (!is_known_directive(name))
        diag_report(scan->diags, DIAG_LEX_03, place(file, hash),
                    arena_printf(scan->arena, "#%.*s", (int)name->length, name->text));
    else if (token_is(name, "pragma") && !is_prelude &&
             !(token_is(name + 1, "once") && end_of_line(name + 1) == name + 2))
        diag_report(scan->diags, DIAG_LEX_02, place(file, hash));
    else if (token_is(name, "include"))
        scan_include(scan, file, name + 1, text);
    else if (token_is(name, "define") && name[1].kind == TOKEN_NAME && !name[1].starts_line)
        scan_define(scan, file, name + 1);
    else if (token_is(name, "error") || token_is(name, "warning"))
        return end_of_line(name);
    if (token_is(name, "include") || token_is(name, "pragma"))
        return end_of_line(name);
    return name + 1;
}

/* --- Tokens ------------------------------------------------------------------------------------------------ */

static bool is_ascii(const struct token *token)
{
    for (uint32_t i = 0; i < token->length; i++)
        if ((token->text[i] & 0x80) || token->text[i] == '$')
            return false;
    return true;
}

static const char *token_flaw(const struct token *token, bool in_define)
{
    static const char *const digraphs[] = {"<:", ":>", "<%", "%>", "%:", "%:%:"};
    if (token->kind == TOKEN_BAD)
        return token->text[0] == '"' || token->text[0] == '\'' ? "a literal that does not end"
               : token->text[0] == '/'                         ? "a comment that does not end"
                                                               : "a stray character";
    if (token->kind == TOKEN_NAME && !is_ascii(token))
        return "a name with other characters than letters, digits and '_'";
    if (token->kind == TOKEN_NAME && token->length > NAME_LENGTH_MAX)
        return "a name of more than 200 characters";
    if (token->kind == TOKEN_NUMBER && token->length > NUMBER_LENGTH_MAX)
        return "a number of more than 200 characters";
    if (!in_define && (token_is(token, "#") || token_is(token, "##")))
        return "a '#' outside a directive";
    for (size_t i = 0; i < sizeof digraphs / sizeof *digraphs; i++)
        if (token->kind == TOKEN_PUNCTUATOR && token_is(token, digraphs[i]))
            return "a digraph: write [ ] { } or #";
    return NULL;
}

static void scan_tokens(struct scan *scan, uint32_t file, const struct token_list *list,
                        const char *text)
{
    bool in_define = false;
    for (const struct token *token = list->tokens; token->kind != TOKEN_END;) {
        if (token->starts_line)
            in_define = false;
        if (token->starts_line && token_is(token, "#")) {
            in_define = token_is(token + 1, "define");
            token = scan_directive(scan, file, token, text);
            continue;
        }
        const char *flaw = token_flaw(token, in_define);
        if (flaw)
            diag_report(scan->diags, DIAG_LEX_08, place(file, token), flaw);
        else if (token_is(token, "_Pragma") || token_is(token, "__pragma"))
            diag_report(scan->diags, DIAG_LEX_02, place(file, token));
        token++;
    }
}

static void scan_file(struct scan *scan, uint32_t file)
{
    size_t length = 0;
    char *text = read_source(scan, scan->sources->files[file].path, scan->included[file], &length);
    if (!text || !scan_characters(scan, file, text, length))
        return;
    struct token_list list = token_split(scan->arena, text, length);
    if (list.count == 0 && file == 0)
        diag_report(scan->diags, DIAG_INP_03, (struct where){file, 1, 0});
    scan_tokens(scan, file, &list, text);
}

const char *scan_display_name(struct arena *arena, const char *path)
{
    char here[4096];
    if (path[0] != '/')
        return strncmp(path, "./", 2) == 0 ? path + 2 : path;
    size_t n = getcwd(here, sizeof here) ? strlen(here) : 0;
    if (n > 1 && strncmp(path, here, n) == 0 && path[n] == '/')
        return arena_copy(arena, path + n + 1);
    return strrchr(path, '/') + 1;
}

/* A macro of the command line is text of the program as well. */
static bool is_clean_define(const char *text)
{
    size_t n = strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");
    if (n == 0 || (text[0] >= '0' && text[0] <= '9') || (text[n] && text[n] != '='))
        return false;
    for (const char *at = text + n; *at; at++)
        if (*at == '#' || *at == '%' || *at == '\\' || (unsigned char)*at < ' ' || *at & 0x80)
            return false;
    return true;
}

static void scan_options(const struct parse_options *options, struct diag_list *diags)
{
    struct where main_file = {0, 1, 0};
    for (const char *const *text = options->defines; text && *text; text++)
        if (!is_clean_define(*text))
            diag_report(diags, DIAG_LEX_08, main_file,
                        "a macro of the command line (-D) that is none");
    for (const char *const *text = options->undefines; text && *text; text++)
        if (!is_clean_define(*text))
            diag_report(diags, DIAG_LEX_08, main_file,
                        "a macro of the command line (-U) that is none");
}

bool scan_sources(const struct parse_options *options, struct source_set *sources,
                  struct diag_list *diags)
{
    struct scan *scan = ARENA_NEW(sources->arena, struct scan);
    *scan = (struct scan){
        .options = options, .sources = sources, .diags = diags, .arena = sources->arena};
    const char *dot = strrchr(options->path, '.');
    struct where main_file = {0, 0, 0};
    source_add(sources, options->path, scan_display_name(scan->arena, options->path), SOURCE_MAIN);
    if (!dot || strcmp(dot, ".c") != 0) {
        diag_report(diags, DIAG_INP_01, main_file, options->path, "its name does not end in .c");
        return false;
    }
    scan_options(options, diags);
    for (uint32_t file = 0; file < sources->count && file < FILES_MAX; file++)
        scan_file(scan, file);
    if (sources->count >= FILES_MAX)
        diag_report(diags, DIAG_INP_01, main_file, options->path, "it includes 1000 files");
    return diag_errors(diags) == 0;
}
