/*
 * Devices: a file, and what else the suite was given: a disk, a net with a peer that answers, a console whose
 * peer says everything again.
 */
#include "suite.h"

#include <string.h>

enum { FIRST = 100, SECTOR = 512, DISK_SIZE = 64 * 1024 };

static const uint64_t PATIENCE = (uint64_t)20 * 1000 * 1000 * 1000; /* a machine may stall */
static char cookies[2 * MACHINE_REQUESTS];

static struct device *open(const char *name)
{
    struct device *device = machine_device_open(name);
    EXPECT(device != NULL);
    EXPECT(machine_device_works(device));
    return device;
}

/* Waits for the next request that is completed. */
static int64_t await_any(struct device *device, void **cookie)
{
    int64_t result = 0;
    uint64_t end = machine_clock() + PATIENCE;
    machine_timer(end);
    while (!machine_device_complete(device, cookie, &result)) {
        EXPECT(machine_clock() < end);
        machine_idle();
        atomic_store(&machine_pending, 0);
    }
    machine_timer(UINT64_MAX);
    return result;
}

static int64_t await(struct device *device, const void *cookie)
{
    void *done = NULL;
    int64_t result = await_any(device, &done);
    EXPECT(done == cookie);
    return result;
}

static int64_t perform(struct device *device, enum machine_operation operation, uint64_t position,
                       frame_t first, size_t bytes)
{
    EXPECT(machine_device_submit(device, operation, position, first, bytes, &cookies[1]));
    return await(device, &cookies[1]);
}

static void nothing_is_left(struct device *device)
{
    void *cookie;
    int64_t result;
    EXPECT(!machine_device_complete(device, &cookie, &result));
    EXPECT(machine_device_close(device));
}

/* ---- Files --------------------------------------------------------------------------------- */

static void file_is_read(void)
{
    struct machine_device about;
    char *bytes = machine_frame(FIRST);
    EXPECT(suite_device != NULL);
    struct device *device = open(suite_device), *again = open(suite_device);
    machine_device_about(device, &about);
    EXPECT(about.kind == MACHINE_BLOCK);
    EXPECT(about.size == 10 && about.grain == 1 && about.most >= MACHINE_PAGE);
    EXPECT(!about.is_writable);
    EXPECT(perform(device, MACHINE_INPUT, 0, FIRST, 3) == 3);
    EXPECT(memcmp(bytes, "012", 4) == 0);
    EXPECT(perform(device, MACHINE_INPUT, 4, FIRST, 6) == 6);
    EXPECT(memcmp(bytes, "456789", 7) == 0);
    EXPECT(!machine_device_submit(device, MACHINE_INPUT, 4, FIRST, 7, NULL));
    EXPECT(!machine_device_submit(device, MACHINE_INPUT, 10, FIRST, 1, NULL));
    EXPECT(!machine_device_submit(device, MACHINE_INPUT, UINT64_MAX, FIRST, 1, NULL));
    EXPECT(!machine_device_submit(device, MACHINE_INPUT, 0, FIRST, 0, NULL));
    EXPECT(!machine_device_submit(device, MACHINE_INPUT, 0, FIRST, SIZE_MAX, NULL));
    EXPECT(!machine_device_submit(device, MACHINE_OUTPUT, 0, FIRST, 1, NULL));
    EXPECT(!about.keeps_output && !machine_device_submit(device, MACHINE_FLUSH, 0, FIRST, 0, NULL));
    nothing_is_left(device);
    EXPECT(perform(again, MACHINE_INPUT, 9, FIRST, 1) == 1);
    EXPECT(bytes[0] == '9');
    nothing_is_left(again);
}

static void other_devices_are_not_there(void)
{
    static const char *const names[] = {"",      "/",     "no such device", "/dev/null", "..",
                                        "/tmp",  "disk:", "disk:/dev/null", "net:",      "net:,",
                                        "net:x", "net:/", "console:",       "console:/", "block9"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        EXPECT_AT(i, machine_device_open(names[i]) == NULL);
}

static void as_many_as_are_promised(void)
{
    struct device *device = open(suite_device);
    char *bytes = machine_frame(FIRST);
    for (size_t i = 0; i < MACHINE_REQUESTS; i++)
        EXPECT_AT(
            i, machine_device_submit(device, MACHINE_INPUT, i, FIRST + (frame_t)i, 1, &cookies[i]));
    bool done[MACHINE_REQUESTS] = {false};
    for (size_t n = 0; n < MACHINE_REQUESTS; n++) { /* in any order */
        void *cookie;
        EXPECT_AT(n, await_any(device, &cookie) == 1);
        size_t i = (size_t)((char *)cookie - cookies);
        EXPECT_AT(n, i < MACHINE_REQUESTS && !done[i]);
        EXPECT_AT(i, bytes[i * MACHINE_PAGE] == (char)('0' + i));
        done[i] = true;
    }
    nothing_is_left(device);
}

static void own_devices_are_named(void)
{
    const char *names[16], *one[1] = {NULL};
    size_t count = machine_devices(names, 16);
    EXPECT(count <= 16);
    EXPECT(machine_devices(NULL, 0) == count);
    EXPECT(machine_devices(one, 1) == count);
    EXPECT(count == 0 || one[0] == names[0]);
    for (size_t i = 0; i < count; i++) {
        struct device *device = open(names[i]);
        EXPECT_AT(i, machine_device_open(names[i]) == NULL);
        nothing_is_left(device);
    }
}

/* ---- A disk -------------------------------------------------------------------------------- */

static void fill(uint8_t *bytes, size_t n, unsigned seed)
{
    for (size_t i = 0; i < n; i++)
        bytes[i] = (uint8_t)(seed + i * 7 + i / 256);
}

static void disk_is_written_and_read(void)
{
    if (suite_disk == NULL)
        return;
    struct machine_device about;
    struct device *device = open(suite_disk);
    machine_device_about(device, &about);
    EXPECT(about.kind == MACHINE_BLOCK && about.size == DISK_SIZE && about.grain == SECTOR);
    EXPECT(about.is_writable && about.most % MACHINE_PAGE == 0 && about.most <= DISK_SIZE / 2);
    uint8_t *out = machine_frame(FIRST), *in = machine_frame(FIRST + 8);
    fill(out, about.most, 1);
    EXPECT(perform(device, MACHINE_OUTPUT, SECTOR, FIRST, about.most) == about.most);
    EXPECT(perform(device, MACHINE_INPUT, SECTOR, FIRST + 8, about.most) == about.most);
    EXPECT(memcmp(in, out, about.most) == 0);
    fill(out, SECTOR, 99);
    EXPECT(perform(device, MACHINE_OUTPUT, DISK_SIZE - SECTOR, FIRST, SECTOR) == SECTOR);
    EXPECT(about.keeps_output);
    EXPECT(perform(device, MACHINE_FLUSH, 0, FIRST, 0) == 0);
    EXPECT(perform(device, MACHINE_INPUT, DISK_SIZE - 2 * SECTOR, FIRST + 8, 2 * SECTOR) ==
           2 * SECTOR);
    EXPECT(memcmp(in + SECTOR, out, SECTOR) == 0);
    nothing_is_left(device);
}

static void disk_refuses(void)
{
    if (suite_disk == NULL)
        return;
    struct device *device = open(suite_disk);
    static const struct {
        uint64_t position;
        size_t bytes;
    } bad[] = {{1, SECTOR},
               {0, 1},
               {0, SECTOR + 1},
               {0, 0},
               {DISK_SIZE, SECTOR},
               {DISK_SIZE - SECTOR, 2 * SECTOR},
               {UINT64_MAX - SECTOR + 1, SECTOR},
               {0, DISK_SIZE * 2},
               {0, SIZE_MAX}};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        for (enum machine_operation how = MACHINE_INPUT; how <= MACHINE_OUTPUT; how++)
            EXPECT_AT(
                i, !machine_device_submit(device, how, bad[i].position, FIRST, bad[i].bytes, NULL));
    EXPECT(!machine_device_submit(device, MACHINE_FLUSH, 0, FIRST, SECTOR, NULL));
    nothing_is_left(device);
}

/* Many at once, until it takes no more; each is completed once. */
static void disk_does_many(void)
{
    enum { MOST = 64 };
    if (suite_disk == NULL)
        return;
    static char done[MOST];
    struct device *device = open(suite_disk);
    size_t count = 0, completed = 0;
    while (count < MOST && machine_device_submit(device, MACHINE_INPUT, 0, FIRST + (frame_t)count,
                                                 SECTOR, &done[count]))
        done[count++] = 0;
    EXPECT(count >= MACHINE_REQUESTS && count < MOST);
    uint64_t end = machine_clock() + PATIENCE;
    while (completed < count) {
        void *cookie;
        int64_t result;
        EXPECT(machine_clock() < end);
        if (!machine_device_complete(device, &cookie, &result))
            continue;
        EXPECT(result == SECTOR && ++*(char *)cookie == 1);
        completed++;
    }
    nothing_is_left(device);
}

/* Nobody has to ask: an interrupt says that it is worth it. */
static void disk_interrupts(void)
{
    if (suite_disk == NULL)
        return;
    struct device *device = open(suite_disk);
    for (size_t round = 0; round < 20; round++) {
        void *cookie;
        int64_t result;
        size_t before = suite_seen.devices;
        uint64_t end = machine_clock() + PATIENCE;
        EXPECT(machine_device_submit(device, MACHINE_INPUT, 0, FIRST, SECTOR, &cookies[1]));
        machine_timer(end);
        while (suite_seen.devices == before && machine_clock() < end) {
            machine_idle();
            atomic_store(&machine_pending, 0);
        }
        machine_timer(UINT64_MAX);
        EXPECT_AT(round, machine_device_complete(device, &cookie, &result));
        EXPECT_AT(round, cookie == &cookies[1] && result == SECTOR);
    }
    nothing_is_left(device);
}

/* Requests that are under way at the end touch nothing afterwards. */
static void shutdown_ends_requests(void)
{
    struct boot boot;
    if (suite_disk == NULL)
        return;
    for (size_t round = 0; round < 20; round++) {
        struct device *device = open(suite_disk);
        for (size_t i = 0; i < MACHINE_REQUESTS; i++)
            EXPECT(machine_device_submit(device, MACHINE_INPUT, SECTOR, FIRST + 8 * (frame_t)i,
                                         SECTOR, NULL));
        EXPECT(machine_device_close(device));
        machine_shutdown();
        EXPECT(machine_boot(SUITE_FRAMES, &boot));
        memset(machine_frame(FIRST), 0, 8 * MACHINE_REQUESTS * MACHINE_PAGE);
        uint64_t end = machine_clock() + 2 * 1000 * 1000;
        while (machine_clock() < end)
            ;
        for (size_t i = 0; i < 8 * MACHINE_REQUESTS * MACHINE_PAGE / sizeof(uint64_t); i++)
            EXPECT_AT(i, ((uint64_t *)machine_frame(FIRST))[i] == 0);
    }
}

/* ---- A net and a console ------------------------------------------------------------------- */

/* "Who has 10.0.2.2? Tell 10.0.2.15" */
static size_t make_question(uint8_t *packet, const uint8_t address[6])
{
    static const uint8_t start[] = {0xff, 0xff, 0xff, 0xff, 0xff, 0xff},
                         all[] = {8, 6, 0, 1, 8, 0, 6, 4, 0, 1}, from[] = {10, 0, 2, 15},
                         to[] = {0, 0, 0, 0, 0, 0, 10, 0, 2, 2};
    memset(packet, 0, 60);
    memcpy(packet, start, 6);
    memcpy(packet + 6, address, 6);
    memcpy(packet + 12, all, sizeof all);
    memcpy(packet + 22, address, 6);
    memcpy(packet + 28, from, sizeof from);
    memcpy(packet + 32, to, sizeof to);
    return 60;
}

static void net_is_answered(void)
{
    struct machine_device about;
    if (suite_net == NULL)
        return;
    struct device *device = open(suite_net);
    machine_device_about(device, &about);
    EXPECT(about.kind == MACHINE_NET && about.most >= 1514 && about.size == 0);
    EXPECT(about.address[0] == 0x52 && about.address[5] == 0x56);
    EXPECT(machine_device_submit(device, MACHINE_INPUT, 0, FIRST, about.most, &cookies[0]));
    size_t n = make_question(machine_frame(FIRST + 1), about.address);
    EXPECT(machine_device_submit(device, MACHINE_OUTPUT, 0, FIRST + 1, n, &cookies[1]));
    uint64_t end = machine_clock() + PATIENCE;
    int64_t got = -1, sent = -1;
    while (got < 0 || sent < 0) {
        void *cookie;
        int64_t result;
        EXPECT(machine_clock() < end);
        if (machine_device_complete(device, &cookie, &result))
            *(cookie == &cookies[0] ? &got : &sent) = result;
    }
    const uint8_t *answer = machine_frame(FIRST);
    EXPECT(sent == (int64_t)n && got >= 42);
    EXPECT(memcmp(answer, about.address, 6) == 0);
    EXPECT(answer[21] == 2 && answer[31] == 2); /* "10.0.2.2 is at ..." */
    EXPECT(machine_device_close(device));
}

static void console_says_it_again(void)
{
    static const char text[] = "what was said\n";
    enum { N = sizeof text - 1 };
    struct machine_device about;
    if (suite_console == NULL)
        return;
    struct device *device = open(suite_console);
    machine_device_about(device, &about);
    EXPECT(about.kind == MACHINE_CONSOLE && about.most >= N);
    EXPECT(!machine_device_submit(device, MACHINE_FLUSH, 0, FIRST, 0, NULL));
    memcpy(machine_frame(FIRST), text, N);
    EXPECT(perform(device, MACHINE_OUTPUT, 0, FIRST, N) == N);
    size_t got = 0;
    while (got < N) {
        int64_t more = perform(device, MACHINE_INPUT, 0, FIRST + 1, about.most);
        EXPECT(more > 0 && got + (size_t)more <= N);
        EXPECT(memcmp(machine_frame(FIRST + 1), text + got, (size_t)more) == 0);
        got += (size_t)more;
    }
    EXPECT(suite_seen.devices > 0); /* it interrupted */
    EXPECT(machine_device_close(device));
}

const struct suite_case device_cases[] = {
    {"file is read",
     "machine_device_open machine_device_about machine_device_submit machine_device_complete "
     "machine_device_works machine_device_close",
     file_is_read},
    {"other devices are not there", "machine_device_open", other_devices_are_not_there},
    {"as many requests as are promised", "machine_device_submit", as_many_as_are_promised},
    {"own devices are named", "machine_devices", own_devices_are_named},
    {"disk is written and read", "machine_device_submit", disk_is_written_and_read},
    {"disk refuses", "machine_device_submit", disk_refuses},
    {"disk does many", "machine_device_complete", disk_does_many},
    {"disk interrupts", "machine_device_submit kernel_device", disk_interrupts},
    {"shutdown ends requests", "machine_shutdown", shutdown_ends_requests},
    {"net is answered", "machine_device_submit", net_is_answered},
    {"console says it again", "machine_device_submit kernel_device", console_says_it_again},
    {NULL, NULL, NULL},
};
