/*
 * The processor of the bare machine: features, segments, gates.
 */
#include "gates.h"
#include "bare.h"
#include "stacks.h"

#include <cpuid.h>

enum {
    CODE = 8, /* selectors */
    TASK = 24,
    VECTORS = 256,
    GATE_SIZE = 16, /* of the code of one gate, vectors.S */
    GATE_INTERRUPT = 0x8e,
    CR4_UMIP = 1 << 11,
    CR4_FSGSBASE = 1 << 16,
    CR4_OSXSAVE = 1 << 18,
    CR4_SMEP = 1 << 20,
    CR4_SMAP = 1 << 21,
};
static const uint64_t state_wanted = 0xe7; /* as in processor/state.c */

/* Layouts from here to the end of the structs are the processor's. */
struct task_state {
    uint32_t reserved0;
    uint64_t stack[3];
    uint64_t reserved1;
    uint64_t interrupt_stack[7]; /* IST 1 to 7 */
    uint64_t reserved2;
    uint16_t reserved3, ports;
} __attribute__((packed));

struct gate {
    uint16_t low, selector;
    uint8_t stack, type;
    uint16_t middle;
    uint32_t high, reserved;
};

struct table {
    uint16_t limit;
    const void *base;
} __attribute__((packed));

static struct task_state task = {.ports = sizeof task};
static uint64_t segments[5] = {0, 0x00209b0000000000, 0x0000930000000000};
static struct gate gates[VECTORS];
extern const char bare_gates[];

static void load_segments(void)
{
    uint64_t base = (uintptr_t)&task;
    segments[3] = (sizeof task - 1) | (base & 0xffffff) << 16 | (uint64_t)0x89 << 40 |
                  (base >> 24 & 0xff) << 56;
    segments[4] = base >> 32;
    struct table table = {sizeof segments - 1, segments};
    __asm__ volatile("lgdt %0; ltr %w1" : : "m"(table), "r"(TASK) : "memory");
}

/* Which of the stacks a vector gets: index into the task's table, from 1. */
static uint8_t stack_for(unsigned vector)
{
    switch (vector) {
    case VECTOR_NMI: return 4;
    case VECTOR_DOUBLE_FAULT:
    case VECTOR_MACHINE_CHECK: return 3;
    default: return vector < VECTOR_DEVICES ? 2 : 1;
    }
}

static void load_gates(void)
{
    for (unsigned i = 0; i < VECTORS; i++) {
        uint64_t code = (uintptr_t)bare_gates + i * GATE_SIZE;
        gates[i] = (struct gate){
            .low = (uint16_t)code,
            .selector = CODE,
            .stack = stack_for(i),
            .type = GATE_INTERRUPT,
            .middle = (uint16_t)(code >> 16),
            .high = (uint32_t)(code >> 32),
        };
    }
    for (size_t i = 0; i < 4; i++)
        task.interrupt_stack[i] = (uintptr_t)bare_stacks[BARE_STACK_TIMER + i].high;
    struct table table = {sizeof gates - 1, gates};
    __asm__ volatile("lidt %0" : : "m"(table) : "memory");
}

static void enable_features(void)
{
    uint32_t a, b, c, d;
    uint64_t control, low, high;
    if (!__get_cpuid(1, &a, &b, &c, &d) || !(c & bit_XSAVE))
        bare_panic("processor", "XSAVE is missing");
    __asm__ volatile("mov %%cr4, %0" : "=r"(control));
    control |= CR4_OSXSAVE;
    if (__get_cpuid_count(7, 0, &a, &b, &c, &d)) {
        control |= b & bit_FSGSBASE ? CR4_FSGSBASE : 0;
        control |= b & 1 << 7 ? CR4_SMEP : 0;
        control |= b & 1 << 20 ? CR4_SMAP : 0;
        control |= c & 1 << 2 ? CR4_UMIP : 0;
    }
    __asm__ volatile("mov %0, %%cr4" : : "r"(control));
    if (!__get_cpuid_count(0xd, 0, &a, &b, &c, &d))
        bare_panic("processor", "it does not say what XSAVE saves");
    low = a & state_wanted;
    high = 0;
    __asm__ volatile("xsetbv" : : "a"(low), "d"(high), "c"(0));
    __asm__ volatile("fninit");
}

/*
 * What compiled code finds at %fs: the variables of its one thread below, the word that points to
 * itself and the canary above.
 */
static void load_thread(void)
{
    enum { BELOW = 1024, FS_BASE = (int)0xc0000100 };
    static _Alignas(64) uint64_t area[(BELOW + 128) / sizeof(uint64_t)];
    uint64_t *base = area + BELOW / sizeof *area;
    base[0] = (uintptr_t)base;
    machine_random(&base[5], sizeof base[5]);
    __asm__ volatile("wrmsr"
                     :
                     : "c"(FS_BASE), "a"((uint32_t)(uintptr_t)base),
                       "d"((uint32_t)((uintptr_t)base >> 32)));
}

void gates_boot(void)
{
    enable_features();
    load_segments();
    load_gates();
    load_thread();
}
