/*
 * The machine contract: all that the kernel knows of the machine below it.
 *
 * Two machines implement it: `hosted` (a Linux process) and `x86_64` (bare).  Nothing above this
 * line includes a system header, names a register or knows a page-table format.
 *
 * Protocol:
 * - Every procedure says who may call it.  K: kernel text on a strand.  I: an interrupt up-call,
 *   which uses general registers only, allocates nothing, takes no lock and calls nothing outside
 *   this header.  A: anybody.
 * - Extension code runs only in the arena (the zone groups of `struct layout`).  Interrupts never
 *   switch strands: they edit the interrupted context, set `machine_pending`, re-arm the timer.
 * - Extension code reaches the kernel only through the addresses that machine_entry() and
 *   machine_stub() give out.
 * - A status or kind of 0 always means "no fault".
 *
 * It never masks interrupts for the kernel, never copies to or from user addresses, and never
 * maps anything writable and executable.
 */
#pragma once

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    MACHINE_PAGE = 4096,         /* bytes in a frame and in a page */
    MACHINE_GROUPS = 4,          /* zone groups in the arena */
    MACHINE_ENTRIES = 1024,      /* kernel-entry thunks */
    MACHINE_RESERVE = 32 * 1024, /* stack that a kernel entry finds below it, at least */
    MACHINE_TRAMPOLINE = 16,     /* bytes that one trampoline takes */
    MACHINE_STUB = 48,           /* bytes that one stub takes */
};

/* Index of a frame of physical memory; frames in file order are neighbours. */
typedef uint32_t frame_t;

/* Addresses from low up to, not including, high. */
struct range {
    uintptr_t low, high;
};

/* One zone group: code in it reaches its three zones by 32-bit displacement. */
struct zone_group {
    struct range text;      /* mapped read and execute */
    struct range constants; /* mapped read */
    struct range data;      /* mapped read and write */
};

/* Where things are; fixed between boot and shutdown. */
struct layout {
    struct range kernel; /* text of the kernel */
    struct range arena;  /* spans all groups */
    struct zone_group group[MACHINE_GROUPS];
    struct range stacks; /* strand stacks and the guards between them */
    struct range heap;   /* empty where the collector finds its own memory */
    size_t divert_room;  /* stack that machine_divert_yield() needs below sp */
};

/* What the machine found at boot. */
struct boot {
    frame_t frames;      /* frames 0 .. frames-1 exist */
    bool is_clean;       /* they are zero */
    uint64_t heap;       /* bytes that the collector can get, for all kernels that boot here */
    const char *machine; /* "hosted" or "x86_64" */
};

enum machine_prot {
    MACHINE_READ = 1,
    MACHINE_READ_WRITE = 2,
    MACHINE_READ_EXECUTE = 3,
};

/* ---- Start and stop ---------------------------------------------------------------------- */

/*
 * Takes the machine: memory of `frames` frames, or of as many as there are if that is less
 * (boot->frames), the fault signals or gates, the timer (unarmed).
 * K, on the one thread or processor that runs the kernel until machine_shutdown(). False, with
 * nothing taken, when already booted or when the machine lacks something. Hosted: takes SIGSEGV,
 * SIGBUS, SIGFPE, SIGILL, SIGVTALRM and SIGIO, passes on what is not its own, and an alternate stack,
 * which every other handler of this thread must use too.
 */
bool machine_boot(frame_t frames, struct boot *boot);

/* Gives everything back; no extension code runs and no strand is used afterwards. K. */
void machine_shutdown(void);

/* Ends the machine at once: process exit or power off. A. */
_Noreturn void machine_stop(int status);

/* Writes to the operator's console; synchronous; never faults. What cannot be written is dropped: the
 * last words of a kernel have nobody to tell. A host that must know gives its own writer at boot. A. */
void machine_console_write(const char *text, size_t length);

/* The layout; valid until machine_shutdown(). A. */
const struct layout *machine_layout(void);

/* ---- Time -------------------------------------------------------------------------------- */

/* Nanoseconds, monotonic. A. */
uint64_t machine_clock(void);

/* Nanoseconds of processor time that this kernel has used; equals the clock on a bare machine. A. */
uint64_t machine_processor_time(void);

/* Cycle counter: steady, cheaper than the clock. A. */
uint64_t machine_cycles(void);

/* Arms the one timer: kernel_tick() at or after `deadline`; UINT64_MAX disarms. K I. */
void machine_timer(uint64_t deadline);

/* Waits until an interrupt has happened; returns at once when machine_pending is set. K. */
void machine_idle(void);

/* Fills with random bytes: seeds of hash tables only. K. */
void machine_random(void *buffer, size_t length);

/* ---- Contexts ---------------------------------------------------------------------------- */

/* A suspended strand: everything else is on its stack, above sp. */
struct machine_context {
    uintptr_t sp;
};

/*
 * Prepares a stack [low, high) such that the first switch to `context` calls procedure(argument),
 * which must not return. K.
 */
void machine_context(struct machine_context *context, uintptr_t low, uintptr_t high,
                     void (*procedure)(void *), void *argument);

/*
 * Suspends the caller into `save` and continues `to`. Callee-saved registers and the floating
 * point control words stay with their strand. The switcher sets machine_barrier and
 * machine_limit. K.
 */
void machine_switch(struct machine_context *save, const struct machine_context *to);

/* ---- Barriers ---------------------------------------------------------------------------- */

/* Where an unwinding stops; lives on the stack of the machine_call() that pushed it. */
struct barrier {
    struct barrier *previous;
    uintptr_t sp;
    uint32_t status; /* 0 after a normal return */
    uint32_t mxcsr;
    uint16_t x87_control;
};

/* Innermost barrier of the running strand. K I. */
extern struct barrier *machine_barrier;

/* Lowest stack pointer a kernel entry accepts on the running strand. K I. */
extern uintptr_t machine_limit;

/* Work that the exit of the next kernel entry has to do; 0 = none. K I. */
extern _Atomic uint32_t machine_pending;

/*
 * Calls procedure(a, b) behind `barrier`. Afterwards barrier->status is 0 and the result is the
 * procedure's, or the status says why it was cut off; the barrier chain is as before. K.
 */
uint64_t machine_call(struct barrier *barrier, uint64_t (*procedure)(void *, void *), void *a,
                      void *b);

/* Cuts the stack back to `barrier`, which must be live on this strand; status != 0. K. */
_Noreturn void machine_unwind(struct barrier *barrier, uint32_t status);

/* ---- Calls between kernel and arena ------------------------------------------------------ */

/* The registers that carry arguments and results. */
struct machine_registers {
    uint64_t general[6]; /* arguments */
    double vector[8];    /* arguments */
    uint64_t result[2];
    double vector_result[2];
};

/*
 * Calls `procedure` with the arguments in `registers` and stores its results there. Has the shape
 * machine_call() wants: machine_call(&barrier, machine_invoke, procedure, registers). K.
 */
uint64_t machine_invoke(void *procedure, void *registers);

/* What entry i calls; the kernel fills it in before it gives machine_entry(i) out. */
extern void *kernel_entry_table[MACHINE_ENTRIES];

/*
 * Address of entry thunk `index`: it faults the caller when less than MACHINE_RESERVE of stack is
 * left, calls kernel_entry_table[index] with the arguments it got (all in registers), and calls
 * kernel_pending() before it returns if work is pending. Keeps a frame, so that
 * machine_backtrace() sees the caller. A.
 */
void *machine_entry(size_t index);

/*
 * Address of the entry for failed checks: check(site, a, b), which does not return. Uses no stack
 * of the caller; calls kernel_check() on the kernel's own stack. A.
 */
void *machine_check_entry(void);

/*
 * Writes at `write_at` code that runs at `run_at` and jumps to where *slot points when it runs.
 * At most MACHINE_TRAMPOLINE bytes; returns how many. K.
 */
size_t machine_trampoline(void *write_at, uintptr_t run_at, void *const *slot);

/*
 * Writes code that, called with any arguments in registers, runs procedure(context, registers)
 * in the kernel as an entry does, and returns the results left in `registers`.
 * At most MACHINE_STUB bytes; returns how many. K.
 */
size_t machine_stub(void *write_at, uintptr_t run_at,
                    void (*procedure)(void *, struct machine_registers *), void *context);

/* ---- Interruptions ----------------------------------------------------------------------- */

/* The interrupted context, as the machine keeps it. */
struct interrupted;

enum machine_fault {
    MACHINE_NO_FAULT,
    MACHINE_ACCESS,      /* load, store or fetch that the mappings forbid */
    MACHINE_DIVIDE,      /* integer division */
    MACHINE_INSTRUCTION, /* undefined instruction */
};

struct interruption {
    enum machine_fault kind;
    uintptr_t pc, sp, fp;
    uintptr_t address; /* of a MACHINE_ACCESS; 0 also when the machine does not know */
};

/*
 * Continues the interrupted strand in kernel_yield() on its own stack; all its registers come back
 * when that returns. pc is in the arena and sp - divert_room is still on the stack. I.
 */
void machine_divert_yield(struct interrupted *interrupted);

/* As machine_unwind(), for the interrupted strand. I. */
void machine_divert_unwind(struct interrupted *interrupted, struct barrier *barrier,
                           uint32_t status);

/*
 * Program counters of the caller, innermost first, by frame pointers, each checked to lie within
 * `stack`. Returns how many were written. K.
 */
size_t machine_backtrace(const struct range *stack, uintptr_t *pc, size_t count);

/*
 * The same from the frame at *fp on. *fp is then the frame to go on from, which is beyond `stack` or
 * has no room in `pc`; 0: there are no more. K I.
 */
size_t machine_backtrace_from(uintptr_t *fp, const struct range *stack, uintptr_t *pc,
                              size_t count);

/*
 * Where interrupted code is: its pc, then, while it has no frame of its own, the address it returns
 * to; the others follow from at->fp. Returns 1 or 2. I.
 */
size_t machine_backtrace_top(const struct interruption *at, const struct range *stack,
                             uintptr_t pc[static 2]);

/* Up-calls: the kernel's half of the contract. */

/* The timer fired; may divert, set pending, re-arm, nothing else. I. */
void kernel_tick(struct interrupted *interrupted, const struct interruption *interruption);

/* A fault; true when diverted, false when it is not the kernel's (then the machine stops). I. */
bool kernel_fault(struct interrupted *interrupted, const struct interruption *interruption);

/* A diverted strand gives way. K. */
void kernel_yield(void);

/* The exit of a kernel entry found machine_pending set. K. */
void kernel_pending(void);

/* A check failed at the call that returns to `pc`; on the kernel's own stack. K. */
_Noreturn void kernel_check(uint64_t site, uint64_t a, uint64_t b, const struct interruption *at);

/* A kernel entry found too little stack; on the kernel's own stack. K. */
_Noreturn void kernel_overflow(const struct interruption *at);

/* ---- Memory ------------------------------------------------------------------------------ */

/* Permanent address of a frame, readable and writable; `frame` exists. A. */
void *machine_frame(frame_t frame);

/*
 * Maps the `pages` pages from `va`, inside a zone, to `frames` in order; replaces what was there.
 * Neighbours in frames and addresses cost one mapping together. False, with the pages left
 * inaccessible, when the machine is out of mappings. K.
 */
bool machine_map(uintptr_t va, const frame_t *frames, size_t pages, enum machine_prot prot);

/* Makes [va, va + pages) inaccessible; the frames are the caller's again. K. */
void machine_unmap(uintptr_t va, size_t pages);

/* Code was written to the frames mapped at [va, va + size); call before it first runs. K. */
void machine_code_written(uintptr_t va, size_t size);

/*
 * Tells a debugger about code: an object file, which the machine copies, and place(copy, context)
 * fills in the addresses of its sections. Returns a handle for machine_code_forgotten(), NULL
 * without a debugger. K.
 */
void *machine_code_named(const void *object, size_t size, void (*place)(void *copy, void *context),
                         void *context);

/* Takes back what machine_code_named() told; NULL is allowed. K. */
void machine_code_forgotten(void *handle);

/* ---- Devices ----------------------------------------------------------------------------- */

/*
 * A device takes requests and completes each of them once, in any order. The frames of a request
 * are the device's from submission to completion, or till the device is closed. Nothing that a
 * device says is believed: one that answers what cannot be is out of order, takes no requests and
 * completes none.
 */
struct device;

enum machine_device_kind {
    MACHINE_BLOCK,   /* bytes at positions */
    MACHINE_NET,     /* packets */
    MACHINE_CONSOLE, /* a stream of bytes each way */
};

enum machine_operation {
    MACHINE_INPUT,  /* read, receive */
    MACHINE_OUTPUT, /* write, send */
    MACHINE_FLUSH,  /* of a block device that keeps output: 0 bytes, and 0 is done */
};

/* Requests that a device takes at once at least, in each direction. */
enum { MACHINE_REQUESTS = 4 };

struct machine_device {
    enum machine_device_kind kind;
    bool is_writable; /* a block device's */
    bool
        keeps_output; /* a block device's: what is completed is where it stays after a flush only */
    uint32_t grain;   /* a block device's positions and lengths are multiples of it */
    uint32_t most;    /* bytes in one request */
    uint64_t size;    /* a block device's, in bytes, when it was opened; else 0 */
    uint8_t address[6]; /* a net device's */
};

/* Names of the machine's own devices, up to `count` of them; how many there are. K. */
size_t machine_devices(const char **names, size_t count);

/*
 * Opens one of them, or what the operator named (docs/machine.md, Devices); NULL: there is none, it
 * is open already, or it does not answer. K.
 */
struct device *machine_device_open(const char *name);

/* What an open device is. K. */
void machine_device_about(const struct device *device, struct machine_device *about);

/*
 * Asks for 1 to `most` bytes in neighbouring frames from `first`, or for a flush; `position` is for block devices.
 * False: too many requests under way, or out of order, or the request is no good. K.
 */
bool machine_device_submit(struct device *device, enum machine_operation operation,
                           uint64_t position, frame_t first, size_t bytes, void *cookie);

/* A request that was completed: its cookie, and the bytes of it that were done, or -1. False: none. K. */
bool machine_device_complete(struct device *device, void **cookie, int64_t *result);

/* False: it is out of order. K. */
bool machine_device_works(const struct device *device);

/*
 * Closes it. Requests under way end without completion, and their frames are the caller's again;
 * false: the device does not let go of them, nobody may use them. K.
 */
bool machine_device_close(struct device *device);

/* A request was completed, or may have been. As kernel_tick(): may divert, set pending, arm. I. */
void kernel_device(struct interrupted *interrupted, const struct interruption *interruption);
