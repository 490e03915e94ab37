/*
 * Interrupts of the hosted machine: signals that edit the interrupted context and return.
 *
 * Handlers run on a stack of their own, without SA_NODEFER, and never switch strands.  A signal
 * that is not for the kernel (another thread, a fault outside the arena that kernel_fault() does
 * not claim, somebody else's SIGVTALRM) goes to the handler that was there before.
 */
#include "hosted.h"

#include <pthread.h>
#include <sys/mman.h>
#include <sys/uio.h>
#include <ucontext.h>
#include <unistd.h>

struct interrupted {
    ucontext_t context;
};

static const int taken[] = {
    SIGSEGV, SIGBUS, SIGFPE, SIGILL, HOSTED_TICK_SIGNAL, HOSTED_DEVICE_SIGNAL};
enum { TAKEN = sizeof(taken) / sizeof(taken[0]) };

static struct sigaction earlier[TAKEN];
static stack_t earlier_stack;
static void *stack;
static pthread_t kernel_thread;
static char device_mark; /* of hosted_device_interrupt() */

static uint64_t *registers_of(struct interrupted *interrupted)
{
    return (uint64_t *)interrupted->context.uc_mcontext.gregs;
}

void machine_divert_yield(struct interrupted *interrupted)
{
    uint64_t *registers = registers_of(interrupted);
    processor_divert_yield(&registers[REG_RIP], &registers[REG_RSP]);
}

void machine_divert_unwind(struct interrupted *interrupted, struct barrier *barrier,
                           uint32_t status)
{
    uint64_t *registers = registers_of(interrupted);
    registers[REG_RDI] = (uintptr_t)barrier;
    registers[REG_RSI] = status;
    processor_divert_unwind(&registers[REG_RIP], &registers[REG_RSP], barrier);
}

static struct interruption describe(const struct interrupted *interrupted)
{
    const greg_t *registers = interrupted->context.uc_mcontext.gregs;
    return (struct interruption){
        .pc = (uintptr_t)registers[REG_RIP],
        .sp = (uintptr_t)registers[REG_RSP],
        .fp = (uintptr_t)registers[REG_RBP],
    };
}

size_t processor_code_read(uintptr_t pc, uint8_t code[static 5])
{
    struct iovec local = {code, 5};
    struct iovec remote[] = {{(void *)pc, 4}, {(void *)(pc - 1), 1}};
    ssize_t count = process_vm_readv(getpid(), &local, 1, remote, 2, 0);
    return count < 0 ? 0 : (size_t)count;
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
    if (!hosted_clock_is_due())
        return;
    struct interruption interruption = describe(context);
    kernel_tick(context, &interruption);
}

/* With our mark, or with the code of a descriptor that has something to say: the host's own users of the signal
 * get none, or use it on another thread. One that comes from nobody has lost its mark: Linux keeps no more than
 * so many of them. */
static bool is_device(const siginfo_t *info)
{
    if (!pthread_equal(pthread_self(), kernel_thread))
        return false;
    return (info->si_code == SI_QUEUE && info->si_value.sival_ptr == &device_mark) ||
           (info->si_code == SI_USER && info->si_pid == 0) ||
           (info->si_code >= POLL_IN && info->si_code <= POLL_HUP);
}

void hosted_device_interrupt(void)
{
    pthread_sigqueue(kernel_thread, HOSTED_DEVICE_SIGNAL,
                     (union sigval){.sival_ptr = &device_mark});
}

static void on_device(int signal, siginfo_t *info, void *context)
{
    if (!is_device(info)) {
        chain(signal, info, context);
        return;
    }
    struct interruption interruption = describe(context);
    kernel_device(context, &interruption);
}

static void (*handler_of(int signal))(int, siginfo_t *, void *)
{
    switch (signal) {
    case HOSTED_TICK_SIGNAL: return on_tick;
    case HOSTED_DEVICE_SIGNAL: return on_device;
    default: return on_fault;
    }
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
        ours.sa_sigaction = handler_of(taken[i]);
        sigemptyset(&ours.sa_mask);
        sigaddset(&ours.sa_mask, HOSTED_TICK_SIGNAL);
        sigaddset(&ours.sa_mask, HOSTED_DEVICE_SIGNAL);
        sigaction(taken[i], &ours, &earlier[i]);
    }
    return true;
}

void hosted_signals_shutdown(void)
{
    /* A tick that is still on its way is dropped while its signal is ignored. */
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    sigaction(HOSTED_TICK_SIGNAL, &ignore, NULL);
    sigaction(HOSTED_DEVICE_SIGNAL, &ignore, NULL);
    for (size_t i = 0; i < TAKEN; i++)
        sigaction(taken[i], &earlier[i], NULL);
    sigaltstack(&earlier_stack, NULL);
    munmap(stack, HOSTED_SIGNAL_STACK);
}
