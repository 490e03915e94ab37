/*
 * Stacks of the bare machine, in the section .stacks: each has a page below it that is never
 * mapped, so that running over is a fault there.
 */
#include "stacks.h"
#include "bare.h"

#include "machine/processor/processor.h"

#define STACK(name, size)                                                                          \
    __asm__(".pushsection .stacks, \"aw\", @nobits\n"                                              \
            ".p2align 12\n"                                                                        \
            ".skip 4096\n"                                                                         \
            ".globl " #name "\n" #name ":\n"                                                       \
            ".skip " #size "\n"                                                                    \
            ".globl " #name "_high\n" #name "_high:\n"                                             \
            ".popsection\n");                                                                      \
    extern char name[], name##_high[]

STACK(bare_main_stack, 262144);
STACK(processor_kernel_stack, 65536);
STACK(timer_stack, 16384);
STACK(fault_stack, 16384);
STACK(double_fault_stack, 16384);
STACK(nmi_stack, 16384);

_Static_assert(PROCESSOR_KERNEL_STACK == 65536, "the second stack is that one");

const struct bare_stack bare_stacks[] = {
    {"main", bare_main_stack, bare_main_stack_high},
    {"kernel", processor_kernel_stack, processor_kernel_stack_high},
    {"timer", timer_stack, timer_stack_high},
    {"fault", fault_stack, fault_stack_high},
    {"double fault", double_fault_stack, double_fault_stack_high},
    {"nmi", nmi_stack, nmi_stack_high},
    {NULL, NULL, NULL},
};
