/* Consumers and producers in one: four strands take lines, count their words, and pass them on. */
#include "page.h"

#include <strand.h>

module(counter);

DEFINE_CHANNEL(struct line, lines)

enum { STRANDS = 4 };

static u32 words(const char *__array text)
{
    u32 count = 0;
    _Bool inside = 0;
    for (u64 i = 0; i < lenof(text); i++) {
        _Bool is_space = text[i] == ' ' || text[i] == '\t';
        count += !is_space && !inside;
        inside = !is_space;
    }
    return count;
}

static void work(void *__nullable argument)
{
    struct line *line;
    status why;
    while ((line = lines_receive(page_lines(), &why)) != NULL) {
        line->words = words(line->text);
        if (failed(lines_send(page_counts(), line)))
            break;
    }
}

int main(int argc, str_t *__array argv)
{
    struct strand **strands = new_array(struct strand *, STRANDS);
    status why, ended = OK;
    for (u32 i = 0; i < STRANDS; i++) {
        strands[i] = strand_create(work, NULL, "counter", 0, &why);
        if (!strands[i] || failed(strand_start(strands[i])))
            return 1;
    }
    for (u32 i = 0; i < STRANDS && succeeded(ended); i++)
        ended = strand_join(strands[i]);
    channel_close(page_counts());
    return failed(ended);
}
