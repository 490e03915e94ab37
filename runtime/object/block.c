/* Block operations of extension code: memcpy, memmove, memset, memcmp.
 *
 * Part of the runtime object: preemptible text of the arena, compiled with the flags of extensions.
 *
 * SAFETY: a strand can be preempted between any two instructions here while another reads what is
 * being written, and the collector scans memory meanwhile. A reference must therefore never be seen
 * half moved: wherever both sides can be aligned to a word, all whole aligned words are moved as
 * words. References are always aligned, so a block that holds them is always moved like this. Bytes
 * before the first and after the last whole word hold no references.
 *
 * -fno-builtin keeps the loops below from being turned into calls of themselves. */
#include "runtime/object/block.h"

#include <stdint.h>

/* May alias everything: blocks are untyped. */
typedef uint64_t word __attribute__((may_alias));
enum { WORD = sizeof(word) };

/* One word, never torn: relaxed, so that no loop of them becomes vector moves. */
static void word_move(void *dst, const void *src)
{
    __atomic_store_n((word *)dst, __atomic_load_n((const word *)src, __ATOMIC_RELAXED),
                     __ATOMIC_RELAXED);
}

static size_t misaligned(const void *p)
{
    return (uintptr_t)p % WORD;
}

/* Bytes up to the first whole word of `dst`, at most n. */
static size_t head_of(const void *dst, size_t n)
{
    size_t head = (WORD - misaligned(dst)) % WORD;
    return head < n ? head : n;
}

static void bytes_up(uint8_t *dst, const uint8_t *src, size_t n)
{
    for (size_t i = 0; i < n; i++)
        dst[i] = src[i];
}

static void bytes_down(uint8_t *dst, const uint8_t *src, size_t n)
{
    while (n--)
        dst[n] = src[n];
}

static void words_up(uint8_t *dst, const uint8_t *src, size_t n)
{
    for (size_t i = 0; i + WORD <= n; i += WORD)
        word_move(dst + i, src + i);
}

static void words_down(uint8_t *dst, const uint8_t *src, size_t n)
{
    for (size_t i = n; i >= WORD; i -= WORD)
        word_move(dst + i - WORD, src + i - WORD);
}

/* Words of `dst` from unaligned bytes of `src`: no reference can be among them. */
struct unaligned {
    word value;
} __attribute__((packed, may_alias));

static void unaligned_up(uint8_t *dst, const uint8_t *src, size_t n)
{
    for (size_t i = 0; i + WORD <= n; i += WORD)
        *(word *)(dst + i) = ((const struct unaligned *)(src + i))->value;
}

static void move_up(uint8_t *dst, const uint8_t *src, size_t n)
{
    size_t head = head_of(dst, n), body = (n - head) / WORD * WORD;
    bytes_up(dst, src, head);
    if (misaligned(dst) == misaligned(src))
        words_up(dst + head, src + head, body);
    else
        unaligned_up(dst + head, src + head, body);
    bytes_up(dst + head + body, src + head + body, n - head - body);
}

static void move_down(uint8_t *dst, const uint8_t *src, size_t n)
{
    size_t head = head_of(dst, n), body = (n - head) / WORD * WORD;
    bytes_down(dst + head + body, src + head + body, n - head - body);
    if (misaligned(dst) == misaligned(src))
        words_down(dst + head, src + head, body);
    else
        bytes_down(dst + head, src + head, body);
    bytes_down(dst, src, head);
}

void *memcpy(void *restrict dst, const void *restrict src, size_t n)
{
    move_up(dst, src, n);
    return dst;
}

void *memmove(void *dst, const void *src, size_t n)
{
    if ((uintptr_t)dst - (uintptr_t)src >= n)
        move_up(dst, src, n);
    else
        move_down(dst, src, n);
    return dst;
}

void *memset(void *block, int value, size_t n)
{
    uint8_t *dst = block, byte = (uint8_t)value;
    size_t head = head_of(dst, n), body = (n - head) / WORD * WORD, i = 0;
    word filled = byte * 0x0101010101010101u;
    for (; i < head; i++)
        dst[i] = byte;
    for (; i < head + body; i += WORD)
        __atomic_store_n((word *)(dst + i), filled, __ATOMIC_RELAXED);
    for (; i < n; i++)
        dst[i] = byte;
    return block;
}

int memcmp(const void *a, const void *b, size_t n)
{
    const uint8_t *left = a, *right = b;
    for (size_t i = 0; i < n; i++)
        if (left[i] != right[i])
            return left[i] - right[i];
    return 0;
}
