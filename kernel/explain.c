/* Why the last operation failed. */
#include "explain.h"

#include "runtime/line.h"

enum { EXPLANATION = 1024 };

static char last[EXPLANATION];

status explain(enum status_code code, const char *format, ...)
{
    struct line line = line_into(last, sizeof last);
    va_list list;
    va_start(list, format);
    line_print_list(&line, format, list);
    va_end(list);
    return STATUS_VALUE(code);
}

status explain_memory(const char *what)
{
    return explain(STATUS_NO_MEMORY, "out of memory: %s", what);
}

const char *explanation(void)
{
    return last;
}

const char *status_text(status s)
{
    static const char *const texts[] = {
#define STATUS(name, number, text) [number] = text,
#include <spin/status.def>
#undef STATUS
    };
    size_t code = (size_t)s.code;
    return code < sizeof texts / sizeof *texts && texts[code] ? texts[code] : "unknown status";
}
