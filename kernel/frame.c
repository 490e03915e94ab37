/*
 * Frames: two bitmaps at the start of memory, searched first fit from where the last search ended.
 *
 * A frame is taken or free, and clean (known to be zero) or dirty; dirty ones are cleared when
 * they are taken.  The frames of the bitmaps themselves are taken for good, frame 0 among them.
 */
#include "frame.h"

#include "panic.h"

#include <string.h>

static uint64_t *taken, *dirty;
static frame_t total;
static size_t available;
static frame_t next;

static bool bit(const uint64_t *map, frame_t frame)
{
    return map[frame / 64] >> frame % 64 & 1;
}

static void set(uint64_t *map, frame_t frame, bool on)
{
    uint64_t mask = (uint64_t)1 << frame % 64;
    map[frame / 64] = on ? map[frame / 64] | mask : map[frame / 64] & ~mask;
}

bool frame_boot(const struct boot *boot)
{
    size_t words = ((size_t)boot->frames + 63) / 64, bytes = words * sizeof(uint64_t);
    size_t own = (2 * bytes + MACHINE_PAGE - 1) / MACHINE_PAGE;
    if (own >= boot->frames)
        return false;
    taken = machine_frame(0);
    dirty = taken + words;
    if (!boot->is_clean) {
        memset(taken, 0, bytes);
        memset(dirty, 0xff, bytes);
    }
    total = boot->frames;
    available = boot->frames - own;
    for (frame_t i = 0; i < own; i++)
        set(taken, i, true);
    next = (frame_t)own;
    return true;
}

void frame_shutdown(void)
{
    taken = dirty = NULL;
    total = next = 0;
    available = 0;
}

/* How many frames from `first` on are free, `count` at most. */
static size_t free_run(frame_t first, size_t count)
{
    size_t n = 0;
    while (n < count && first + n < total && !bit(taken, first + (frame_t)n))
        n++;
    return n;
}

/* First free frame in [low, high); high when there is none. */
static frame_t first_free(frame_t low, frame_t high)
{
    for (frame_t at = low; at < high; at = (at / 64 + 1) * 64) {
        uint64_t free = ~taken[at / 64] >> at % 64;
        if (free != 0) {
            at += (frame_t)__builtin_ctzll(free);
            return at < high ? at : high;
        }
    }
    return high;
}

/* First run of `count` free frames that begins in [low, high); high when there is none. */
static frame_t search(frame_t low, frame_t high, size_t count)
{
    frame_t first = first_free(low, high);
    while (first < high) {
        size_t n = free_run(first, count);
        if (n == count)
            return first;
        first = first_free(first + (frame_t)n + 1, high);
    }
    return high;
}

bool frame_take_any(size_t count, frame_t *first)
{
    if (count == 0 || count > available)
        return false;
    frame_t found = search(next, total, count);
    if (found == total) {
        found = search(0, next, count);
        if (found == next)
            return false;
    }
    for (frame_t i = found; i < found + count; i++)
        set(taken, i, true);
    available -= count;
    next = found + (frame_t)count;
    *first = found;
    return true;
}

bool frame_take(size_t count, frame_t *first)
{
    if (!frame_take_any(count, first))
        return false;
    for (frame_t i = *first; i < *first + count; i++)
        if (bit(dirty, i))
            memset(machine_frame(i), 0, MACHINE_PAGE);
    return true;
}

void frame_give(frame_t first, size_t count)
{
    for (frame_t i = first; i < first + count; i++) {
        if (i >= total || !bit(taken, i))
            panic("frame_give", "frame is not taken");
        set(taken, i, false);
        set(dirty, i, true);
    }
    available += count;
    if (first < next)
        next = first;
}

size_t frame_available(void)
{
    return available;
}

bool frame_map(uintptr_t va, size_t pages, enum machine_prot prot, frame_t *first)
{
    enum { BATCH = 64 };
    frame_t frames[BATCH];
    if (!frame_take(pages, first))
        return false;
    for (size_t done = 0; done < pages; done += BATCH) {
        size_t n = pages - done < BATCH ? pages - done : BATCH;
        for (size_t i = 0; i < n; i++)
            frames[i] = *first + (frame_t)(done + i);
        if (!machine_map(va + done * MACHINE_PAGE, frames, n, prot)) {
            machine_unmap(va, done);
            frame_give(*first, pages);
            return false;
        }
    }
    return true;
}
