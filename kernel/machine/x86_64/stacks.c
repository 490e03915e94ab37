/* Stacks of the bare machine: each has an unmapped page below it. */
#include "bare.h"

__asm__(".pushsection .stacks, \"aw\", @nobits\n"
        ".p2align 12\n"
        ".skip 4096\n"
        ".globl bare_main_stack_low\n"
        "bare_main_stack_low:\n"
        ".skip 262144\n"
        ".globl bare_main_stack_high\n"
        "bare_main_stack_high:\n"
        ".popsection\n");
