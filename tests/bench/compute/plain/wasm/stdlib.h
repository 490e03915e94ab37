/* What kernels use of <stdlib.h>, implemented by harness/wasm_heap.c. */
#pragma once

#include <stddef.h>

void *calloc(size_t n, size_t size);
void free(void *p);
