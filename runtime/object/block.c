/* Block operations of extension code: memcpy, memmove, memset, memcmp.
 *
 * Part of the runtime object: preemptible text of the arena, compiled with the flags of extensions.
 *
 * SAFETY: a strand can be preempted between any two instructions here while another reads what is
 * being written, and the collector scans memory meanwhile. A reference must therefore never be seen
 * half moved. References are whole aligned words, and what holds them is moved or cleared by whole
 * elements, whose size is a multiple of a word: so where a block is aligned to words at both ends and on
 * both sides, each word is moved as one, once, by itself or as half of a vector: the processor never
 * tears an aligned word, and a strand is preempted between instructions. Nothing is overwritten that is
 * not elsewhere in memory. Any other block is plain data. It is moved by the
 * largest pieces that fit; where they do not come out even, the last overlaps the one before.
 *
 * -fno-builtin keeps the loops below from being turned into calls of themselves. */
#include "runtime/object/block.h"

#include <stdbool.h>
#include <stdint.h>

/* May alias everything: blocks are untyped. */
typedef uint64_t word __attribute__((may_alias));
/* Pieces of plain data, at any address. */
typedef uint32_t piece4 __attribute__((may_alias, aligned(1)));
typedef uint64_t piece8 __attribute__((may_alias, aligned(1)));
typedef uint64_t piece16 __attribute__((may_alias, aligned(1), vector_size(16)));

enum { WORD = sizeof(word), SHORT = 32, LONG = 64 };

static bool is_words(uintptr_t ends)
{
    return ends % WORD == 0;
}

/* --- Words: what may hold references ----------------------------------------------------------------- */

/* One word, never torn: relaxed, so that no loop of them becomes vector moves. */
static void word_move(void *dst, const void *src)
{
    __atomic_store_n((word *)dst, __atomic_load_n((const word *)src, __ATOMIC_RELAXED),
                     __ATOMIC_RELAXED);
}

static void *words_up(uint8_t *dst, const uint8_t *src, size_t n)
{
    size_t i = 0;
    for (; i + SHORT <= n; i += SHORT) {
        piece16 low = *(const piece16 *)(src + i), high = *(const piece16 *)(src + i + 16);
        *(piece16 *)(dst + i) = low;
        *(piece16 *)(dst + i + 16) = high;
    }
    for (; i < n; i += WORD)
        word_move(dst + i, src + i);
    return dst;
}

static void *words_down(uint8_t *dst, const uint8_t *src, size_t n)
{
    size_t i = n;
    for (; i >= SHORT; i -= SHORT) {
        piece16 low = *(const piece16 *)(src + i - 32), high = *(const piece16 *)(src + i - 16);
        *(piece16 *)(dst + i - 16) = high;
        *(piece16 *)(dst + i - 32) = low;
    }
    for (; i > 0; i -= WORD)
        word_move(dst + i - WORD, src + i - WORD);
    return dst;
}

static void words_set(uint8_t *dst, uint64_t filled, size_t n)
{
    piece16 piece = {filled, filled};
    size_t i = 0;
    for (; i + LONG <= n; i += LONG) {
        *(piece16 *)(dst + i) = piece;
        *(piece16 *)(dst + i + 16) = piece;
        *(piece16 *)(dst + i + 32) = piece;
        *(piece16 *)(dst + i + 48) = piece;
    }
    for (; i < n; i += WORD)
        __atomic_store_n((word *)(dst + i), filled, __ATOMIC_RELAXED);
}

/* --- Plain data ----------------------------------------------------------------------------------------- */

/* Less than a word, or up to SHORT bytes; they may overlap: all are read before any is written. */
static void *tiny_move(uint8_t *dst, const uint8_t *src, size_t n)
{
    if (n >= 4) {
        piece4 first = *(const piece4 *)src, last = *(const piece4 *)(src + n - 4);
        *(piece4 *)dst = first;
        *(piece4 *)(dst + n - 4) = last;
    } else if (n > 0) {
        uint8_t first = src[0], middle = src[n / 2], last = src[n - 1];
        dst[0] = first;
        dst[n / 2] = middle;
        dst[n - 1] = last;
    }
    return dst;
}

static void *short_move(uint8_t *dst, const uint8_t *src, size_t n)
{
    if (n >= 16) {
        piece16 first = *(const piece16 *)src, last = *(const piece16 *)(src + n - 16);
        *(piece16 *)dst = first;
        *(piece16 *)(dst + n - 16) = last;
    } else {
        piece8 first = *(const piece8 *)src, last = *(const piece8 *)(src + n - 8);
        *(piece8 *)dst = first;
        *(piece8 *)(dst + n - 8) = last;
    }
    return dst;
}

/* More than SHORT bytes, from below: each piece is read before anything at or above it is written. */
static void *long_up(uint8_t *dst, const uint8_t *src, size_t n)
{
    piece16 tail[] = {*(const piece16 *)(src + n - 32), *(const piece16 *)(src + n - 16)};
    for (size_t i = 0; i < n - SHORT; i += 32) {
        piece16 low = *(const piece16 *)(src + i), high = *(const piece16 *)(src + i + 16);
        *(piece16 *)(dst + i) = low;
        *(piece16 *)(dst + i + 16) = high;
    }
    *(piece16 *)(dst + n - 32) = tail[0];
    *(piece16 *)(dst + n - 16) = tail[1];
    return dst;
}

/* The same from above. */
static void *long_down(uint8_t *dst, const uint8_t *src, size_t n)
{
    piece16 head[] = {*(const piece16 *)src, *(const piece16 *)(src + 16)};
    for (size_t i = n; i > SHORT; i -= 32) {
        piece16 low = *(const piece16 *)(src + i - 32), high = *(const piece16 *)(src + i - 16);
        *(piece16 *)(dst + i - 16) = high;
        *(piece16 *)(dst + i - 32) = low;
    }
    *(piece16 *)dst = head[0];
    *(piece16 *)(dst + 16) = head[1];
    return dst;
}

static void short_set(uint8_t *dst, uint64_t filled, size_t n)
{
    if (n >= 8) {
        for (size_t i = 0; i < n - 8; i += 8)
            *(piece8 *)(dst + i) = filled;
        *(piece8 *)(dst + n - 8) = filled;
    } else if (n >= 4) {
        *(piece4 *)dst = (uint32_t)filled;
        *(piece4 *)(dst + n - 4) = (uint32_t)filled;
    } else if (n > 0) {
        dst[0] = dst[n / 2] = dst[n - 1] = (uint8_t)filled;
    }
}

static void long_set(uint8_t *dst, uint64_t filled, size_t n)
{
    piece16 piece = {filled, filled};
    for (size_t i = 0; i < n - SHORT; i += 32) {
        *(piece16 *)(dst + i) = piece;
        *(piece16 *)(dst + i + 16) = piece;
    }
    *(piece16 *)(dst + n - 32) = piece;
    *(piece16 *)(dst + n - 16) = piece;
}

/* --- The operations --------------------------------------------------------------------------------------- */

void *memcpy(void *restrict dst, const void *restrict src, size_t n)
{
    if (n < WORD)
        return tiny_move(dst, src, n);
    if (is_words((uintptr_t)dst | (uintptr_t)src | n))
        return words_up(dst, src, n);
    return n <= SHORT ? short_move(dst, src, n) : long_up(dst, src, n);
}

void *memmove(void *dst, const void *src, size_t n)
{
    bool is_up = (uintptr_t)dst - (uintptr_t)src >= n;
    if (n < WORD)
        return tiny_move(dst, src, n);
    if (is_words((uintptr_t)dst | (uintptr_t)src | n))
        return is_up ? words_up(dst, src, n) : words_down(dst, src, n);
    if (n <= SHORT)
        return short_move(dst, src, n);
    return is_up ? long_up(dst, src, n) : long_down(dst, src, n);
}

void *memset(void *block, int value, size_t n)
{
    uint8_t *dst = block;
    uint64_t filled = (uint8_t)value * 0x0101010101010101u;
    if (is_words((uintptr_t)dst | n)) {
        words_set(dst, filled, n);
    } else if (n <= SHORT) {
        short_set(dst, filled, n);
    } else {
        long_set(dst, filled, n);
    }
    return block;
}

/* Numbers whose first byte in memory is the highest compare like the bytes. */
static int order(uint64_t a, uint64_t b)
{
    a = __builtin_bswap64(a), b = __builtin_bswap64(b);
    return a > b ? 1 : -1;
}

static int tiny_compare(const uint8_t *left, const uint8_t *right, size_t n)
{
    if (n >= 4) {
        piece4 x = *(const piece4 *)left, y = *(const piece4 *)right;
        if (x == y) {
            x = *(const piece4 *)(left + n - 4), y = *(const piece4 *)(right + n - 4);
            if (x == y)
                return 0;
        }
        return order(x, y);
    }
    for (size_t i = 0; i < n; i++)
        if (left[i] != right[i])
            return left[i] - right[i];
    return 0;
}

int memcmp(const void *a, const void *b, size_t n)
{
    const uint8_t *left = a, *right = b;
    if (n < WORD)
        return tiny_compare(left, right, n);
    for (size_t i = 0; i < n - WORD; i += WORD) {
        piece8 x = *(const piece8 *)(left + i), y = *(const piece8 *)(right + i);
        if (x != y)
            return order(x, y);
    }
    piece8 x = *(const piece8 *)(left + n - WORD), y = *(const piece8 *)(right + n - WORD);
    return x == y ? 0 : order(x, y);
}
