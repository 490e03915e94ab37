/* Messages of the host program. */
#include "host.h"

#include "runtime/line.h"

#include <stdarg.h>
#include <stdio.h>

enum { MESSAGE = 8192 };

int host_error(const char *format, ...)
{
    char text[MESSAGE];
    struct line line = line_into(text, sizeof text);
    va_list list;
    va_start(list, format);
    line_print_list(&line, format, list);
    va_end(list);
    host_say("spindle: ", text, "");
    return HOST_REFUSED;
}

int host_usage(const char *command, const char *format, ...)
{
    char text[MESSAGE], end[64];
    struct line line = line_into(text, sizeof text);
    va_list list;
    va_start(list, format);
    line_print_list(&line, format, list);
    va_end(list);
    snprintf(end, sizeof end, "; usage: spindle %s%s--help", command, command[0] ? " " : "");
    host_say("spindle: ", text, end);
    return HOST_USAGE;
}

void host_fault(const char *report)
{
    host_say("fault: ", report, "");
}
