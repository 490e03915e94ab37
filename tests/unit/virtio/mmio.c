/* Where the kernel's command line says that devices are. */
#include "machine/x86_64/mmio.h"

#include "machine/x86_64/bare.h"
#include "machine/x86_64/paging.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

static uint32_t registers[16][128];
static uint64_t mapped[16];
static size_t count;

volatile void *paging_device(paddr address, size_t size)
{
    cr_assert_eq(size, 512);
    cr_assert_lt(count, 16);
    mapped[count] = address;
    return registers[count++];
}

uint64_t machine_clock(void)
{
    static uint64_t now;
    return now += 1000 * 1000;
}

static void boot(void)
{
    for (size_t i = 0; i < 16; i++) {
        registers[i][0] = 0x74726976;
        registers[i][1] = 2;
        registers[i][2] = (uint32_t)(1 + i % 3);
    }
}

static struct mmio found[MMIO_DEVICES];

Test(mmio, what_qemu_says, .init = boot)
{
    cr_assert_eq(
        mmio_find("a b virtio_mmio.device=512@0xfeb00c00:11 virtio_mmio.device=512@0xfeb00e00:12",
                  found),
        2);
    cr_assert(mapped[0] == 0xfeb00e00 && found[0].line == 12,
              "the last place is the first device's");
    cr_assert(mapped[1] == 0xfeb00c00 && found[1].line == 11);
    cr_assert(found[0].kind == 1 && found[1].kind == 2);
}

Test(mmio, other_ways_to_say_it, .init = boot)
{
    cr_assert_eq(mmio_find("virtio_mmio.device=4K@0x1000:5", found), 1);
    cr_assert_eq(mmio_find(" virtio_mmio.device=0x200@4096:5 ", found), 1);
}

Test(mmio, nonsense, .init = boot)
{
    static const char *const texts[] = {
        "",
        " ",
        "virtio_mmio.device=",
        "virtio_mmio.device=512",
        "virtio_mmio.device=512@",
        "virtio_mmio.device=512@0x",
        "virtio_mmio.device=512@0xfeb00e00",
        "virtio_mmio.device=512@0xfeb00e00:",
        "virtio_mmio.device=512@0xfeb00e00:x",
        "virtio_mmio.device=512@0xfeb00e00:12x",
        "virtio_mmio.device=512@0xfeb00e01:12",
        "virtio_mmio.device=511@0xfeb00e00:12",
        "virtio_mmio.device=@0xfeb00e00:12",
        "virtio_mmio.device=512@0xffffffffffffffffffff:12",
        "virtio_mmio.device=512@0xfeb00e00:99999999999999999999999",
        "xvirtio_mmio.device=512@0xfeb00e00:12",
        "virtio_mmio.device=512 @0xfeb00e00:12",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        cr_assert_eq(mmio_find(texts[i], found), 0, "%s", texts[i]);
        cr_assert_eq(count, 0, "%s", texts[i]);
    }
}

Test(mmio, no_more_than_there_is_room_for, .init = boot)
{
    char text[20 * 40] = "";
    for (unsigned i = 0; i < 18; i++)
        sprintf(text + strlen(text), "virtio_mmio.device=512@0x%x:5 ", 0x1000 + 512 * i);
    cr_assert_eq(mmio_find(text, found), MMIO_DEVICES);
}

Test(mmio, something_else_is_there, .init = boot)
{
    registers[0][0] = 0;
    registers[1][1] = 1;
    cr_assert_eq(mmio_find("virtio_mmio.device=512@0x3000:5 virtio_mmio.device=512@0x2000:5 "
                           "virtio_mmio.device=512@0x1000:5",
                           found),
                 1);
    cr_assert_eq(mapped[2], 0x1000);
}

/* Registers that only remember: the answers of a device that is none. */
Test(mmio, does_not_agree, .init = boot)
{
    uint64_t offered;
    cr_assert_eq(mmio_find("virtio_mmio.device=512@0x1000:5", found), 1);
    registers[0][4] = 0; /* features */
    cr_assert_not(mmio_begin(&found[0], 0, &offered));
    registers[0][4] = 1;
    cr_assert(mmio_begin(&found[0], 0, &offered));
    registers[0][13] = 32; /* entries at most */
    cr_assert_not(mmio_queue(&found[0], 0, 64, 0x1000));
    registers[0][13] = 64;
    cr_assert(mmio_queue(&found[0], 0, 64, 0x1000));
    cr_assert_not(mmio_queue(&found[0], 0, 64, 0x1000), "it is in use");
}
