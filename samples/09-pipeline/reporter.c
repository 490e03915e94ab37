/* The consumer at the end: lines come in whatever order the counters finish them. */
#include "page.h"

#include <console.h>

module(reporter);

DEFINE_CHANNEL(struct line, lines)

int main(int argc, str_t *__array argv)
{
    struct console *console = console_open();
    u64 count = 0, words = 0, numbers = 0;
    u32 most = 0;
    struct line *line;
    status why;
    while ((line = lines_receive(page_counts(), &why)) != NULL) {
        count++;
        words += line->words;
        numbers += line->number;
        most = line->words > most ? line->words : most;
    }
    assert(numbers == count * (count + 1) / 2);
    console_print(console, "%lu lines, %lu words, at most %u in a line\n", count, words, most);
    return 0;
}
