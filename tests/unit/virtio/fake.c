/* A virtio device that a test plays, and the rest of the machine below virtio.c. */
#include "fake.h"

#include "machine/x86_64/bare.h"
#include "machine/x86_64/ioapic.h"
#include "machine/x86_64/mmio.h"
#include "machine/x86_64/paging.h"

#include <criterion/criterion.h>
#include <stdlib.h>

struct fake fake = {.features = (uint64_t)1 << 32, .size = 128};

static _Alignas(4096) uint8_t frames[FAKE_FRAMES][MACHINE_PAGE];
static _Alignas(4096) uint8_t pages[8][MACHINE_PAGE];
static size_t page_count;

/* ---- The machine --------------------------------------------------------------------------- */

void *machine_frame(frame_t frame)
{
    return frames[frame];
}

uint64_t machine_clock(void)
{
    return fake.clock += 1000;
}

bool physical_take(paddr *page)
{
    cr_assert_lt(page_count, sizeof pages / sizeof *pages);
    *page = (uintptr_t)pages[page_count++];
    return true;
}

void *physical_address(paddr page)
{
    return (void *)page;
}

paddr physical_of(const void *address)
{
    return (uintptr_t)address;
}

_Noreturn void bare_panic(const char *where, const char *what)
{
    cr_log_error("%s: %s", where, what);
    abort();
}

uint32_t ioapic_lines(void)
{
    return 24;
}

void ioapic_route(uint32_t line, uint8_t vector)
{
    cr_assert_eq(line, 12);
    cr_assert_geq(vector, 33);
}

void ioapic_mask(uint32_t line)
{
    cr_assert_eq(line, 12);
}

/* ---- The transport ------------------------------------------------------------------------- */

size_t mmio_find(const char *command_line, struct mmio found[static MMIO_DEVICES])
{
    (void)command_line;
    found[0] = (struct mmio){.line = 12, .kind = fake.kind};
    return 1;
}

bool mmio_reset(const struct mmio *mmio)
{
    (void)mmio;
    fake.runs = false;
    return !fake.refuses_reset;
}

bool mmio_begin(const struct mmio *mmio, uint64_t wanted, uint64_t *offered)
{
    static const uint64_t known[] = {
        [MMIO_NET] = 1 << 5, [MMIO_BLOCK] = 1 << 9, [MMIO_CONSOLE] = 0};
    cr_assert_eq(wanted, known[fake.kind]);
    *offered = fake.features;
    return mmio_reset(mmio) && (fake.features & (uint64_t)1 << 32) != 0;
}

bool mmio_queue(const struct mmio *mmio, uint32_t queue, uint32_t entries, paddr page)
{
    (void)mmio;
    cr_assert_eq(entries, VIRTQUEUE_ENTRIES);
    fake.queue[queue] = (struct virtqueue_memory *)page;
    return !fake.refuses_queue;
}

bool mmio_run(const struct mmio *mmio)
{
    (void)mmio;
    fake.runs = !fake.refuses_run;
    return fake.runs;
}

void mmio_ring(const struct mmio *mmio, uint32_t queue)
{
    (void)mmio;
    (void)queue;
    fake.rings++;
}

void mmio_acknowledge(const struct mmio *mmio)
{
    (void)mmio;
}

uint8_t mmio_byte(const struct mmio *mmio, uint32_t at)
{
    (void)mmio;
    return (uint8_t)(0xa0 + at);
}

uint64_t mmio_long(const struct mmio *mmio, uint32_t at)
{
    (void)mmio;
    cr_assert_eq(at, 0);
    return fake.size;
}

/* ---- The device ---------------------------------------------------------------------------- */

uint8_t *fake_memory(uint64_t address)
{
    return (uint8_t *)address;
}

void fake_answer(struct virtqueue_memory *queue, uint32_t descriptor, uint32_t length)
{
    queue->used.ring[queue->used.index % VIRTQUEUE_ENTRIES] =
        (struct virtqueue_answer){descriptor, length};
    queue->used.index++;
}

void fake_serve(struct virtqueue_memory *queue, uint8_t status)
{
    enum { CONTINUES = 1, INPUT = 2 };
    uint16_t first =
        queue->available.ring[(uint16_t)(queue->available.index - 1) % VIRTQUEUE_ENTRIES];
    uint32_t written = 0;
    for (uint16_t at = first;; at = queue->descriptors[at].next) {
        const struct virtqueue_descriptor *part = &queue->descriptors[at];
        for (uint32_t i = 0; part->flags & INPUT && i < part->length; i++)
            fake_memory(part->address)[i] = part->length == 1 ? status : (uint8_t)(i + 1);
        written += part->flags & INPUT ? part->length : 0;
        if (!(part->flags & CONTINUES))
            break;
    }
    fake_answer(queue, first, written);
}

struct virtio *fake_open(uint32_t kind)
{
    static const char *const names[] = {NULL, "net0", "block0", "console0"};
    fake.kind = kind;
    virtio_boot("");
    struct virtio *virtio = virtio_find(names[kind]);
    cr_assert_not_null(virtio);
    cr_assert(virtio_open(virtio));
    return virtio;
}
