/*
 * Where messages go: a port of their own when there is one, so that they can be told from what programs
 * print; otherwise the console.
 */
#include "bare.h"
#include "libc/libc.h"
#include "port.h"

enum {
    PORT_MESSAGE = 0x504, /* a debug console of the emulator */
    IS_THERE = 0xe9,      /* what reading such a port gives */
};

void bare_message_write(const char *text, size_t length)
{
    if (port_read(PORT_MESSAGE) != IS_THERE) {
        machine_console_write(text, length);
        return;
    }
    for (size_t i = 0; i < length; i++)
        port_write(PORT_MESSAGE, (uint8_t)text[i]);
}
