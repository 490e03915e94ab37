/*
 * The operator's console of the bare machine, and its end: serial port and exit device.
 *
 * Everything is polled; nothing here faults or waits for an interrupt.
 */
#include "bare.h"
#include "port.h"

enum {
    SERIAL_DATA = PORT_SERIAL,
    SERIAL_INTERRUPTS = PORT_SERIAL + 1,
    SERIAL_FIFO = PORT_SERIAL + 2,
    SERIAL_LINE = PORT_SERIAL + 3,
    SERIAL_MODEM = PORT_SERIAL + 4,
    SERIAL_STATE = PORT_SERIAL + 5,
    LINE_DIVISOR = 0x80,
    LINE_8N1 = 0x03,
    FIFO_ON = 0x07,
    MODEM_READY = 0x03,
    STATE_EMPTY = 0x20,
    PATIENCE = 100000, /* looks at a port that is never ready */
};

/*
 * The emulator ends with status (value << 1 | 1).  Its own failures are 1 and a reset is 0, so that
 * both must mean something else: status s of the kernel is value EXIT_BASE + s.
 */
enum { EXIT_BASE = 16, EXIT_MOST = 127 };

static bool is_missing;

void bare_console_boot(void)
{
    port_write(SERIAL_INTERRUPTS, 0);
    port_write(SERIAL_LINE, LINE_DIVISOR);
    port_write(SERIAL_DATA, 1); /* 115200 */
    port_write(SERIAL_INTERRUPTS, 0);
    port_write(SERIAL_LINE, LINE_8N1);
    port_write(SERIAL_FIFO, FIFO_ON);
    port_write(SERIAL_MODEM, MODEM_READY);
    is_missing = port_read(SERIAL_STATE) == 0xff;
}

static void put(char character)
{
    for (int i = 0; i < PATIENCE && !(port_read(SERIAL_STATE) & STATE_EMPTY); i++)
        ;
    port_write(SERIAL_DATA, (uint8_t)character);
}

void machine_console_write(const char *text, size_t length)
{
    for (size_t i = 0; !is_missing && i < length; i++)
        put(text[i]);
}

_Noreturn void machine_stop(int status)
{
    unsigned value = EXIT_BASE + (status & 0xff);
    port_write(PORT_EXIT, (uint8_t)(value < EXIT_MOST ? value : EXIT_MOST));
    for (;;) /* no such device: stand still */
        __asm__ volatile("cli; hlt");
}

_Noreturn void bare_panic(const char *where, const char *what)
{
    const char *words[] = {"panic: ", where, ": ", what, "\n"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        for (const char *at = words[i]; *at != 0; at++)
            machine_console_write(at, 1);
    machine_stop(70);
}
