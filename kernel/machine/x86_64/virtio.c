/*
 * Virtio devices.
 *
 * Each has three pages: a queue for input, one for output (a block device uses the first for both), and
 * notes: what the standard puts before or behind the data of each request.
 */
#include "virtio.h"

#include "bare.h"
#include "gates.h"
#include "ioapic.h"
#include "mmio.h"
#include "paging.h"
#include "virtqueue.h"

enum {
    QUEUES = 2,
    SECTOR = 512,
    BLOCK_PARTS = 4, /* note, data, status; a power of two */
    NET_PARTS = 2,   /* note, data */
    CONSOLE_PARTS = 2,
    BLOCK_MOST = 8 * MACHINE_PAGE,
    PACKET_MOST = 1514,
    NET_NOTE = 12,
    FEATURE_MAC = 1 << 5,       /* of a net device */
    FEATURE_READ_ONLY = 1 << 5, /* of a block device */
    FEATURE_FLUSH =
        1 << 9, /* of a block device: it may keep what was written to itself till a flush */
    TYPE_READ = 0,
    TYPE_WRITE = 1,
    TYPE_FLUSH = 4,
    STATUS_GOOD = 0,
    STATUS_NONE = 0xff, /* not the standard's: the device wrote nothing */
    NAME = 16,
};

/* The layout is the standard's for a block device up to `status`; a net device reads or writes the first
 * twelve bytes. */
struct note {
    uint32_t type, reserved;
    uint64_t sector;
    uint8_t status;
    uint8_t pad[15];
};

struct notes {
    struct note of[QUEUES][VIRTQUEUE_SLOTS];
};
_Static_assert(sizeof(struct notes) <= MACHINE_PAGE, "notes fit their page");

struct request {
    enum machine_operation operation;
    uint32_t bytes;
};

struct virtio {
    struct mmio mmio;
    char name[NAME];
    bool is_open, is_lost; /* lost: it does not let go of memory */
    bool is_broken;
    struct machine_device about;
    paddr queue_page[QUEUES], notes_page;
    struct notes *notes;
    struct virtqueue queue[QUEUES];
    struct request request[QUEUES][VIRTQUEUE_SLOTS]; /* what we asked for */
};

static struct virtio devices[MMIO_DEVICES];
static size_t device_count;

/* ---- Finding ------------------------------------------------------------------------------- */

static const struct kind {
    enum machine_device_kind kind;
    const char *name;
    uint16_t parts;
    uint32_t most;
    uint64_t features; /* that we know what to do with */
} kinds[] = {
    [MMIO_NET] = {MACHINE_NET, "net", NET_PARTS, PACKET_MOST, FEATURE_MAC},
    [MMIO_BLOCK] = {MACHINE_BLOCK, "block", BLOCK_PARTS, BLOCK_MOST, FEATURE_FLUSH},
    [MMIO_CONSOLE] = {MACHINE_CONSOLE, "console", CONSOLE_PARTS, MACHINE_PAGE, 0},
};

static bool is_known(uint32_t kind)
{
    return kind == MMIO_NET || kind == MMIO_BLOCK || kind == MMIO_CONSOLE;
}

static void name(struct virtio *virtio, unsigned number)
{
    const char *text = kinds[virtio->mmio.kind].name;
    size_t n = 0;
    for (; text[n] != 0; n++)
        virtio->name[n] = text[n];
    if (number >= 10)
        virtio->name[n++] = (char)('0' + number / 10);
    virtio->name[n] = (char)('0' + number % 10);
}

void virtio_boot(const char *command_line)
{
    struct mmio found[MMIO_DEVICES];
    unsigned numbers[sizeof kinds / sizeof *kinds] = {0};
    size_t count = mmio_find(command_line, found);
    for (size_t i = 0; i < count; i++) {
        if (!is_known(found[i].kind) || found[i].line >= ioapic_lines())
            continue;
        struct virtio *virtio = &devices[device_count++];
        virtio->mmio = found[i];
        name(virtio, numbers[found[i].kind]++);
    }
}

size_t virtio_names(const char **names, size_t count)
{
    for (size_t i = 0; i < count && i < device_count; i++)
        names[i] = devices[i].name;
    return device_count;
}

struct virtio *virtio_find(const char *wanted)
{
    for (size_t i = 0; i < device_count; i++) {
        size_t n = 0;
        while (wanted[n] != 0 && wanted[n] == devices[i].name[n])
            n++;
        if (wanted[n] == devices[i].name[n])
            return &devices[i];
    }
    return NULL;
}

/* ---- Opening and closing ------------------------------------------------------------------- */

/* Pages that stay the device's, whether it is open or not. */
static bool take_memory(struct virtio *virtio)
{
    for (size_t i = 0; i < QUEUES; i++)
        if (virtio->queue_page[i] == 0 && !physical_take(&virtio->queue_page[i]))
            return false;
    if (virtio->notes_page == 0 && !physical_take(&virtio->notes_page))
        return false;
    virtio->notes = physical_address(virtio->notes_page);
    return true;
}

static void clear(void *page)
{
    for (size_t i = 0; i < MACHINE_PAGE / sizeof(uint64_t); i++)
        ((volatile uint64_t *)page)[i] = 0;
}

static bool set_queues(struct virtio *virtio)
{
    size_t queues = virtio->mmio.kind == MMIO_BLOCK ? 1 : QUEUES;
    clear(virtio->notes);
    for (size_t i = 0; i < queues; i++) {
        struct virtqueue_memory *memory = physical_address(virtio->queue_page[i]);
        clear(memory);
        virtqueue_init(&virtio->queue[i], memory, kinds[virtio->mmio.kind].parts);
        if (!mmio_queue(&virtio->mmio, (uint32_t)i, VIRTQUEUE_ENTRIES, virtio->queue_page[i]))
            return false;
    }
    return true;
}

static bool describe(struct virtio *virtio, uint64_t offered)
{
    const struct kind *kind = &kinds[virtio->mmio.kind];
    virtio->about = (struct machine_device){.kind = kind->kind, .most = kind->most, .grain = 1};
    if (kind->kind == MACHINE_BLOCK) {
        uint64_t sectors = mmio_long(&virtio->mmio, 0);
        if (sectors > INT64_MAX / SECTOR)
            return false;
        virtio->about.size = sectors * SECTOR;
        virtio->about.grain = SECTOR;
        virtio->about.is_writable = (offered & FEATURE_READ_ONLY) == 0;
        virtio->about.keeps_output = virtio->about.is_writable && (offered & FEATURE_FLUSH) != 0;
    }
    for (uint32_t i = 0; kind->kind == MACHINE_NET && i < sizeof virtio->about.address; i++)
        virtio->about.address[i] = mmio_byte(&virtio->mmio, i);
    return true;
}

bool virtio_open(struct virtio *virtio)
{
    uint64_t offered;
    if (virtio->is_open || virtio->is_lost || !take_memory(virtio))
        return false;
    if (!mmio_begin(&virtio->mmio, kinds[virtio->mmio.kind].features, &offered) ||
        !describe(virtio, offered) || !set_queues(virtio) || !mmio_run(&virtio->mmio)) {
        virtio->is_lost = !mmio_reset(&virtio->mmio);
        return false;
    }
    virtio->is_open = true;
    virtio->is_broken = false;
    ioapic_route(virtio->mmio.line, (uint8_t)(VECTOR_FIRST_DEVICE + (virtio - devices)));
    return true;
}

bool virtio_close(struct virtio *virtio)
{
    if (!virtio->is_open)
        return !virtio->is_lost;
    ioapic_mask(virtio->mmio.line);
    virtio->is_open = false;
    virtio->is_lost = !mmio_reset(&virtio->mmio);
    return !virtio->is_lost;
}

void virtio_shutdown(void)
{
    for (size_t i = 0; i < device_count; i++)
        if (!virtio_close(&devices[i]))
            bare_panic(devices[i].name, "it does not let go of its memory");
}

void virtio_about(const struct virtio *virtio, struct machine_device *about)
{
    *about = virtio->about;
}

/* ---- Requests ------------------------------------------------------------------------------ */

static bool is_good(const struct virtio *virtio, enum machine_operation operation,
                    uint64_t position, size_t bytes)
{
    const struct machine_device *about = &virtio->about;
    if (!virtio->is_open || virtio->is_broken)
        return false;
    if (operation == MACHINE_FLUSH)
        return about->keeps_output && bytes == 0;
    if (bytes == 0 || bytes > about->most)
        return false;
    if (about->kind != MACHINE_BLOCK)
        return true;
    return position % SECTOR == 0 && bytes % SECTOR == 0 && position <= about->size &&
           bytes <= about->size - position && (operation == MACHINE_INPUT || about->is_writable);
}

/* The parts of a request: what is before the data, the data, what is behind. */
static size_t make_parts(const struct virtio *virtio, enum machine_operation operation, paddr note,
                         paddr data, size_t bytes, struct virtqueue_part parts[static 3])
{
    bool input = operation == MACHINE_INPUT;
    struct virtqueue_part all = {data, (uint32_t)bytes, input};
    size_t n = 0;
    switch (virtio->about.kind) {
    case MACHINE_BLOCK:
        parts[n++] = (struct virtqueue_part){note, offsetof(struct note, status), false};
        if (operation != MACHINE_FLUSH)
            parts[n++] = all;
        parts[n++] = (struct virtqueue_part){note + offsetof(struct note, status), 1, true};
        return n;
    case MACHINE_NET:
        parts[0] = (struct virtqueue_part){note, NET_NOTE, input};
        parts[1] = all;
        return 2;
    case MACHINE_CONSOLE: break;
    }
    parts[0] = all;
    return 1;
}

bool virtio_submit(struct virtio *virtio, enum machine_operation operation, uint64_t position,
                   frame_t first, size_t bytes, void *cookie)
{
    if (!is_good(virtio, operation, position, bytes))
        return false;
    static const uint32_t types[] = {
        [MACHINE_INPUT] = TYPE_READ, [MACHINE_OUTPUT] = TYPE_WRITE, [MACHINE_FLUSH] = TYPE_FLUSH};
    bool is_block = virtio->about.kind == MACHINE_BLOCK;
    size_t queue = !is_block && operation == MACHINE_OUTPUT ? 1 : 0;
    int slot = virtqueue_free(&virtio->queue[queue]);
    if (slot < 0)
        return false;
    struct note *note = &virtio->notes->of[queue][slot];
    *note = (struct note){.status = STATUS_NONE};
    if (is_block) {
        note->type = types[operation];
        note->sector = position / SECTOR;
    }
    virtio->request[queue][slot] = (struct request){operation, (uint32_t)bytes};
    struct virtqueue_part parts[3];
    paddr note_at = virtio->notes_page + ((uintptr_t)note - (uintptr_t)virtio->notes);
    size_t count =
        make_parts(virtio, operation, note_at, physical_of(machine_frame(first)), bytes, parts);
    virtqueue_post(&virtio->queue[queue], slot, parts, count, cookie);
    mmio_ring(&virtio->mmio, (uint32_t)queue);
    return true;
}

/* What became of a request, of which the device says that it wrote `written` bytes. */
static int64_t result_of(struct virtio *virtio, size_t queue, int slot, uint32_t written)
{
    const struct request *request = &virtio->request[queue][slot];
    const volatile struct note *note = &virtio->notes->of[queue][slot];
    bool input = request->operation == MACHINE_INPUT;
    switch (virtio->about.kind) {
    case MACHINE_BLOCK:
        if (note->status != STATUS_GOOD || written != (input ? request->bytes : 0) + 1)
            return -1;
        return request->bytes;
    case MACHINE_NET:
        if (!input)
            return request->bytes;
        return written > NET_NOTE ? (int64_t)written - NET_NOTE : -1;
    case MACHINE_CONSOLE: break;
    }
    return input ? written : request->bytes;
}

bool virtio_complete(struct virtio *virtio, void **cookie, int64_t *result)
{
    size_t queues = virtio->about.kind == MACHINE_BLOCK ? 1 : QUEUES;
    for (size_t i = 0; i < queues && virtio_works(virtio); i++) {
        uint32_t written;
        int slot = virtqueue_take(&virtio->queue[i], cookie, &written);
        if (slot >= 0) {
            *result = result_of(virtio, i, slot, written);
            return true;
        }
        virtio->is_broken = virtio->queue[i].is_broken;
    }
    return false;
}

bool virtio_works(const struct virtio *virtio)
{
    return virtio->is_open && !virtio->is_broken;
}

void virtio_interrupt(size_t number)
{
    if (number < device_count)
        mmio_acknowledge(&devices[number].mmio);
}
