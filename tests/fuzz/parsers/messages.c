/* Messages of an editor: the header with a length, then JSON. */
#include "guarded.h"

#include "lsp.h"

#include <stdio.h>

enum { MESSAGES_MAX = 64 };

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    FILE *real = stdin;
    json_t *message = NULL;
    const char *why = NULL;
    enum message found = MESSAGE_READ;
    if (size == 0)
        return 0;
    if (!(stdin = fmemopen((void *)(uintptr_t)bytes, size, "r")))
        abort();
    for (int i = 0; i < MESSAGES_MAX && found != MESSAGE_END; i++) {
        found = message_read(&message, &why);
        if (found == MESSAGE_READ)
            json_decref(message);
        else if (found == MESSAGE_BAD && !why)
            abort();
    }
    fclose(stdin);
    stdin = real;
    return 0;
}
