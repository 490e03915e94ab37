/* Maps preprocessed text back to the user's files.
 *
 * The preprocessor says for each line of its output which line of which file it stands for. Columns
 * come from aligning the tokens of that line with the tokens of the file: equal tokens belong
 * together (the heaviest common subsequence), and what a macro put between them points to the name
 * of the macro. */
#include "position.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    ALIGN_CELLS_MAX = 1 << 20, /* larger lines get the place of their first token */
    ALIGN_LINES_MAX = 400,     /* lines of a file that one macro call may cover */
    RAW_TEXT_MAX = 16 * 1024 * 1024,
};

static const uint32_t NO_FILE = UINT32_MAX;

/* --- Markers --------------------------------------------------------------------------------------- */

static bool is_same_file(const char *a, const char *b)
{
    struct stat x, y;
    return stat(a, &x) == 0 && stat(b, &y) == 0 && x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}

static uint32_t find_file(const struct source_set *sources, const char *path)
{
    for (uint32_t i = 0; i < sources->count; i++)
        if (strcmp(sources->files[i].path, path) == 0)
            return i;
    for (uint32_t i = 0; i < sources->count; i++)
        if (is_same_file(sources->files[i].path, path))
            return i;
    return NO_FILE;
}

/* `# 12 "file" 1`: the line behind it is line 12 of the file. Returns whether it is one. */
static bool read_marker(struct preprocessed *pp, const char *line, size_t length,
                        struct pp_line *place)
{
    uint32_t number = 0;
    size_t at = 2;
    if (length < 6 || line[1] != ' ')
        return false;
    for (; at < length && line[at] >= '0' && line[at] <= '9' && number < 100000000; at++)
        number = number * 10 + (uint32_t)(line[at] - '0');
    const char *name = line + at + 2;
    const char *end = memrchr(line, '"', length);
    if (at + 2 >= length || line[at] != ' ' || line[at + 1] != '"' || !end || end < name)
        return false;
    char *path = arena_copy_n(pp->arena, name, (size_t)(end - name));
    bool is_predefined = strcmp(path, "<command line>") == 0;
    *place = (struct pp_line){.file = is_predefined ? NO_FILE : find_file(pp->sources, path),
                              .line = number};
    return is_predefined || place->file != NO_FILE;
}

static void note_line(struct preprocessed *pp, struct pp_line place)
{
    if ((pp->line_count & (pp->line_count - 1)) == 0) {
        uint32_t room = pp->line_count ? pp->line_count * 2 : 2;
        struct pp_line *lines = arena_array(pp->arena, room, sizeof *lines);
        if (pp->line_count)
            memcpy(lines, pp->lines, pp->line_count * sizeof *lines);
        pp->lines = lines;
    }
    pp->lines[pp->line_count++] = place;
}

const char *position_read(struct preprocessed *pp, struct arena *arena, struct source_set *sources,
                          char *text, size_t length)
{
    *pp = (struct preprocessed){.arena = arena, .sources = sources, .text = text, .length = length};
    struct pp_line place = {.file = NO_FILE, .line = 1};
    note_line(pp, place); /* lines count from 1 */
    for (size_t at = 0; at < length;) {
        char *line = text + at, *newline = memchr(line, '\n', length - at);
        size_t n = newline ? (size_t)(newline - line) : length - at;
        bool is_marker = n > 0 && line[0] == '#';
        if (is_marker && !read_marker(pp, line, n, &place))
            return "a '#' of a macro would become a directive";
        if (is_marker)
            memset(line, ' ', n);
        note_line(pp, place);
        place.line += !is_marker;
        at += n + 1;
    }
    note_line(pp, place);
    pp->tokens = token_split(arena, text, length);
    for (uint32_t i = 0; i < pp->tokens.count; i++)
        if (pp->tokens.tokens[i].text[0] == '#' || token_is(&pp->tokens.tokens[i], "%:") ||
            token_is(&pp->tokens.tokens[i], "%:%:"))
            return "a '#' of a macro would become a directive";
    return NULL;
}

/* --- Columns --------------------------------------------------------------------------------------- */

static struct token_list *raw_tokens(struct preprocessed *pp, uint32_t file)
{
    if (pp->raw_count < pp->sources->count) {
        struct token_list *raw = arena_array(pp->arena, pp->sources->count, sizeof *raw);
        if (pp->raw_count)
            memcpy(raw, pp->raw, pp->raw_count * sizeof *raw);
        pp->raw = raw;
        pp->raw_count = pp->sources->count;
    }
    struct token_list *list = &pp->raw[file];
    if (list->tokens)
        return list;
    struct stat info;
    char *text = NULL;
    size_t n = 0;
    int fd = open(pp->sources->files[file].path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (fd >= 0 && fstat(fd, &info) == 0 && S_ISREG(info.st_mode) && info.st_size <= RAW_TEXT_MAX) {
        text = arena_alloc(pp->arena, (size_t)info.st_size + 1);
        for (ssize_t got; (got = read(fd, text + n, (size_t)info.st_size - n)) > 0;)
            n += (size_t)got;
    }
    if (fd >= 0)
        close(fd);
    *list = token_split(pp->arena, text ? text : "", n);
    return list;
}

static uint32_t first_on_line(const struct token_list *list, uint32_t line)
{
    uint32_t low = 0, high = list->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (list->tokens[middle].line < line)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

struct alignment {
    const struct token *made, *raw; /* tokens of the output, tokens of the file */
    uint32_t made_count, raw_count;
    int32_t *match; /* for each made token: its raw token or -1 */
};

static bool align_equal(struct alignment *a)
{
    if (a->raw_count < a->made_count)
        return false;
    for (uint32_t i = 0; i < a->made_count; i++) {
        if (!token_same(&a->made[i], &a->raw[i]))
            return false;
        a->match[i] = (int32_t)i;
    }
    return true;
}

/* Brackets and commas are everywhere: what they match says little. */
static uint16_t weight(const struct token *token)
{
    return token->length == 1 && strchr("()[]{},;", token->text[0]) ? 1 : 4;
}

/* Heaviest common subsequence, by the table of the lengths of all pairs of tails. */
static void align_common(struct alignment *a)
{
    uint32_t width = a->raw_count + 1;
    uint16_t *best = calloc((size_t)(a->made_count + 1) * width, sizeof *best);
    if (!best)
        return;
    for (uint32_t i = a->made_count; i-- > 0;) {
        for (uint32_t j = a->raw_count; j-- > 0;) {
            uint16_t skip_made = best[(i + 1) * width + j], skip_raw = best[i * width + j + 1];
            best[i * width + j] =
                token_same(&a->made[i], &a->raw[j])
                    ? (uint16_t)(best[(i + 1) * width + j + 1] + weight(&a->made[i]))
                : skip_made > skip_raw ? skip_made
                                       : skip_raw;
        }
    }
    for (uint32_t i = 0, j = 0; i < a->made_count && j < a->raw_count;) {
        if (token_same(&a->made[i], &a->raw[j]))
            a->match[i++] = (int32_t)j++;
        else if (best[(i + 1) * width + j] > best[i * width + j + 1])
            i++;
        else
            j++;
    }
    free(best);
}

/* For each raw token the macro call it is in: the outermost unmatched name before its brackets. */
static void find_calls(const struct alignment *a, uint32_t *call)
{
    for (uint32_t j = 0; j < a->raw_count; j++)
        call[j] = j;
    for (uint32_t i = 0; i < a->made_count; i++)
        if (a->match[i] >= 0)
            call[a->match[i]] = UINT32_MAX; /* matched: a name of no macro */
    for (uint32_t j = 0; j + 1 < a->raw_count; j++) {
        if (call[j] != j || a->raw[j].kind != TOKEN_NAME || !token_is(&a->raw[j + 1], "("))
            continue;
        struct token_list rest = {(struct token *)(uintptr_t)a->raw, a->raw_count};
        uint32_t close = token_close(&rest, j + 1);
        for (uint32_t k = j + 1; k <= close && k < a->raw_count; k++)
            call[k] = j;
        j = close;
    }
}

/* What no raw token matches came from a macro: the one that is called there, else the one that is
 * named in the gap of the raw tokens, else the one before. */
static void place_unmatched(const struct alignment *a, struct where *places, uint32_t file,
                            const uint32_t *call)
{
    uint32_t next_raw = 0, end = 0;
    const struct token *macro = a->raw_count ? &a->raw[0] : NULL;
    for (uint32_t i = 0; i < a->made_count; i++) {
        end = end > i ? end : i;
        while (end < a->made_count && a->match[end] < 0)
            end++;
        uint32_t stop = end < a->made_count ? (uint32_t)a->match[end] : a->raw_count;
        const struct token *named = NULL;
        for (uint32_t j = next_raw; j < stop && !named; j++)
            if (a->raw[j].kind == TOKEN_NAME)
                named = &a->raw[call[j] == UINT32_MAX ? j : call[j]];
        macro = named ? named : macro;
        const struct token *token = a->match[i] >= 0 ? &a->raw[a->match[i]] : macro;
        if (a->match[i] >= 0)
            next_raw = (uint32_t)a->match[i] + 1;
        if (token)
            places[i] = (struct where){file, token->line, token->column};
    }
}

/* The raw lines that a line of output covers end where its next line with tokens begins. */
static uint32_t last_raw_line(const struct preprocessed *pp, uint32_t line, uint32_t next_token)
{
    uint32_t first = pp->lines[line].line;
    if (next_token >= pp->tokens.count)
        return first + ALIGN_LINES_MAX;
    const struct pp_line *next = &pp->lines[pp->tokens.tokens[next_token].line];
    if (next->file != pp->lines[line].file || next->line <= first)
        return first + 1;
    return next->line > first + ALIGN_LINES_MAX ? first + ALIGN_LINES_MAX : next->line;
}

static void place_line(struct preprocessed *pp, uint32_t line)
{
    struct pp_line *place = &pp->lines[line];
    uint32_t first = first_on_line(&pp->tokens, line), end = first_on_line(&pp->tokens, line + 1);
    const struct token_list *raw = raw_tokens(pp, place->file);
    uint32_t raw_first = first_on_line(raw, place->line);
    uint32_t raw_end = first_on_line(raw, last_raw_line(pp, line, end));
    struct alignment a = {.made = pp->tokens.tokens + first,
                          .made_count = end - first,
                          .raw = raw->tokens + raw_first,
                          .raw_count = raw_end - raw_first};
    place->places = arena_array(pp->arena, a.made_count + 1, sizeof *place->places);
    a.match = arena_array(pp->arena, a.made_count + 1, sizeof *a.match);
    uint32_t *call = arena_array(pp->arena, a.raw_count + 1, sizeof *call);
    for (uint32_t i = 0; i < a.made_count; i++) {
        a.match[i] = -1;
        place->places[i] = (struct where){place->file, place->line, 1};
    }
    if (!align_equal(&a)) {
        for (uint32_t i = 0; i < a.made_count; i++)
            a.match[i] = -1;
        if ((uint64_t)(a.made_count + 1) * (a.raw_count + 1) > ALIGN_CELLS_MAX)
            return;
        align_common(&a);
        find_calls(&a, call);
    }
    place_unmatched(&a, place->places, place->file, call);
}

struct where position_of(struct preprocessed *pp, uint32_t offset)
{
    uint32_t index = token_at(&pp->tokens, offset);
    if (index >= pp->tokens.count && pp->tokens.count)
        index = pp->tokens.count - 1;
    uint32_t line = pp->tokens.count ? pp->tokens.tokens[index].line : 1;
    if (line >= pp->line_count || pp->lines[line].file == NO_FILE)
        return (struct where){0, 1, 1};
    if (!pp->lines[line].places)
        place_line(pp, line);
    return pp->lines[line].places[index - first_on_line(&pp->tokens, line)];
}
