/* Loads plugs and a hub of their own, links them, and destroys them while they work. argv: the objects of a plug
 * and a hub. It raises on another hub, which stays, as others do. */
#include "hub.h"

#include <device.h>
#include <domain.h>
#include <event.h>
#include <heap.h>
#include <strand.h>
#include <sync.h>

module(boss);
initialiser(start);

enum { TURNS = 6, AT_A_TIME = 2, RENEWED = 3 };

static struct exports *kernel;
static struct domain *plugs[AT_A_TIME];
static u8 *__array plug_object, *__array hub_object;

static status start(void)
{
    sync_survive();
    return OK;
}

static u64 same(u64 raiser, u64 value)
{
    return value + 1;
}

static void collect(void *__nullable argument)
{
    heap_collect();
}

/* One can give away what one imports: what a plug calls. */
static void borrow(void)
{
    status why;
    struct strand *strand = strand_create(collect, NULL, "boss", 0, &why);
    assert(strand && succeeded(strand_start(strand)));
    struct binding *binding = install(hub_raise, same);
    assert(binding && succeeded(event_uninstall(binding)));
    assert(succeeded(strand_join(strand)));
}

/* What plugs and hubs import of the kernel. */
static struct exports *__nullable sources(void)
{
    static const char *const interfaces[] = {"event", "heap", "strand", "sync"};
    struct exports *all = NULL;
    for (u32 i = 0; i < lenof(interfaces); i++) {
        struct exports *one = domain_of_interface(interfaces[i]);
        if (!one)
            return NULL;
        all = all ? domain_combine(all, one) : one;
    }
    return all;
}

static struct domain *load(const u8 *__array object, struct exports *__nullable hub)
{
    status why;
    struct domain *domain = domain_create(object, lenof(object), &why);
    assert(domain != NULL);
    assert(succeeded(domain_resolve(domain, kernel)));
    if (hub)
        assert(succeeded(domain_resolve(domain, hub)));
    assert(succeeded(domain_initialise(domain)));
    return domain;
}

static void destroy(struct domain *domain)
{
    assert(succeeded(domain_destroy(domain)));
    assert(domain_destroy(domain).code == STATUS_NOT_FOUND);
}

static struct exports *exports(struct domain *domain)
{
    struct exports *exports = domain_exports(domain);
    assert(exports != NULL);
    return exports;
}

/* Some lose their import for a while. */
static void one_turn(struct domain *hub, u32 turn)
{
    struct domain *plug = load(plug_object, exports(hub)), *old = plugs[turn % AT_A_TIME];
    u64 self = sync_self();
    plugs[turn % AT_A_TIME] = plug;
    for (u64 i = 0; i < 3; i++)
        assert(hub_raise(self, i) == i + 1);
    if (turn % 2) {
        assert(succeeded(domain_unresolve(plug, exports(hub))));
        strand_yield();
        assert(succeeded(domain_resolve(plug, exports(hub))));
    }
    if (old)
        destroy(old);
    assert(hub_raise(self, turn) == turn + 1);
}

static u8 *__array read_object(const char *name)
{
    struct device *device = device_open(name);
    assert(device != NULL);
    u8 *bytes = new_array(u8, device_size(device));
    assert(device_read(device, 0, bytes, lenof(bytes)) >= 0);
    return bytes;
}

int main(int argc, str_t *__array argv)
{
    borrow();
    struct exports *all = sources();
    if (argc != 3 || !all)
        return 1;
    kernel = all;
    plug_object = read_object(argv[1]);
    hub_object = read_object(argv[2]);
    struct domain *hub = load(hub_object, NULL);
    for (u32 turn = 0; turn < TURNS; turn++) {
        one_turn(hub, turn);
        if (turn % RENEWED != RENEWED - 1)
            continue;
        destroy(hub); /* those who still raise there are told */
        hub = load(hub_object, NULL);
    }
    for (u32 i = 0; i < AT_A_TIME; i++)
        destroy(plugs[i]);
    destroy(hub);
    return 0;
}
