/* The procedures of a kernel that wasm2c translated, as those of any other library. */
#include "kernel.h"

#include <stdint.h>
#include <string.h>

static Z_kernel_instance_t instance;

__attribute__((visibility("default"))) void compute_prepare(void);
__attribute__((visibility("default"))) uint64_t compute_run(uint64_t turns);

void compute_prepare(void)
{
    wasm_rt_init();
    Z_kernel_init_module();
    Z_kernel_instantiate(&instance);
    Z_kernelZ_compute_prepare(&instance);
}

uint64_t compute_run(uint64_t turns)
{
    return Z_kernelZ_compute_run(&instance, turns);
}
