/* Content-Length: N, an empty line, N bytes of JSON. */
#include "lsp.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MESSAGE_BYTES_MAX = 32 * 1024 * 1024, LENGTH_DIGITS_MAX = 9, HEADER_LINE_MAX = 1024 };

static const char header[] = "content-length:";

/* Reads on behind the next "Content-Length:", whatever is before it. */
static bool find_header(void)
{
    size_t n = 0;
    for (int c; header[n];) {
        if ((c = getchar()) == EOF)
            return false;
        c = tolower(c);
        n = c == header[n] ? n + 1 : c == header[0];
    }
    return true;
}

/* The number and the end of its line; -1: it is none that we take. */
static long read_length(void)
{
    long length = 0;
    int digits = 0, c = getchar();
    while (c == ' ')
        c = getchar();
    for (; c >= '0' && c <= '9' && digits <= LENGTH_DIGITS_MAX; digits++, c = getchar())
        length = 10 * length + (c - '0');
    if (c == '\r')
        c = getchar();
    bool is_fine = c == '\n' && digits && digits <= LENGTH_DIGITS_MAX;
    return is_fine && length <= MESSAGE_BYTES_MAX ? length : -1;
}

/* The other lines of the header, to the empty one. */
static bool skip_header(void)
{
    for (size_t lines = 0, n = 0; lines < 64;) {
        int c = getchar();
        if (c == EOF || n > HEADER_LINE_MAX)
            return false;
        if (c == '\r')
            continue;
        if (c == '\n' && n == 0)
            return true;
        lines += c == '\n';
        n = c == '\n' ? 0 : n + 1;
    }
    return false;
}

enum message message_read(json_t **message, const char **why)
{
    if (!find_header())
        return MESSAGE_END;
    long length = read_length();
    if (length < 0 || !skip_header()) {
        *why = length < 0 ? "the length of the message makes no sense or is too large"
                          : "the header of the message has no end";
        return feof(stdin) ? MESSAGE_END : MESSAGE_BAD;
    }
    char *bytes = malloc((size_t)length + 1);
    if (!bytes || fread(bytes, 1, (size_t)length, stdin) != (size_t)length) {
        free(bytes);
        return MESSAGE_END;
    }
    *message = json_loadb(bytes, (size_t)length, 0, NULL);
    free(bytes);
    *why = "the message is no JSON";
    return *message ? MESSAGE_READ : MESSAGE_BAD;
}

bool message_write(json_t *message)
{
    json_object_set_new(message, "jsonrpc", json_string("2.0"));
    char *text = json_dumps(message, JSON_COMPACT);
    json_decref(message);
    if (!text)
        return true;
    printf("Content-Length: %zu\r\n\r\n%s", strlen(text), text);
    free(text);
    return fflush(stdout) == 0;
}
