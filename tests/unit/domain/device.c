/* Requests to a device that answers when the test lets it: who waits, who does not, and what happens to those whose
 * strand or domain has ended meanwhile. The file is the hosted machine's; its reads stop at a gate of ours. */
#include "driver.h"
#include "files.h"
#include "heap.h"
#include "memory.h"
#include "package.h"
#include "safe.h"
#include "strand.h"

#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <unistd.h>

enum { LENGTH = 4096, LARGE = 100000, OBJECTS = 600 };

static char output[4096], name[] = "disk:/tmp/spindle-device-XXXXXX", *path = name + 5;
static size_t written;
static const char *opened;
static struct domain *diver;

/* ---- The gate ------------------------------------------------------------------------------ */

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static bool is_closed;
static int error; /* what reads fail with; 0: they do not */
static size_t inside, through;

/* In place of the C library's; the machine's threads come here. */
ssize_t pread(int file, void *buffer, size_t n, off_t at)
{
    pthread_mutex_lock(&lock);
    inside++;
    pthread_cond_broadcast(&changed);
    while (is_closed)
        pthread_cond_wait(&changed, &lock);
    pthread_mutex_unlock(&lock);
    ssize_t got = error != 0 ? -1 : syscall(SYS_pread64, file, buffer, n, at);
    pthread_mutex_lock(&lock);
    inside--;
    through++;
    pthread_cond_broadcast(&changed);
    pthread_mutex_unlock(&lock);
    errno = error;
    return got;
}

/* In place of the C library's, too: how often, and what it says. */
static size_t flushes;

int fdatasync(int file)
{
    (void)file;
    flushes++;
    errno = error;
    return error != 0 ? -1 : 0;
}

/* ---- Another side that takes nothing ------------------------------------------------------- */

static int listener = -1, other = -1; /* -1: there is none */
static bool is_net;

/* Takes all there is. */
static void hear(void)
{
    static char bytes[65536];
    if (listener >= 0 && other < 0)
        other = is_net ? listener : accept(listener, NULL, NULL);
    while (other >= 0 && recv(other, bytes, sizeof bytes, MSG_DONTWAIT) > 0)
        ;
}

static void listen_at(const char *where)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    strncpy(address.sun_path, where, sizeof address.sun_path - 1);
    unlink(where);
    listener = socket(AF_UNIX, is_net ? SOCK_DGRAM : SOCK_STREAM, 0);
    cr_assert_eq(bind(listener, (struct sockaddr *)&address, sizeof address), 0);
    cr_assert(is_net || listen(listener, 1) == 0);
}

static void set_gate(bool closed)
{
    pthread_mutex_lock(&lock);
    is_closed = closed;
    pthread_cond_broadcast(&changed);
    pthread_mutex_unlock(&lock);
}

/* Till so many reads stand at the gate. */
static void await_readers(size_t count)
{
    pthread_mutex_lock(&lock);
    while (inside < count)
        pthread_cond_wait(&changed, &lock);
    pthread_mutex_unlock(&lock);
}

/* Opens it, and waits till all have passed. */
static void let_through(void)
{
    set_gate(false);
    pthread_mutex_lock(&lock);
    while (inside > 0)
        pthread_cond_wait(&changed, &lock);
    pthread_mutex_unlock(&lock);
}

/* ---- The kernel ---------------------------------------------------------------------------- */

/* What modules print may open the gate. */
static void catch (void *context, const char *text, size_t n)
{
    (void)context;
    for (size_t i = 0; i < n && written < sizeof output - 1; i++)
        output[written++] = text[i];
    output[written] = 0;
    if (memmem(text, n, "others run", 10) || memmem(text, n, "let it answer", 13)) {
        set_gate(false);
        hear();
    }
}

SAFE(diver)

static uint64_t seed_number; /* 0: none */

static void start_with(enum backend backend, const char *device, size_t size)
{
    static unsigned char bytes[LARGE];
    memset(bytes, 'x', size);
    safe_boot(&(struct spindle_options){.write = catch, .seed = seed_number});
    file_make(path, (struct bytes){bytes, size});
    diver = safe_load(diver_object(backend), NULL);
    safe_start(&diver, 1);
    opened = device;
    cr_assert(succeeded(spindle_allow_device(device)));
}

static void start(enum backend backend)
{
    start_with(backend, name, LENGTH);
    set_gate(true);
}

static void run(const char *entry)
{
    struct spindle_result result;
    const char *argv[] = {"diver", opened};
    const struct spindle_plan plan = {.entry = entry, .argc = 2, .argv = argv};
    cr_assert(succeeded(spindle_run(diver, &plan, &result)), "%s", spindle_message());
    cr_assert(succeeded(result.outcome), "%s", result.fault);
}

static void stop(void)
{
    let_through();
    file_remove(path);
    modules_shutdown();
}

static uint64_t requests_of(struct domain *domain)
{
    return domain_account(domain)->used[ACCOUNT_REQUESTS];
}

/* ---- Who waits, and who does not ----------------------------------------------------------- */

BOTH(requests, block_the_strand_that_waits)
{
    start(backend);
    run("others_run");
    cr_assert_str_eq(output, "others run\ncame up with 4096, byte 120\nended 0\n");
    stop();
}

BOTH(requests, several_are_under_way)
{
    start(backend);
    run("begin");
    await_readers(MACHINE_REQUESTS);
    cr_assert_eq(requests_of(diver), 16);
    let_through();
    run("wait");
    cr_assert_str_eq(output, "begun 16, then 3\ndone 16, each 4096, byte 120\n");
    cr_assert_eq(requests_of(diver), 0);
    stop();
}

BOTH(requests, are_limited)
{
    start(backend);
    cr_assert(succeeded(spindle_set_quota(diver, SPINDLE_REQUESTS, 3)));
    run("begin");
    let_through();
    run("wait");
    cr_assert_str_eq(output, "begun 3, then 3\ndone 3, each 4096, byte 120\n");
    stop();
}

BOTH(requests, fail_when_the_device_does)
{
    start(backend);
    error = EIO;
    run("begin");
    let_through();
    run("wait");
    cr_assert_str_eq(output, "begun 16, then 3\ndone 16, each -1, byte 0\n");
    stop();
}

/* A device that answers at once does not interrupt; nobody waits till its patience is over. */
BOTH(requests, are_answered_at_once)
{
    start_with(backend, path, LARGE);
    driver_patience_set((uint64_t)3600 * 1000 * 1000 * 1000);
    alarm(30);
    run("at_once");
    alarm(0);
    cr_assert_str_eq(output, "read 100000, then 100000\n");
    stop();
}

/* What never comes is not waited for, by those who wait and by those who do not; and it is not for want of time. */
BOTH(requests, end_when_nothing_answers)
{
    start(backend);
    driver_patience_set(20 * 1000 * 1000);
    run("never");
    cr_assert_str_eq(output,
                     "came up with -1, byte 0\nended 0, request -1\ncame up with -1, byte 0\n");
    cr_assert_eq(through, 0);
    cr_assert_eq(requests_of(diver), 0);
    stop();
}

BOTH(requests, are_cancelled)
{
    start(backend);
    run("cancel");
    cr_assert_str_eq(output,
                     "begun 16, then 3\ncancelled 1, again 0, done 1: -1, -1\nlet it answer\n"
                     "came up with 4096, byte 120\nended 0, byte 0\n");
    cr_assert_eq(requests_of(diver), 0);
    stop();
}

BOTH(requests, wake_who_waits_when_they_are_cancelled)
{
    start(backend);
    run("cancel_awaited");
    cr_assert_str_eq(output, "nothing to do 0, one 1\nwaited for -1\nended 0\n");
    cr_assert_eq(requests_of(diver), 0);
    stop();
}

/* The clock of a seed runs on while a device is slow: that is nobody's fault. */
BOTH(requests, are_no_time_of_a_scheduler_with_a_seed)
{
    seed_number = 3;
    start(backend);
    cr_assert(package_set_bound(20 * 1000 * 1000));
    run("leads");
    cr_assert_str_eq(output, "let it answer\ncame up with 4096, byte 120\n");
    stop();
}

/* ---- Flushing ------------------------------------------------------------------------------ */

BOTH(flush, reaches_the_file)
{
    start_with(backend, name, LENGTH);
    run("flush");
    cr_assert_str_eq(output, "written 512, flushed 0\n");
    cr_assert_eq(flushes, 1);
    error = EIO;
    written = 0;
    run("flush");
    cr_assert_str_eq(output, "written 512, flushed -1\n");
    cr_assert_eq(flushes, 2);
    stop();
}

BOTH(flush, is_not_for_what_is_read_only)
{
    start_with(backend, path, LENGTH);
    run("flush");
    cr_assert_str_eq(output, "written -1, flushed -1\n");
    cr_assert_eq(flushes, 0);
    stop();
}

/* ---- Output that nobody takes -------------------------------------------------------------- */

static void run_against(enum backend backend, bool net, const char *entry, uint64_t patience)
{
    static char there[64], device[128];
    snprintf(there, sizeof there, "/tmp/spindle-mute-%d", (int)getpid());
    snprintf(device, sizeof device, net ? "net:%s.here,%s" : "console:%s", there, there);
    is_net = net;
    listen_at(there);
    start_with(backend, device, 0);
    driver_patience_set(patience);
    alarm(60);
    run(entry);
    alarm(0);
    unlink(there);
    stop();
}

BOTH(output, is_given_up)
{
    run_against(backend, false, "shout", 50 * 1000 * 1000);
    cr_assert_str_eq(output, "taken some, then -1\nlet it answer\nafterwards 1000\n");
}

/* One who is only slow hears everything: also of a net, which does not say when there is room again. */
static void tell(enum backend backend, bool net)
{
    run_against(backend, net, "tell", (uint64_t)3600 * 1000 * 1000 * 1000);
    cr_assert(memmem(output, written, "told 600 of 600\n", 16), "%s", output);
    cr_assert(memmem(output, written, "let it answer\nlet it answer\n", 28), "%s", output);
}

BOTH(output, is_waited_for)
{
    tell(backend, false);
}

BOTH(output, of_a_net_is_waited_for)
{
    tell(backend, true);
}

/* ---- Those whose strand or domain has ended ------------------------------------------------ */

BOTH(requests, of_a_killed_strand_write_nothing)
{
    start(backend);
    run("killed");
    cr_assert_str_eq(output, "ended 19\nlet it answer\ncame up with 4096, byte 120\nended 0\n");
    stop();
}

/* The collector leaves the buffer alone till it was written, and nothing else is. */
BOTH(requests, keep_their_buffer)
{
    start(backend);
    run("begin");
    await_readers(MACHINE_REQUESTS);
    run("forget");
    while (requests_of(diver) != 0) {
        driver_poll();
        usleep(100);
    }
    run("look");
    cr_assert_str_eq(output, "begun 16, then 3\nlet it answer\nuntouched\n");
    stop();
}

/* Memory as large as the buffer that nobody has any more, all of it zero. */
static void expect_zero(unsigned char *const objects[static OBJECTS])
{
    for (size_t i = 0; i < OBJECTS; i++)
        for (size_t k = 0; k < LENGTH; k++)
            cr_assert_eq(objects[i][k], 0, "object %zu, byte %zu", i, k);
}

/* Begins on another domain's account, and ends that one. */
static void begin_and_die(enum backend backend)
{
    struct domain *first = diver;
    diver = safe_load(diver_object(backend), "other");
    safe_start(&diver, 1);
    set_gate(true);
    run("begin");
    await_readers(MACHINE_REQUESTS);
    cr_assert(succeeded(spindle_destroy(diver)));
    cr_assert_null(domain_find("other"));
    diver = first;
}

BOTH(requests, of_a_dead_domain_write_nothing)
{
    static unsigned char *objects[OBJECTS];
    start_with(backend, name, LENGTH);
    run("begin");
    run("wait");
    size_t memory = memory_used();
    begin_and_die(backend);
    cr_assert_eq(memory_used(), memory, "nothing is left of its requests");
    heap_collect();
    cr_assert(heap_root_add(objects, sizeof objects));
    for (size_t i = 0; i < OBJECTS; i++) {
        objects[i] = heap_allocate(account_kernel(), SPIN_TYPE_U8, LENGTH);
        cr_assert_not_null(objects[i]);
    }
    let_through();
    for (size_t i = 0; i < 100; i++) {
        driver_poll();
        usleep(100);
    }
    expect_zero(objects);
    heap_root_remove(objects);
    /* And the device is there for others. */
    set_gate(true);
    written = 0;
    run("begin");
    let_through();
    run("wait");
    cr_assert_str_eq(output, "begun 16, then 3\ndone 16, each 4096, byte 120\n");
    stop();
}

/* The kernel is gone when the device answers, and another is there. */
BOTH(requests, of_a_dead_kernel_write_nothing)
{
    start(backend);
    run("begin");
    await_readers(MACHINE_REQUESTS);
    file_remove(path);
    modules_shutdown();
    modules_boot();
    let_through();
    for (size_t i = 0; i < 100; i++) {
        driver_poll();
        usleep(100);
    }
    for (frame_t i = 0; i < 100; i++)
        cr_assert_null(memmem(machine_frame(i), MACHINE_PAGE, "xxxxxxxx", 8));
    modules_shutdown();
}
