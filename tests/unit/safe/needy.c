/* Asks the kernel for whatever takes memory, one thing after the other; each may be refused, and what was begun before
 * is ended. Its main returns how many things were refused. What a fault left behind, the next run finds in order. */
#include "needy.h"

#include <console.h>
#include <domain.h>
#include <event.h>
#include <namespace.h>
#include <package.h>
#include <scheduler.h>

module(needy);
implements(needy);

enum { STRANDS = 3, HANDLERS = 3, NUMBER = 5 };

typedef struct binding *handler;
typedef struct strand *worker;

static handler *__array handlers;
static worker *__array workers;
static struct device *opened;
static struct domain *made;
static u32 refused, ran;

static _Bool may(_Bool good)
{
    refused += !good;
    return good;
}

/* --- Events ------------------------------------------------------------------------------------------- */

u64 needy_add(u64 number)
{
    return number;
}

void needy_ready(struct device *device)
{
}

static u64 add(u64 number)
{
    return number + 100;
}

/* One that stays, because a new list of handlers takes memory, is removed in the next run. */
static void remove(u32 i)
{
    if (handlers[i] && may(succeeded(event_uninstall(handlers[i]))))
        handlers[i] = NULL;
}

static u32 installed(void)
{
    u32 count = 0;
    for (u32 i = 0; i < HANDLERS; i++)
        count += handlers[i] != NULL;
    return count;
}

static void use_events(void)
{
    for (u32 i = 0; i < HANDLERS; i++) {
        handlers[i] = install(needy_add, add);
        may(handlers[i] != NULL);
    }
    assert(needy_add(NUMBER) == (installed() > 0 ? NUMBER + 100 : NUMBER));
    for (u32 i = 0; i < HANDLERS; i++)
        remove(i);
    assert(needy_add(NUMBER) == (installed() > 0 ? NUMBER + 100 : NUMBER));
}

/* --- Strands ------------------------------------------------------------------------------------------- */

static void work(void *__nullable argument)
{
    ran++;
    strand_sleep(1000);
    ran++;
}

/* How many could be made; they are in a package when `leader` is there. */
static u32 make_workers(struct strand *__nullable leader)
{
    status why;
    u32 count = 0;
    for (u32 i = 0; i < STRANDS; i++) {
        struct strand *strand = strand_create(work, NULL, "worker", 0, &why);
        workers[i] = strand;
        if (!may(strand != NULL))
            continue;
        if (leader)
            may(succeeded(package_adopt(strand, leader, NULL)));
        assert(succeeded(strand_start(strand)));
        count++;
    }
    return count;
}

static void end_workers(void)
{
    for (u32 i = 0; i < STRANDS; i++) {
        if (workers[i]) {
            strand_kill(workers[i]);
            (void)strand_join(workers[i]).code;
        }
        workers[i] = NULL;
    }
}

static void use_strands(void)
{
    ran = 0;
    u32 count = make_workers(NULL);
    for (u32 i = 0; i < STRANDS; i++)
        if (workers[i])
            assert(succeeded(strand_join(workers[i])));
    assert(ran == 2 * count);
}

/* Whether it has ended. */
static _Bool is_over(struct strand *strand)
{
    struct strand_statistics known;
    strand_statistics(strand, &known);
    return known.state == STRAND_ENDED;
}

static void lead(u32 count)
{
    for (u32 i = 0; i < STRANDS; i++)
        while (workers[i] && !is_over(workers[i]))
            if (strand_resume(workers[i]).code == STATUS_INVALID && failed(package_wait()))
                strand_sleep(1000);
            else
                strand_yield();
    assert(ran == 2 * count);
}

static void use_packages(void)
{
    ran = 0;
    lead(make_workers(strand_current()));
}

/* To the end of the run. */
static void use_processor(void)
{
    ran = 0;
    if (may(succeeded(processor_take(scheduler_processor(), strand_current()))))
        lead(make_workers(NULL));
}

/* --- Devices ------------------------------------------------------------------------------------------- */

static void use_device(const char *name, u8 *__array bytes)
{
    status why;
    struct device *device = device_open(name);
    if (!may(device != NULL))
        return;
    opened = device;
    may(succeeded(device_notify(device, needy_ready)));
    struct device_request *request = device_begin_read(device, 0, bytes, lenof(bytes), &why);
    if (may(request != NULL))
        assert(device_await(request) == (i64)lenof(bytes));
    assert(device_read(device, 0, bytes, lenof(bytes)) == (i64)lenof(bytes));
    (void)device_notify(device, NULL).code;
}

/* --- Domains ------------------------------------------------------------------------------------------- */

static _Bool may_have(const struct namespace_request *__scope request)
{
    return 1;
}

static void end_domains(void)
{
    (void)namespace_withdraw("service").code;
    if (made)
        (void)domain_destroy(made).code;
    made = NULL;
}

static void use_domains(const u8 *__array bytes)
{
    status why;
    struct domain *domain = domain_create(bytes, lenof(bytes), &why);
    if (!may(domain != NULL))
        return;
    made = domain;
    struct exports *exports = domain_exports(domain);
    may(succeeded(domain_initialise(domain)));
    if (may(exports != NULL))
        may(succeeded(namespace_register("service", exports, may_have)) &&
            namespace_find("service") != NULL);
    end_domains();
}

/* What stays as long as the domain does. */
int combine(int argc, str_t *__array argv)
{
    struct exports *console = domain_of_interface("console"), *event = domain_of_interface("event");
    refused = 0;
    if (may(console != NULL) && may(event != NULL))
        may(domain_combine(console, event) != NULL);
    return (int)refused;
}

/* --- All ----------------------------------------------------------------------------------------------- */

static void tidy(void)
{
    for (u32 i = 0; i < HANDLERS && handlers; i++)
        remove(i);
    if (workers)
        end_workers();
    if (opened)
        (void)device_notify(opened, NULL).code;
    end_domains();
    refused = 0;
}

/* main DEVICE: the device holds the object of a module. */
int main(int argc, str_t *__array argv)
{
    tidy();
    if (!handlers)
        handlers = new_array(handler, HANDLERS);
    if (!workers)
        workers = new_array(worker, STRANDS);
    console_print(console_open(), "asks\n");
    use_events();
    use_strands();
    struct device *device = device_open(argv[1]);
    if (may(device != NULL)) {
        u8 *bytes = new_array(u8, device_size(device));
        use_device(argv[1], bytes);
        use_domains(bytes);
    }
    use_packages();
    use_processor();
    return (int)refused;
}
