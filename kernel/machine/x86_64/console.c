/*
 * The operator's console of the bare machine, and its end: serial port and exit device.
 *
 * Output is polled; nothing here faults or waits for an interrupt.  Input interrupts, and of that only
 * Ctrl-C means something.
 */
#include "bare.h"
#include "gates.h"
#include "ioapic.h"
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
    MODEM_READY = 0x0b, /* with the gate of its interrupts */
    INTERRUPT_INPUT = 0x01,
    STATE_INPUT = 0x01,
    STATE_EMPTY = 0x20,
    INTERRUPT_LINE = 4,
    CTRL_C = 3,
    PATIENCE = 100000, /* looks at a port that is never ready */
};

/*
 * The emulator ends with status (value << 1 | 1).  Its own failures are 1 and a reset is 0, so that
 * both must mean something else: status s of the kernel is value EXIT_BASE + s.
 */
enum { EXIT_BASE = 16, EXIT_MOST = 127 };

static bool is_missing;
static void (*_Atomic attention)(void); /* NULL: nobody listens */
static _Atomic bool was_missed;         /* Ctrl-C came meanwhile */

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

void bare_console_input(void)
{
    if (is_missing || ioapic_lines() <= INTERRUPT_LINE)
        return;
    ioapic_route(INTERRUPT_LINE, VECTOR_CONSOLE);
    port_write(SERIAL_INTERRUPTS, INTERRUPT_INPUT);
}

void bare_console_listen(void (*wanted)(void))
{
    atomic_store(&attention, wanted);
    if (wanted != NULL && atomic_exchange(&was_missed, false))
        wanted();
}

static void call_attention(void)
{
    void (*listener)(void) = atomic_load(&attention);
    if (listener != NULL)
        listener();
    else
        atomic_store(&was_missed, true);
}

/* The line rises again only when the port was found empty. */
void bare_console_interrupt(void)
{
    for (int i = 0; i < PATIENCE && port_read(SERIAL_STATE) & STATE_INPUT; i++)
        if (port_read(SERIAL_DATA) == CTRL_C)
            call_attention();
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
