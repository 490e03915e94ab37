/* Gates of the bare machine: which vector is what. */
#pragma once

enum {
    VECTOR_DIVIDE = 0,
    VECTOR_NMI = 2,
    VECTOR_UNDEFINED = 6,
    VECTOR_DOUBLE_FAULT = 8,
    VECTOR_STACK = 12,
    VECTOR_PROTECTION = 13,
    VECTOR_PAGE = 14,
    VECTOR_X87 = 16,
    VECTOR_ALIGNMENT = 17,
    VECTOR_MACHINE_CHECK = 18,
    VECTOR_VECTOR = 19,  /* SSE arithmetic */
    VECTOR_DEVICES = 32, /* from here on nothing is a fault */
    VECTOR_TIMER = 32,
    VECTOR_FIRST_DEVICE = 33, /* device i has vector VECTOR_FIRST_DEVICE + i */
    VECTOR_CONSOLE = 254,
    VECTOR_SPURIOUS = 255,
};

/* Features of the processor on, its tables loaded; interrupts stay off. */
void gates_boot(void);

/* What the gates of each kind call (vectors.S), with interrupts off, on the stack of their kind. */
struct interrupted;
void bare_fault(struct interrupted *interrupted);
void bare_tick(struct interrupted *interrupted);
void bare_device(struct interrupted *interrupted);
void bare_console(struct interrupted *interrupted);
void bare_nothing(struct interrupted *interrupted);
