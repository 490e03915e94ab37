/* The code of an object as text, for --emit=asm: the same for both back ends. */
#pragma once

#include "object/relocatable.h"

#include <stdio.h>

void disassemble(const struct relocatable *file, struct arena *arena, FILE *out);
