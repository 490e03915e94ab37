/* Installs handlers on events of service. */
#include "service.h"

#include <console.h>
#include <event.h>

module(scaler);
initialiser(start);

struct scaler {
    double factor;
    struct binding *binding;
    u32 calls;
};

static struct scaler *scaler;

/* Counts itself out after its second call, while the raise is under way. */
static double on_scale(struct scaler *self, double x, u32 times, float y)
{
    self->calls++;
    if (self->calls == 2 && failed(event_uninstall(self->binding)))
        return 0.0;
    return self->factor * (x * (double)times + (double)y);
}

static status start(void)
{
    scaler = new (struct scaler);
    scaler->factor = 100.0;
    scaler->binding = install(service_scale, on_scale, .closure = scaler);
    return scaler->binding ? OK : STATUS_VALUE(STATUS_DENIED);
}
