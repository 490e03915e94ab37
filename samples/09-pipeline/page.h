/* What goes through the channels of this sample, and where they are. Interface page is implemented by
 * stage.c. */
#pragma once

#include <channel.h>

/* A line of the input. */
struct line {
    u32 number, words;
    const char *__array text;
};

/* From the reader to the counters, and from the counters to the reporter. */
struct channel *page_lines(void);
struct channel *page_counts(void);
