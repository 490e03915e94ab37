/* Stacks of the bare machine. */
#pragma once

struct bare_stack {
    const char *name;
    char *low, *high; /* the page below low is not mapped */
};

/* The last has no name. The first four vectors' stacks are numbered from BARE_STACK_TIMER on. */
extern const struct bare_stack bare_stacks[];

enum {
    BARE_STACK_MAIN,
    BARE_STACK_KERNEL,
    BARE_STACK_TIMER, /* timer and devices */
    BARE_STACK_FAULT,
    BARE_STACK_DOUBLE_FAULT,
    BARE_STACK_NMI,
};
