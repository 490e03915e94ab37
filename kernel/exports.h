/* What extensions can call: kernel procedures behind the interfaces of stdlib-ext/interfaces.
 *
 * exports.c is the table, the whole trusted surface on one page; it alone sees the interface headers
 * and compares each function here with its declaration there. Rules for all of them: a capability is
 * looked up before it is used; a word that an extension can change is read once; nothing is held
 * when extension code is called; bad arguments fault the caller, failures are statuses. */
#pragma once

#include <spin/abi.h>
#include <spin/status.h>

struct binding;
struct console;
struct device;
struct device_request;
struct domain;
struct exports;
struct namespace_request;
struct processor;
struct strand;

/* Adds every interface to the public or the privileged domain. */
status exports_add(struct domain *public_domain, struct domain *privileged);

/* Ends what the exports keep, at shutdown. */
void exports_shutdown(void);

/* The domain that called the running entry; one that was destroyed while its code ran faults. */
struct domain *exports_caller(void);

/* The same, for a procedure of a privileged interface: a caller that is not linked to it, and comes by a procedure value
 * of another, or of its own from before the grant was withdrawn, faults. */
struct domain *exports_grantee(const char *interface);

/* clock */
uint64_t export_clock_now(void);

/* console */
struct console *export_console_open(void);
void export_console_write(struct console *console, const char *text, size_t n);
void export_console_print(struct console *console, const char *format,
                          const struct spin_argument *arguments, uint64_t count);

/* device */
struct device *export_device_open(const char *name);
uint64_t export_device_size(struct device *device);
int64_t export_device_read(struct device *device, uint64_t position, uint8_t *buffer, size_t n);
int64_t export_device_write(struct device *device, uint64_t position, const uint8_t *buffer,
                            size_t n);
int64_t export_device_flush(struct device *device);
int64_t export_device_receive(struct device *device, uint8_t *buffer, size_t n);
int64_t export_device_send(struct device *device, const uint8_t *buffer, size_t n);
uint64_t export_device_waiting(struct device *device);
status export_device_notify(struct device *device, void (*ready)(struct device *));
struct device_request *export_device_begin_read(struct device *device, uint64_t position,
                                                uint8_t *buffer, size_t n, status *why);
struct device_request *export_device_begin_write(struct device *device, uint64_t position,
                                                 const uint8_t *buffer, size_t n, status *why);
bool export_device_is_done(struct device_request *request);
int64_t export_device_await(struct device_request *request);
bool export_device_cancel(struct device_request *request);
/* `struct device_about` of the interface */
struct export_device_about {
    uint64_t size;
    uint32_t kind, grain, most;
    bool is_writable;
    uint8_t address[6];
};
void export_device_describe(struct device *device, struct export_device_about *result);

/* domain */
struct domain *export_domain_create(const uint8_t *object, size_t n, status *why);
status export_domain_resolve(struct domain *into, struct exports *from);
status export_domain_unresolve(struct domain *into, struct exports *from);
status export_domain_initialise(struct domain *domain);
status export_domain_destroy(struct domain *domain);
struct exports *export_domain_exports(struct domain *domain);
struct exports *export_domain_combine(struct exports *a, struct exports *b);
struct exports *export_domain_of_interface(const char *interface);

/* event */
struct binding *export_event_implementation(const char *procedure);
status export_event_uninstall(struct binding *binding);

/* heap; the numbers are `struct heap_statistics` of the interface */
struct export_heap_numbers {
    uint64_t size, free, allocated, limit, collections;
};
void export_heap_collect(void);
void export_heap_statistics(struct export_heap_numbers *result);

/* namespace; the request is `struct namespace_request` of the interface */
enum { EXPORT_NAME = 32 };
struct export_name_request {
    uint64_t importer;
    char name[EXPORT_NAME];
};
status export_namespace_register(const char *name, struct exports *exports,
                                 bool (*authoriser)(const struct namespace_request *));
status export_namespace_withdraw(const char *name);
struct exports *export_namespace_find(const char *name);

/* strand and scheduler; their enum strand_state are these, the numbers `struct strand_statistics` and `struct strand_totals` */
enum {
    EXPORT_STRAND_CREATED,
    EXPORT_STRAND_READY,
    EXPORT_STRAND_RUNNING,
    EXPORT_STRAND_WAITS,
    EXPORT_STRAND_ENDED,
    EXPORT_STRAND_PRIORITIES = 32
};
struct export_strand_numbers {
    uint64_t number, processor_time, lent_time, switches, preemptions, waits, longest_wait;
    uint32_t priority, state;
};
struct export_strand_totals {
    uint64_t ticks, switches, preemptions, kills, quantum, longest_wait[EXPORT_STRAND_PRIORITIES];
};
struct strand *export_strand_create(void (*procedure)(void *), void *argument, const char *name,
                                    size_t stack, status *why);
status export_strand_start(struct strand *strand);
void export_strand_yield(void);
status export_strand_sleep(uint64_t nanoseconds);
status export_strand_join(struct strand *strand);
status export_strand_exit(void);
status export_strand_kill(struct strand *strand);
status export_strand_block(struct strand *strand);
status export_strand_unblock(struct strand *strand);
status export_strand_resume(struct strand *strand);
status export_strand_checkpoint(struct strand *strand);
status export_strand_set_priority(struct strand *strand, uint32_t priority);
struct strand *export_strand_current(void);
void export_strand_name(struct strand *strand, char *name, uint32_t n);
void export_strand_statistics(struct strand *strand, struct export_strand_numbers *result);
void export_strand_totals(struct export_strand_totals *result);
uint64_t export_scheduler_quantum(void);
status export_scheduler_set_quantum(uint64_t nanoseconds);
struct processor *export_scheduler_processor(void);
uint64_t export_scheduler_bound(void);
status export_scheduler_set_bound(uint64_t nanoseconds);
status export_scheduler_set_priority(struct strand *strand, uint32_t priority);

/* package */
status export_package_adopt(struct strand *strand, struct strand *leader, void *label);
status export_package_entrust(struct strand *strand, struct strand *leader);
status export_package_release(struct strand *strand);
void *export_package_label(struct strand *strand);
status export_package_set_label(struct strand *strand, void *label);
status export_package_wait(void);
status export_package_set_turn(uint64_t nanoseconds);

/* processor */
status export_processor_take(struct processor *processor, struct strand *leader);

/* sync */
uint64_t export_sync_self(void);
bool export_sync_is_alive(uint64_t number);
status export_sync_block(uint64_t *word, uint64_t expected, uint64_t holder);
status export_sync_pass(uint64_t *word);
status export_sync_post(uint64_t *word);
bool export_sync_wake(uint64_t *word, uint64_t expected, uint64_t wanted, uint64_t count);
void export_sync_survive(void);
