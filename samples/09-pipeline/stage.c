/* Implements page: makes the two channels. */
#include "page.h"

module(stage);
implements(page);
initialiser(start);

enum { LINES = 8, COUNTS = 2 };

static struct channel *lines, *counts;

static status start(void)
{
    lines = channel_create(LINES);
    counts = channel_create(COUNTS);
    return lines && counts ? OK : STATUS_VALUE(STATUS_NO_MEMORY);
}

struct channel *page_lines(void)
{
    assert(lines != NULL);
    return lines;
}

struct channel *page_counts(void)
{
    assert(counts != NULL);
    return counts;
}
