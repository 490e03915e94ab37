/* The virtio transport of microvm. */
#include "mmio.h"

#include "bare.h"
#include "paging.h"
#include "virtqueue.h"

/* Registers, in bytes; all but the configuration are words of four. */
enum {
    MAGIC = 0,
    VERSION = 4,
    KIND = 8,
    FEATURES = 0x10,
    FEATURES_SELECT = 0x14,
    WANTED = 0x20,
    WANTED_SELECT = 0x24,
    QUEUE_SELECT = 0x30,
    QUEUE_MOST = 0x34,
    QUEUE_SIZE = 0x38,
    QUEUE_READY = 0x44,
    BELL = 0x50,
    CAUSE = 0x60,
    ACKNOWLEDGE = 0x64,
    STATUS = 0x70,
    QUEUE_DESCRIPTORS = 0x80,
    QUEUE_AVAILABLE = 0x90,
    QUEUE_USED = 0xa0,
    GENERATION = 0xfc,
    CONFIGURATION = 0x100,
    SIZE = 0x200,
};

enum { SEEN = 1, DRIVER = 2, RUNS = 4, AGREED = 8 }; /* of the status */

static const uint32_t magic = 0x74726976;
static const uint64_t version_1 = (uint64_t)1 << 32;
static const uint64_t patience = 100 * 1000 * 1000; /* nanoseconds for a reset */

static uint32_t read(const struct mmio *mmio, uint32_t at)
{
    return *(const volatile uint32_t *)(mmio->registers + at);
}

static void write(const struct mmio *mmio, uint32_t at, uint32_t value)
{
    *(volatile uint32_t *)(mmio->registers + at) = value;
}

/* ---- The command line ---------------------------------------------------------------------- */

static bool take_text(const char **text, const char *wanted)
{
    const char *at = *text;
    while (*wanted != 0 && *at == *wanted)
        at++, wanted++;
    if (*wanted != 0)
        return false;
    *text = at;
    return true;
}

static unsigned digit(char c)
{
    if (c >= '0' && c <= '9')
        return (unsigned)(c - '0');
    return c >= 'a' && c <= 'f' ? (unsigned)(c - 'a') + 10 : 16;
}

static bool take_number(const char **text, uint64_t *value)
{
    unsigned base = take_text(text, "0x") ? 16 : 10;
    const char *start = *text;
    for (*value = 0; digit(**text) < base && *value < UINT64_MAX / 32; ++*text)
        *value = *value * base + digit(**text);
    if (*text == start)
        return false;
    if (take_text(text, "K") || take_text(text, "k"))
        *value *= 1024;
    return true;
}

struct place {
    uint64_t address, line;
};

static bool take_place(const char **text, struct place *place)
{
    uint64_t size;
    return take_text(text, "virtio_mmio.device=") && take_number(text, &size) && size >= SIZE &&
           take_text(text, "@") && take_number(text, &place->address) &&
           place->address % sizeof(uint64_t) == 0 && take_text(text, ":") &&
           take_number(text, &place->line) && (**text == 0 || **text == ' ');
}

/* By falling address: the first device of QEMU's command line gets the last place. */
static size_t read_places(const char *text, struct place places[static MMIO_DEVICES])
{
    size_t count = 0;
    while (*text != 0 && count < MMIO_DEVICES) {
        struct place place;
        while (*text == ' ')
            text++;
        if (take_place(&text, &place)) {
            size_t at = count++;
            for (; at > 0 && places[at - 1].address < place.address; at--)
                places[at] = places[at - 1];
            places[at] = place;
        }
        while (*text != 0 && *text != ' ')
            text++;
    }
    return count;
}

size_t mmio_find(const char *command_line, struct mmio found[static MMIO_DEVICES])
{
    struct place places[MMIO_DEVICES];
    size_t count = read_places(command_line, places), kept = 0;
    for (size_t i = 0; i < count; i++) {
        struct mmio *mmio = &found[kept];
        mmio->registers = paging_device(places[i].address, SIZE);
        mmio->line = (uint32_t)places[i].line;
        if (mmio->registers == NULL || places[i].line > UINT32_MAX || read(mmio, MAGIC) != magic ||
            read(mmio, VERSION) != 2)
            continue;
        mmio->kind = read(mmio, KIND);
        kept++;
    }
    return kept;
}

/* ---- Bringing a device up ------------------------------------------------------------------- */

bool mmio_reset(const struct mmio *mmio)
{
    uint64_t end = machine_clock() + patience;
    write(mmio, STATUS, 0);
    while (read(mmio, STATUS) != 0)
        if (machine_clock() > end)
            return false;
    return true;
}

bool mmio_begin(const struct mmio *mmio, uint64_t wanted, uint64_t *offered)
{
    if (!mmio_reset(mmio))
        return false;
    write(mmio, STATUS, SEEN);
    write(mmio, STATUS, SEEN | DRIVER);
    write(mmio, FEATURES_SELECT, 0);
    *offered = read(mmio, FEATURES);
    write(mmio, FEATURES_SELECT, 1);
    *offered |= (uint64_t)read(mmio, FEATURES) << 32;
    if (!(*offered & version_1))
        return false;
    wanted = (wanted & *offered) | version_1;
    write(mmio, WANTED_SELECT, 0);
    write(mmio, WANTED, (uint32_t)wanted);
    write(mmio, WANTED_SELECT, 1);
    write(mmio, WANTED, (uint32_t)(wanted >> 32));
    write(mmio, STATUS, SEEN | DRIVER | AGREED);
    return (read(mmio, STATUS) & AGREED) != 0;
}

static void write_address(const struct mmio *mmio, uint32_t at, paddr address)
{
    write(mmio, at, (uint32_t)address);
    write(mmio, at + 4, (uint32_t)(address >> 32));
}

bool mmio_queue(const struct mmio *mmio, uint32_t queue, uint32_t entries, paddr page)
{
    write(mmio, QUEUE_SELECT, queue);
    if (read(mmio, QUEUE_READY) != 0 || read(mmio, QUEUE_MOST) < entries)
        return false;
    write(mmio, QUEUE_SIZE, entries);
    write_address(mmio, QUEUE_DESCRIPTORS, page);
    write_address(mmio, QUEUE_AVAILABLE, page + offsetof(struct virtqueue_memory, available));
    write_address(mmio, QUEUE_USED, page + offsetof(struct virtqueue_memory, used));
    write(mmio, QUEUE_READY, 1);
    return true;
}

bool mmio_run(const struct mmio *mmio)
{
    write(mmio, STATUS, SEEN | DRIVER | AGREED | RUNS);
    return read(mmio, STATUS) == (SEEN | DRIVER | AGREED | RUNS);
}

/* ---- While it runs -------------------------------------------------------------------------- */

void mmio_ring(const struct mmio *mmio, uint32_t queue)
{
    write(mmio, BELL, queue);
}

void mmio_acknowledge(const struct mmio *mmio)
{
    write(mmio, ACKNOWLEDGE, read(mmio, CAUSE) & 3);
}

uint8_t mmio_byte(const struct mmio *mmio, uint32_t at)
{
    return mmio->registers[CONFIGURATION + at];
}

uint64_t mmio_long(const struct mmio *mmio, uint32_t at)
{
    uint64_t value = 0;
    for (int tries = 0; tries < 8; tries++) {
        uint32_t generation = read(mmio, GENERATION);
        value = read(mmio, CONFIGURATION + at);
        value |= (uint64_t)read(mmio, CONFIGURATION + at + 4) << 32;
        if (read(mmio, GENERATION) == generation)
            break;
    }
    return value;
}
