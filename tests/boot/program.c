/* Runs main() of a test program on the bare machine; its arguments are the words of the command line. */
#include "bare.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WORDS = 16, LINE = 4096 };

int main(int argc, char **argv);

FILE *stdout;

int printf(const char *format, ...)
{
    char text[LINE];
    va_list list;
    va_start(list, format);
    int n = vsnprintf(text, sizeof text, format, list);
    va_end(list);
    machine_console_write(text, n < LINE ? (size_t)n : LINE - 1);
    return n;
}

int setvbuf(FILE *file, char *buffer, int mode, size_t size)
{
    (void)file;
    (void)buffer;
    (void)mode;
    (void)size;
    return 0;
}

_Noreturn void bare_main(const struct bare_boot *boot)
{
    char line[BARE_COMMAND_LINE], *rest = line, *words[WORDS + 1], *word;
    int count = 0;
    strcpy(line, boot->command_line);
    words[count++] = "program";
    while ((word = strsep(&rest, " ")) != NULL && count < WORDS)
        if (*word != '\0')
            words[count++] = word;
    words[count] = NULL;
    machine_stop(main(count, words));
}
