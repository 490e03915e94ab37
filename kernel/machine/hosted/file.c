/* Files: threads that read and write for the kernel. */
#include "file.h"

#include "hosted.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

enum { SECTOR = 512, MOST = 8 * MACHINE_PAGE, STACK = 64 * 1024 };

enum state { FREE, WAITING, WORKING, DONE };

struct work {
    enum state state;
    enum machine_operation operation;
    uint64_t position, order; /* of submission */
    size_t bytes;
    int64_t result; /* when DONE */
    frame_t first;  /* the kernel's thread alone follows it */
    bool is_there;  /* the bytes are, already */
    void *cookie;
};

struct file {
    int descriptor;
    bool is_disk;
    pthread_mutex_t lock; /* for all below; held by nobody who waits for the host */
    pthread_cond_t wanted, left;
    bool is_closed, is_awaited; /* file_close() waits till the idle threads have left */
    size_t threads, working, idle;
    uint64_t submitted;
    struct work work[MACHINE_REQUESTS];
    uint8_t memory[MACHINE_REQUESTS][MOST]; /* a thread's while its work is WORKING */
};

/* ---- The threads --------------------------------------------------------------------------- */

static int64_t flush(int descriptor)
{
    int result;
    do
        result = fdatasync(descriptor);
    while (result != 0 && errno == EINTR);
    return result;
}

static int64_t transfer(int descriptor, const struct work *work, uint8_t *data)
{
    size_t done = 0;
    if (work->operation == MACHINE_FLUSH)
        return flush(descriptor);
    while (done < work->bytes) {
        off_t at = (off_t)(work->position + done);
        ssize_t n = work->operation == MACHINE_INPUT
                        ? pread(descriptor, data + done, work->bytes - done, at)
                        : pwrite(descriptor, data + done, work->bytes - done, at);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return n == 0 && done > 0 && work->operation == MACHINE_INPUT ? (int64_t)done : -1;
        done += (size_t)n;
    }
    return (int64_t)done;
}

/* The work in that state that was submitted first; NULL: none. */
static struct work *first_in(struct file *file, enum state state)
{
    struct work *found = NULL;
    for (struct work *work = file->work; work < file->work + MACHINE_REQUESTS; work++)
        if (work->state == state && (found == NULL || work->order < found->order))
            found = work;
    return found;
}

static void carry_out(struct file *file, struct work *work)
{
    const struct work mine = *work;
    uint8_t *data = file->memory[work - file->work];
    work->state = WORKING;
    file->working++;
    pthread_mutex_unlock(&file->lock);
    int64_t result = transfer(file->descriptor, &mine, data);
    pthread_mutex_lock(&file->lock);
    file->working--;
    work->result = result;
    work->state = DONE;
    if (!file->is_closed)
        hosted_device_interrupt();
}

static void file_free(struct file *file)
{
    close(file->descriptor);
    pthread_cond_destroy(&file->left);
    pthread_cond_destroy(&file->wanted);
    pthread_mutex_destroy(&file->lock);
    free(file);
}

/* Whoever leaves a closed file last frees it: a thread, or file_close(). */
static void leave(struct file *file, bool is_last)
{
    pthread_cond_signal(&file->left);
    pthread_mutex_unlock(&file->lock);
    if (is_last)
        file_free(file);
}

static void *serve(void *argument)
{
    struct file *file = argument;
    pthread_mutex_lock(&file->lock);
    while (!file->is_closed) {
        struct work *work = first_in(file, WAITING);
        if (work != NULL) {
            carry_out(file, work);
        } else {
            file->idle++;
            pthread_cond_wait(&file->wanted, &file->lock);
            file->idle--;
        }
    }
    file->threads--;
    leave(file, file->threads == 0 && !file->is_awaited);
    return NULL;
}

/* Interrupts are for the kernel's thread, so these get no signals at all. */
static bool start_thread(struct file *file)
{
    pthread_t thread;
    pthread_attr_t attributes;
    sigset_t all, before;
    if (pthread_attr_init(&attributes) != 0)
        return false;
    pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    pthread_attr_setstacksize(&attributes, STACK);
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    bool started = pthread_create(&thread, &attributes, serve, file) == 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    pthread_attr_destroy(&attributes);
    return started;
}

/* ---- Opening and closing ------------------------------------------------------------------- */

static int open_regular(const char *path, bool is_disk, uint64_t *size)
{
    struct stat about;
    /* Without O_NONBLOCK the open of a FIFO would wait for a writer. */
    int descriptor = open(path, (is_disk ? O_RDWR : O_RDONLY) | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0)
        return -1;
    if (fstat(descriptor, &about) == 0 && S_ISREG(about.st_mode) &&
        (!is_disk || about.st_size % SECTOR == 0)) {
        *size = (uint64_t)about.st_size;
        return descriptor;
    }
    close(descriptor);
    return -1;
}

struct file *file_open(const char *path, bool is_disk, struct machine_device *about)
{
    uint64_t size = 0;
    int descriptor = open_regular(path, is_disk, &size);
    struct file *file = descriptor >= 0 ? calloc(1, sizeof *file) : NULL;
    if (file == NULL) {
        if (descriptor >= 0)
            close(descriptor);
        return NULL;
    }
    file->descriptor = descriptor;
    file->is_disk = is_disk;
    pthread_mutex_init(&file->lock, NULL);
    pthread_cond_init(&file->wanted, NULL);
    pthread_cond_init(&file->left, NULL);
    *about = (struct machine_device){
        .kind = MACHINE_BLOCK,
        .is_writable = is_disk,
        .keeps_output = is_disk,
        .grain = is_disk ? SECTOR : 1,
        .most = MOST,
        .size = size,
    };
    return file;
}

/* Threads that the host does not let go of stay, and see that it is closed when they come back. */
void file_close(struct file *file)
{
    pthread_mutex_lock(&file->lock);
    file->is_closed = file->is_awaited = true;
    pthread_cond_broadcast(&file->wanted);
    while (file->threads > file->working)
        pthread_cond_wait(&file->left, &file->lock);
    file->is_awaited = false;
    leave(file, file->threads == 0);
}

/* ---- Requests ------------------------------------------------------------------------------ */

/* Somebody will take the work that waits; false: there is nobody. */
static bool see_to(struct file *file)
{
    size_t waiting = 0;
    for (size_t i = 0; i < MACHINE_REQUESTS; i++)
        waiting += file->work[i].state == WAITING;
    pthread_cond_signal(&file->wanted);
    if (waiting > file->idle && file->threads < MACHINE_REQUESTS && start_thread(file))
        file->threads++;
    return file->threads > 0;
}

/* What the host has in memory is read on the spot: no thread is that fast. Not of disks, which answer by an
 * interrupt on every machine. */
static bool read_now(const struct file *file, struct work *work)
{
    struct iovec bytes = {machine_frame(work->first), work->bytes};
    if (file->is_disk || work->operation != MACHINE_INPUT ||
        preadv2(file->descriptor, &bytes, 1, (off_t)work->position, RWF_NOWAIT) !=
            (ssize_t)work->bytes)
        return false;
    work->state = DONE;
    work->result = (int64_t)work->bytes;
    work->is_there = true;
    return true;
}

bool file_submit(struct file *file, enum machine_operation operation, uint64_t position,
                 frame_t first, size_t bytes, void *cookie)
{
    pthread_mutex_lock(&file->lock);
    struct work *work = first_in(file, FREE);
    if (work != NULL) {
        *work = (struct work){
            .state = WAITING,
            .operation = operation,
            .position = position,
            .order = file->submitted++,
            .bytes = bytes,
            .first = first,
            .cookie = cookie,
        };
        if (operation == MACHINE_OUTPUT)
            memcpy(file->memory[work - file->work], machine_frame(first), bytes);
        if (!read_now(file, work) && !see_to(file)) {
            work->state = FREE;
            work = NULL;
        }
    }
    pthread_mutex_unlock(&file->lock);
    return work != NULL;
}

bool file_complete(struct file *file, void **cookie, int64_t *result)
{
    pthread_mutex_lock(&file->lock);
    struct work *work = first_in(file, DONE);
    pthread_mutex_unlock(&file->lock);
    if (work == NULL)
        return false;
    /* It is ours: threads take what waits. */
    if (work->operation == MACHINE_INPUT && work->result > 0 && !work->is_there)
        memcpy(machine_frame(work->first), file->memory[work - file->work], (size_t)work->result);
    *cookie = work->cookie;
    *result = work->result;
    pthread_mutex_lock(&file->lock);
    work->state = FREE;
    pthread_mutex_unlock(&file->lock);
    return true;
}
