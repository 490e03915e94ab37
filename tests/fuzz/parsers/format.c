/* Format strings and arguments that do not fit them: the half of checked printing at run time. */
#include "guarded.h"

#include "runtime/format.h"

enum { ARGUMENTS = 6, KINDS = 5 };

static void swallow(void *context, const char *text, size_t n)
{
    volatile char sink = 0;
    (void)context;
    for (size_t i = 0; i < n; i++)
        sink ^= text[i];
}

static uint64_t hash(void *context, const void *pointer)
{
    (void)context;
    return (uintptr_t)pointer;
}

/* A byte for each kind and a value of eight for each, then the format. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    const struct format_sink sink = {.write = swallow, .hash = hash};
    struct spin_argument arguments[ARGUMENTS] = {0};
    static const char text[] = {'t', 'e', 'x', 't'};
    if (size < ARGUMENTS * 9)
        return 0;
    for (size_t i = 0; i < ARGUMENTS; i++) {
        arguments[i].kind = bytes[i] % KINDS;
        memcpy(&arguments[i].value, bytes + ARGUMENTS + 8 * i, 8);
        if (arguments[i].kind == SPIN_ARG_CHARS) {
            arguments[i].value.p = text;
            arguments[i].length = bytes[i] / KINDS % (sizeof text + 1);
        }
    }
    size -= ARGUMENTS * 9;
    const uint8_t *format = guarded_copy(bytes + ARGUMENTS * 9, &size);
    format_write(&sink, (const char *)format, size, arguments, bytes[0] % (ARGUMENTS + 1));
    return 0;
}
