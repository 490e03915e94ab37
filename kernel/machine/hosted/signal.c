/*
 * Interrupts of the hosted machine: signals that edit the interrupted context and return.
 *
 * Handlers run on a stack of their own, without SA_NODEFER, and never switch strands.  A signal
 * that is not for the kernel (another thread, a fault outside the arena that kernel_fault() does
 * not claim, somebody else's SIGVTALRM) goes to the handler that was there before.
 */
#include "hosted.h"

#include <pthread.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/uio.h>
#include <ucontext.h>
#include <unistd.h>

struct interrupted {
    ucontext_t context;
};

static const int taken[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, HOSTED_TICK_SIGNAL};
enum { TAKEN = sizeof(taken) / sizeof(taken[0]) };

static struct sigaction earlier[TAKEN];
static stack_t earlier_stack;
static void *stack;
static pthread_t kernel_thread;

static greg_t *register_of(struct interrupted *interrupted, int name)
{
    return &interrupted->context.uc_mcontext.gregs[name];
}

static struct interruption describe(struct interrupted *interrupted)
{
    return (struct interruption){
        .pc = (uintptr_t)*register_of(interrupted, REG_RIP),
        .sp = (uintptr_t)*register_of(interrupted, REG_RSP),
        .fp = (uintptr_t)*register_of(interrupted, REG_RBP),
    };
}

static void chain(int signal, siginfo_t *info, void *context)
{
    size_t i = 0;
    while (taken[i] != signal)
        i++;
    if (earlier[i].sa_flags & SA_SIGINFO) {
        earlier[i].sa_sigaction(signal, info, context);
    } else if (earlier[i].sa_handler == SIG_DFL) {
        sigaction(signal, &earlier[i], NULL); /* the fault happens again, or the signal does: */
        if (info->si_code <= 0)
            raise(signal);
    } else if (earlier[i].sa_handler != SIG_IGN) {
        earlier[i].sa_handler(signal);
    }
}

static enum machine_fault fault_kind(int signal)
{
    switch (signal) {
    case SIGFPE: return MACHINE_DIVIDE;
    case SIGILL: return MACHINE_INSTRUCTION;
    default: return MACHINE_ACCESS;
    }
}

static void on_fault(int signal, siginfo_t *info, void *context)
{
    struct interrupted *interrupted = context;
    if (info->si_code > 0 && pthread_equal(pthread_self(), kernel_thread)) {
        struct interruption interruption = describe(interrupted);
        interruption.kind = fault_kind(signal);
        /* A non-canonical address comes as SI_KERNEL without an address. */
        if (interruption.kind == MACHINE_ACCESS && info->si_code != SI_KERNEL)
            interruption.address = (uintptr_t)info->si_addr;
        if (kernel_fault(interrupted, &interruption))
            return;
    }
    chain(signal, info, context);
}

static void on_tick(int signal, siginfo_t *info, void *context)
{
    if (!hosted_clock_is_tick(info)) {
        chain(signal, info, context);
        return;
    }
    struct interruption interruption = describe(context);
    kernel_tick(context, &interruption);
}

void machine_divert_yield(struct interrupted *interrupted)
{
    /* SAFETY: the trampoline returns by `ret $128` to the word stored here, below the 128 bytes
     * that the interrupted function may use under its stack pointer. */
    greg_t *sp = register_of(interrupted, REG_RSP);
    *sp -= 136;
    *(uint64_t *)*sp = (uint64_t)*register_of(interrupted, REG_RIP);
    *register_of(interrupted, REG_RIP) = (greg_t)hosted_preempted;
}

void machine_divert_unwind(struct interrupted *interrupted, struct barrier *barrier,
                           uint32_t status)
{
    hosted_frames_gone((uintptr_t)*register_of(interrupted, REG_RSP), barrier->sp);
    *register_of(interrupted, REG_RSP) = (greg_t)barrier->sp;
    *register_of(interrupted, REG_RDI) = (greg_t)barrier;
    *register_of(interrupted, REG_RSI) = status;
    *register_of(interrupted, REG_RIP) = (greg_t)hosted_cut;
}

/* The four bytes of code at pc, then the one before; how many there are, text may be gone. */
static ssize_t read_code(uintptr_t pc, uint8_t code[static 5])
{
    struct iovec local = {code, 5};
    struct iovec remote[] = {{(void *)pc, 4}, {(void *)(pc - 1), 1}};
    return process_vm_readv(getpid(), &local, 1, remote, 2, 0);
}

/*
 * Where the return address is while the code at pc has no frame of its own: at the entry of a
 * procedure, at its return, in a trampoline or a stub. 0: it has one.
 */
static uintptr_t return_slot(uintptr_t pc, uintptr_t sp)
{
    static const uint8_t prologue[] = {0x55, 0x48, 0x89, 0xe5}; /* push %rbp; mov %rsp, %rbp */
    uint8_t code[5];
    ssize_t count = read_code(pc, code);
    if (count < 4)
        return 0;
    if (memcmp(code, prologue, sizeof(prologue)) == 0 || code[0] == 0xc3 /* ret */ ||
        (code[0] == 0xff && code[1] == 0x25) /* jmp *slot(%rip) */ ||
        (code[0] == 0x49 && (code[1] == 0xba || code[1] == 0xbb)) /* movabs to r10, r11 */)
        return sp;
    return count == 5 && code[4] == prologue[0] && memcmp(code, prologue + 1, 3) == 0 ? sp + 8 : 0;
}

size_t machine_backtrace(const struct interrupted *interrupted, const struct range *range,
                         uintptr_t *pc, size_t count)
{
    if (interrupted == NULL)
        return machine_backtrace_from((uintptr_t)__builtin_frame_address(0), range, pc, count);
    const greg_t *registers = interrupted->context.uc_mcontext.gregs;
    uintptr_t at = (uintptr_t)registers[REG_RIP], sp = (uintptr_t)registers[REG_RSP];
    const struct range *arena = &machine_layout()->arena;
    size_t n = 0;
    if (n < count)
        pc[n++] = at;
    uintptr_t slot = at >= arena->low && at < arena->high ? return_slot(at, sp) : 0;
    if (n < count && slot >= range->low && slot + 8 <= range->high)
        pc[n++] = *(const uintptr_t *)slot;
    return n + machine_backtrace_from((uintptr_t)registers[REG_RBP], range, pc + n, count - n);
}

static bool signal_stack_take(void)
{
    stack =
        mmap(NULL, HOSTED_SIGNAL_STACK, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (stack == MAP_FAILED)
        return false;
    stack_t ours = {.ss_sp = stack, .ss_size = HOSTED_SIGNAL_STACK};
    if (sigaltstack(&ours, &earlier_stack) == 0)
        return true;
    munmap(stack, HOSTED_SIGNAL_STACK);
    return false;
}

bool hosted_signals_boot(void)
{
    if (!signal_stack_take())
        return false;
    kernel_thread = pthread_self();
    for (size_t i = 0; i < TAKEN; i++) {
        struct sigaction ours = {.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_RESTART};
        ours.sa_sigaction = taken[i] == HOSTED_TICK_SIGNAL ? on_tick : on_fault;
        sigemptyset(&ours.sa_mask);
        sigaddset(&ours.sa_mask, HOSTED_TICK_SIGNAL);
        sigaction(taken[i], &ours, &earlier[i]);
    }
    return true;
}

void hosted_signals_shutdown(void)
{
    /* A tick that is still on its way is dropped while its signal is ignored. */
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    sigaction(HOSTED_TICK_SIGNAL, &ignore, NULL);
    for (size_t i = 0; i < TAKEN; i++)
        sigaction(taken[i], &earlier[i], NULL);
    sigaltstack(&earlier_stack, NULL);
    munmap(stack, HOSTED_SIGNAL_STACK);
}
