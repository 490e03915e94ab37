/* Inputs whose end is the end of their page: a read behind it is a signal. */
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

enum { GUARDED_PAGE = 4096, GUARDED_MAX = 1 << 20 };

/* A copy, good until the next one. Inputs longer than GUARDED_MAX are cut. */
static inline uint8_t *guarded_copy(const uint8_t *bytes, size_t *size)
{
    static uint8_t *block;
    if (!block) {
        block = mmap(NULL, GUARDED_MAX + GUARDED_PAGE, PROT_READ | PROT_WRITE,
                     MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (block == MAP_FAILED || mprotect(block + GUARDED_MAX, GUARDED_PAGE, PROT_NONE) != 0)
            abort();
    }
    if (*size > GUARDED_MAX)
        *size = GUARDED_MAX;
    return memcpy(block + GUARDED_MAX - *size, bytes, *size);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);
