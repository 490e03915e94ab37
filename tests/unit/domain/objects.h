/* Objects of tests/unit/objects, embedded by the build. */
#pragma once

#include <stddef.h>

extern const unsigned char client_clang[], client_tcc[], server_clang[], server_tcc[];
extern const size_t client_clang_size, client_tcc_size, server_clang_size, server_tcc_size;
