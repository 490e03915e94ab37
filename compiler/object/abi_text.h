/* Headers of the object's C text, embedded when the compiler was built. */
#pragma once

#include <stddef.h>
#include <stdio.h>

extern const unsigned char abi_header[], lowered_header[];
extern const size_t abi_header_size, lowered_header_size;

/* The structs of spin/abi.h, complete, for text that includes nothing. */
void abi_print(FILE *out);

/* The text of spin/lowered.h. */
void lowered_print(FILE *out);
