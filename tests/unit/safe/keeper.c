/* Loads a service and gives it to whoever is called asker. */
#include <console.h>
#include <device.h>
#include <domain.h>
#include <namespace.h>

module(keeper);

static _Bool may_have(const struct namespace_request *__scope request)
{
    console_print(console_open(), "asked by %s\n", request->name);
    return request->name[0] == 'a' && request->importer != 0;
}

/* A broken authoriser is a no. */
static _Bool breaks_down(const struct namespace_request *__scope request)
{
    u64 zero = request->importer - request->importer;
    return 1 / zero == 0;
}

struct chunk {
    struct chunk *next;
    u64 words[500];
};

static struct chunk *hoard;

/* What it uses up is its own. */
static _Bool hoards(const struct namespace_request *__scope request)
{
    while (request->importer) {
        struct chunk *chunk = new (struct chunk);
        chunk->next = hoard;
        hoard = chunk;
    }
    return 1;
}

static u64 deeper(u64 depth)
{
    u64 words[64];
    for (u32 i = 0; i < 64; i++)
        words[i] = depth + i;
    return words[depth % 64] + deeper(depth + 1);
}

static _Bool recurses(const struct namespace_request *__scope request)
{
    return deeper(request->importer) != 0;
}

static struct domain *load(const char *name)
{
    struct device *device = device_open(name);
    u8 *bytes = new_array(u8, device_size(device));
    status why = OK;
    return device_read(device, 0, bytes, lenof(bytes)) < 0
               ? NULL
               : domain_create(bytes, lenof(bytes), &why);
}

int main(int argc, str_t *__array argv)
{
    struct domain *service = load(argv[argc - 1]);
    if (!service || failed(domain_initialise(service)))
        return 1;
    struct exports *exports = domain_exports(service);
    if (failed(namespace_register("service", exports, may_have)) ||
        failed(namespace_register("broken", exports, breaks_down)) ||
        failed(namespace_register("hoarded", exports, hoards)) ||
        failed(namespace_register("deep", exports, recurses)) ||
        failed(namespace_register("private", exports, NULL)))
        return 2;
    return namespace_find("private") == NULL;
}
