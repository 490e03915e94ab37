/* The same functions write and read, as in wire.c. */
#include "request.h"

#include "wire_move.h"

/* A list that ends with NULL. */
static void move_list(struct wire *w, const char *const **list)
{
    size_t count = 0;
    while (!w->is_reading && *list && (*list)[count])
        count++;
    const char **texts = (const char **)(uintptr_t)*list;
    MOVE_ARRAY(w, texts, count);
    for (size_t i = 0; i < count && !w->is_bad; i++)
        move_text(w, &texts[i], false);
    *list = texts;
}

static void move_options(struct wire *w, struct parse_options *options)
{
    move_text(w, &options->path, false);
    move_list(w, &options->prelude_dirs);
    move_list(w, &options->interface_dirs);
    move_list(w, &options->include_dirs);
    move_list(w, &options->defines);
    move_list(w, &options->undefines);
    move_text(w, &options->libclang, true);
}

void request_write(struct arena *arena, const struct parse_options *options, const char **bytes,
                   size_t *length)
{
    struct wire w = {.arena = arena};
    struct parse_options copy = *options;
    move_options(&w, &copy);
    *bytes = (const char *)w.bytes;
    *length = w.at;
}

bool request_read(struct arena *arena, const char *bytes, size_t length,
                  struct parse_options *options)
{
    struct wire w = {.arena = arena,
                     .is_reading = true,
                     .bytes = (unsigned char *)(uintptr_t)bytes,
                     .length = length};
    *options = (struct parse_options){0};
    move_options(&w, options);
    return !w.is_bad && w.at == length;
}
