/* libspindle: a kernel for Safe C extensions, as a library.
 *
 *     spindle_boot(NULL);
 *     spindle_trust_directory(NULL);
 *     spindle_load(bytes, size, NULL, &domain);
 *     spindle_link(&domain, 1);
 *     spindle_run(domain, &(struct spindle_plan){0}, &result);
 *     spindle_shutdown();
 *
 * What a program that embeds it has to know:
 * - There is one kernel per process: a second boot is refused with STATUS_EXISTS until the first was
 *   shut down. Boot and shutdown can be repeated any number of times.
 * - The thread that booted is the kernel's: only it calls what is declared here, except
 *   spindle_interrupt(), which may be called from any thread and from a signal handler. Procedures
 *   that the program exports run on that thread too, on the stacks of extensions: they may call
 *   spindle_* only where it says so.
 * - It takes the signals SIGSEGV, SIGBUS, SIGFPE and SIGILL, SIGVTALRM for its timer and SIGIO for devices. What is not an
 *   extension's fault goes to the handlers that were there before; shutdown puts them back.
 * - A failed call returns a status; spindle_message() says why in one line.
 * - It contains no compiler and no private key, and loads only objects whose seal it verified. */
#pragma once

#include <spin/interface.h>
#include <spin/status.h>

struct domain;

/* --- Boot and shutdown ----------------------------------------------------------------------------- */

/* What differs from the default; zero members are the default. */
struct spindle_options {
    uint64_t memory; /* bytes for stacks and objects' pages; 256 MiB */
    /* Where text for the console goes; the process's standard output, where what cannot be written is
     * dropped: a host that must know writes itself. Runs on stacks of extensions. */
    void (*write)(void *context, const char *text, size_t n);
    /* Gets the report of each fault as it happens, "bounds: ring.c:40:7 'buf[i]' i=10 len=10", also of
     * those that a barrier contains and no result tells of. When more than one call was under way, a
     * line for each follows, innermost first: "    ring_get at ring.c:40". Runs as `write` does. */
    void (*report)(void *context, const char *text);
    void *context;
    uint64_t guard_limit, handler_limit, initialiser_limit; /* nanoseconds; 10 ms, 1 s, 1 s */
    /* A domain is destroyed at so many faults of its own; never. The host's pointer to it is valid, for
     * what fails with NOT_FOUND or CLOSED then, until spindle_destroy(). */
    uint64_t fault_limit;
    /* Not 0: a seed decides who runs, at each kernel entry and raise, not the timer, and the clock counts
     * these events: the same seed gives the same interleaving of the same program. Limits of processor
     * time stay real. Code that loops without entering the kernel is not preempted. */
    uint64_t seed;
};

/* Boots the kernel; `options` NULL: all default. EXISTS: it is booted. On failure nothing is taken. */
status spindle_boot(const struct spindle_options *options);

/* Ends all strands and domains and gives everything back. Nothing happens when it is not booted. */
void spindle_shutdown(void);

/* Why the last call failed; valid until the next one. Never NULL. */
const char *spindle_message(void);

/* --- Keys ------------------------------------------------------------------------------------------ */

/* Trusts, revokes the public key of a compiler, 32 bytes; `name` is for messages. */
status spindle_trust(const uint8_t key[static 32], const char *name);
status spindle_revoke(const uint8_t key[static 32], const char *name);

/* Reads the file `keyring` of a key directory; NULL: the key rings found without being told, those of
 * the build and of the user. INVALID: somebody else could have written it, or it is malformed. */
status spindle_trust_directory(const char *directory);

/* --- Interfaces that the program implements --------------------------------------------------------- */

/* A C function for a procedure of an interface, which it is found for by name. */
struct spindle_procedure {
    const char *name;
    void (*code)(void);
};

enum spindle_visibility {
    SPINDLE_PUBLIC,    /* every domain is linked to it by spindle_link() */
    SPINDLE_PRIVILEGED /* only domains that were granted it */
};

/* Exports an interface. `interface` and what it points at must outlive the kernel. Arguments come in
 * registers as C passes them; references were checked by the compiler, but what they refer to belongs
 * to the extension: read it once. INVALID: a procedure has no code; EXISTS. */
status spindle_export(const struct spin_host_interface *interface,
                      const struct spindle_procedure *procedures, size_t count,
                      enum spindle_visibility visibility);

/* Faults the extension that called the running procedure, which does not return; its caller's frames
 * are cut, so hold nothing. From exported procedures only. */
_Noreturn void spindle_fault(enum spin_fault_kind kind, const char *what);

/* --- Domains --------------------------------------------------------------------------------------- */

/* Verifies and places a sealed object. `name` NULL: the module's name. The bytes are copied. */
status spindle_load(const void *bytes, size_t size, const char *name, struct domain **domain);

/* Binds the unresolved imports of `into` to the exports of `from`. MISMATCH names both types. */
status spindle_resolve(struct domain *into, struct domain *from);

/* Takes those bindings back. */
status spindle_unresolve(struct domain *into, struct domain *from);

/* Resolves each of the domains against the public interfaces and against each other, then checks that
 * nothing is missing. EXISTS: two of them export one procedure. */
status spindle_link(struct domain *const *domains, size_t count);

/* Resolves a domain against a privileged interface of the kernel: "domain" or "scheduler". */
status spindle_grant(struct domain *domain, const char *interface);

/* Takes that back, from the domain and those that it loaded: calls of the interface fault their caller from now on, also
 * by procedure values, and who replaced the kernel's scheduler by this authority is replaced by it again. */
status spindle_withdraw(struct domain *domain, const char *interface);

/* A new domain that exports what all of these export. */
status spindle_combine(struct domain *const *domains, size_t count, const char *name,
                       struct domain **domain);

/* Runs the initialiser, once; again after a domain was closed. */
status spindle_initialise(struct domain *domain);

/* Initialises those that are not, importers after what they import from. */
status spindle_initialise_all(struct domain *const *domains, size_t count);

/* Ends a domain; the pointer is not valid afterwards. NOT_FOUND: it had ended before, by its faults. */
status spindle_destroy(struct domain *domain);

/* What a domain may use at a time. */
enum spindle_resource {
    SPINDLE_HEAP,     /* bytes of collected objects; 256 MiB, or half of what the machine has */
    SPINDLE_STACK,    /* bytes of stacks; 64 MiB, or half of the kernel's memory */
    SPINDLE_STRANDS,  /* 128 */
    SPINDLE_HANDLERS, /* 1024 */
    SPINDLE_REQUESTS  /* to devices, begun and not done; 16 */
};

/* Sets a limit; what is in use already stays. INVALID: no such resource. */
status spindle_set_quota(struct domain *domain, enum spindle_resource resource, uint64_t limit);

/* Allows device_open() of one name, as if it had been named on the command line. */
status spindle_allow_device(const char *name);

/* --- Running --------------------------------------------------------------------------------------- */

/* What to run; zero members are the default. */
struct spindle_plan {
    const char *entry; /* procedure `int (int, str_t *__array)`; the module's main */
    int argc;
    const char *const *argv; /* argv[0] is the module's name by custom */
    uint64_t limit;          /* nanoseconds of processor time; none */
    size_t stack;            /* bytes; 256 KiB */
};

struct spindle_result {
    status outcome;   /* OK, FAULT, TIME, KILLED */
    int exit_status;  /* what the entry returned, when OK */
    char fault[1024]; /* the report, otherwise */
};

/* Runs an entry of an initialised domain to its end, together with whatever was started. The status
 * says whether it could be started; how it ended is in the result. Strands that it leaves behind go on
 * whenever something runs. When every strand waits and nothing can wake one, the entry ends with KILLED
 * and a report that names them. */
status spindle_run(struct domain *domain, const struct spindle_plan *plan,
                   struct spindle_result *result);

/* The same in two steps: starts it, to run whenever something waits; waits for its end. */
struct spindle_strand;
status spindle_start(struct domain *domain, const struct spindle_plan *plan,
                     struct spindle_strand **strand);
void spindle_wait(struct spindle_strand *strand, struct spindle_result *result);

/* How long a strand runs before the next of its priority has its turn; 5 ms. INVALID: below 10
 * microseconds or above 1000 seconds. */
status spindle_set_quantum(uint64_t nanoseconds);

/* Raises the event `procedure` that `domain` exports, with integer arguments; UNSUPPORTED when it
 * takes anything else. `result` NULL: not wanted. */
status spindle_raise(struct domain *domain, const char *procedure, const uint64_t *arguments,
                     size_t count, uint64_t *result);

/* Ends all extension code that runs now, as Ctrl-C does. */
void spindle_interrupt(void);

/* --- Asking ---------------------------------------------------------------------------------------- */

struct spindle_domain_info {
    struct domain *domain;
    const char *name, *state; /* state in a word */
    uint64_t id, faults, heap_bytes, handlers;
    size_t imports, unresolved, exports;
};

struct spindle_event_info {
    const char *interface, *procedure, *domain;
    size_t handlers, slots;
    const char *default_domain; /* whose default handler it has; NULL: none */
    bool is_direct;             /* a call goes straight to the code */
};

struct spindle_statistics {
    uint64_t domains, events, raises, faults;        /* raises: those that the dispatcher saw */
    uint64_t heap_bytes, collections, longest_pause; /* nanoseconds */
    uint64_t switches, preemptions, ticks, kills;
    uint64_t memory_free;   /* bytes of frames */
    uint64_t seeded, trace; /* events that a seed decided, and a hash of the decisions */
};

/* Calls visit(info, context) for each. */
void spindle_domains(void (*visit)(const struct spindle_domain_info *, void *), void *context);
void spindle_events(void (*visit)(const struct spindle_event_info *, void *), void *context);

/* The domain of that name, NULL: none. */
struct domain *spindle_find(const char *name);

/* The tables of its module, NULL: it has none. They live as long as the domain. */
const struct spin_module *spindle_module(const struct domain *domain);

/* The tables of an object that is not loaded: the ELF file, without or with what follows it. They are
 * checked as when it is loaded, but nothing of it runs and no seal is asked for, so do not believe
 * them. They live until the next call of this, or shutdown. */
status spindle_inspect(const void *bytes, size_t size, const struct spin_module **module);

void spindle_statistics(struct spindle_statistics *statistics);

/* The text of a status: "not authorised". */
const char *spindle_status_text(status s);
