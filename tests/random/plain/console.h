/* What a random program needs of <console.h>, for a plain C compiler. */
#pragma once

#include <stdio.h>

struct console;
#define console_open()          0
#define console_print(out, ...) printf(__VA_ARGS__)
