/* Keeping runs. For each, beside copies of the objects: NAME.out, NAME.err, and NAME.record with lines
 *
 *     object FILE HASH     in the order of loading
 *     life FILE HASH       the last of them, loaded afterwards
 *     status NUMBER        last, so that a record with it is whole */
#include "keep.h"

#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { HASH = crypto_generichash_BYTES, HASH_TEXT = 2 * HASH + 1 };

/* The file of a case's run: the path with other slashes, the back end, what it is. */
static char *name_of(const struct bench *bench, const char *path, const char *back_end,
                     const char *what)
{
    char *flat = text_format("%s", path);
    for (char *at = flat; (at = strchr(at, '/'));)
        *at = '_';
    char *name = text_format("%s/%s.%s.%s", bench->keep, flat, back_end, what);
    free(flat);
    return name;
}

static bool write_file(const char *path, const char *bytes, size_t length)
{
    FILE *out = fopen(path, "we");
    bool good = out && fwrite(bytes, 1, length, out) == length;
    return out && fclose(out) == 0 && good;
}

static void hash(const char *bytes, size_t length, char text[static HASH_TEXT])
{
    unsigned char digest[HASH];
    crypto_generichash(digest, sizeof digest, (const unsigned char *)bytes, length, NULL, 0);
    sodium_bin2hex(text, HASH_TEXT, digest, sizeof digest);
}

/* --- Writing ----------------------------------------------------------------------------------- */

static bool keep_object(const char *from, const char *to, const char *word, struct text *record)
{
    char digits[HASH_TEXT];
    size_t length;
    char *bytes = text_read_file(from, &length);
    if (!bytes)
        return false;
    hash(bytes, length, digits);
    text_add(record, "%s %s %s\n", word, to, digits);
    bool good = write_file(to, bytes, length);
    free(bytes);
    return good;
}

static bool keep_text(const struct bench *bench, const char *path, const char *back_end,
                      const char *what, const char *text)
{
    char *name = name_of(bench, path, back_end, what);
    bool good = write_file(name, text, strlen(text));
    free(name);
    return good;
}

void keep_run(const struct bench *bench, const struct test_case *c, const char *back_end,
              const struct arguments *objects, bool has_life, const struct outcome *outcome,
              struct text *why)
{
    struct text record;
    bool good = true;
    if (!bench->keep)
        return;
    text_init(&record);
    for (unsigned i = 0; good && i < objects->count; i++) {
        char *number = text_format("%u.o", i);
        char *copy = name_of(bench, c->path, back_end, number);
        bool is_life = has_life && i + 1 == objects->count;
        good = keep_object(objects->list[i], copy, is_life ? "life" : "object", &record);
        free(copy);
        free(number);
    }
    text_add(&record, "status %d\n", outcome->exit_status);
    if (!good || !keep_text(bench, c->path, back_end, "out", outcome->out) ||
        !keep_text(bench, c->path, back_end, "err", outcome->err) ||
        !keep_text(bench, c->path, back_end, "record", record.bytes))
        text_add(why, "%s: cannot keep the run in %s\n", back_end, bench->keep);
    text_fini(&record);
}

/* --- Reading ----------------------------------------------------------------------------------- */

bool keep_has(const struct bench *bench, const char *path, const char *back_end)
{
    char *name = name_of(bench, path, back_end, "record");
    bool is_there = access(name, R_OK) == 0;
    free(name);
    return is_there;
}

/* The object must be the very one that the hosted kernel ran. */
static bool check_object(const char *path, const char *wanted, struct text *why)
{
    char digits[HASH_TEXT] = "";
    size_t length;
    char *bytes = text_read_file(path, &length);
    if (bytes)
        hash(bytes, length, digits);
    free(bytes);
    if (strcmp(digits, wanted) == 0)
        return true;
    text_add(why, "%s is not what the hosted kernel ran\n", path);
    return false;
}

static bool read_line(struct kept *kept, const char *line, struct text *why)
{
    char word[16], path[4096], digits[HASH_TEXT];
    if (sscanf(line, "status %d", &kept->outcome.exit_status) == 1)
        return true;
    if (sscanf(line, "%15s %4095s %64s", word, path, digits) != 3 ||
        !check_object(path, digits, why))
        return false;
    if (strcmp(word, "life") == 0)
        kept->life = text_format("%s", path);
    else
        arguments_add(&kept->objects, path);
    return true;
}

static char *read_text(const struct bench *bench, const char *path, const char *back_end,
                       const char *what)
{
    char *name = name_of(bench, path, back_end, what), *text = text_read_file(name, NULL);
    free(name);
    return text;
}

bool keep_read(const struct bench *bench, const char *path, const char *back_end, struct kept *kept,
               struct text *why)
{
    *kept = (struct kept){.outcome = {.exit_status = -1}};
    char *record = read_text(bench, path, back_end, "record"), *rest = record, *line;
    kept->outcome.out = read_text(bench, path, back_end, "out");
    kept->outcome.err = read_text(bench, path, back_end, "err");
    bool good = record && kept->outcome.out && kept->outcome.err;
    while (good && (line = strsep(&rest, "\n")))
        good = !*line || read_line(kept, line, why);
    free(record);
    if (good && kept->outcome.exit_status >= 0)
        return true;
    text_add(why, "%s: there is no run of the hosted kernel to compare with\n", back_end);
    return false;
}

void kept_fini(struct kept *kept)
{
    arguments_fini(&kept->objects);
    free(kept->life);
    outcome_fini(&kept->outcome);
}
