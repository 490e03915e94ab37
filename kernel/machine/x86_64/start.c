/*
 * Start of the bare machine: the table of contents, and what the loader handed over.
 */
#include "bare.h"
#include "clock.h"
#include "gates.h"
#include "ioapic.h"
#include "lapic.h"
#include "paging.h"
#include "virtio.h"

enum { FIRST_MEGABYTE = 1 << 20 }; /* firmware lives there */

/* Layouts from here to the end of the struct hvm_ ones are Xen's (PVH). */
enum { HVM_MAGIC = 0x336ec578, HVM_RAM = 1 };

struct hvm_start_info {
    uint32_t magic, version, flags, module_count;
    uint64_t modules, command_line, rsdp, memory_map;
    uint32_t memory_map_count, reserved;
};

struct hvm_module {
    uint64_t address, size, command_line, reserved;
};

struct hvm_memory {
    uint64_t address, size;
    uint32_t type, reserved;
};

static struct bare_boot boot;
static char command_line[BARE_COMMAND_LINE];
static struct physical_range archive;

extern const char bare_text_low[], bare_data_high[];

static void take_command_line(const char *text)
{
    for (size_t n = 0; text[n] != 0 && n < sizeof command_line - 1; n++)
        command_line[n] = text[n];
}

static const struct hvm_start_info *check_info(uintptr_t address)
{
    const struct hvm_start_info *info = (const void *)address;
    if (info->magic != HVM_MAGIC)
        bare_panic("start", "the loader's information is not that of PVH");
    if (info->version < 1 || info->memory_map_count == 0)
        bare_panic("start", "the loader has no map of the memory");
    return info;
}

/* Copies all that the loader left in memory, before any of it is used. */
static void take_info(const struct hvm_start_info *info)
{
    const struct hvm_memory *map = (const void *)info->memory_map;
    if (info->command_line != 0)
        take_command_line((const void *)info->command_line);
    if (info->module_count > 0) {
        const struct hvm_module *module = (const void *)info->modules;
        archive = (struct physical_range){module->address, module->address + module->size};
    }
    for (uint32_t i = 0; i < info->memory_map_count; i++)
        if (map[i].type == HVM_RAM)
            physical_add((struct physical_range){map[i].address, map[i].address + map[i].size});
    physical_remove((struct physical_range){0, FIRST_MEGABYTE});
    physical_remove((struct physical_range){(uintptr_t)bare_text_low - PAGING_KERNEL,
                                            (uintptr_t)bare_data_high - PAGING_KERNEL});
    if (archive.low < archive.high)
        physical_remove(archive);
    physical_boot();
}

_Noreturn void bare_start(uintptr_t info)
{
    bare_console_boot();
    take_info(check_info(info));
    paging_boot(archive);
    gates_boot();
    lapic_boot();
    clock_boot();
    if (ioapic_boot())
        bare_console_input();
    virtio_boot(command_line);
    __asm__ volatile("sti");
    boot = (struct bare_boot){
        .command_line = command_line,
        .archive = archive.low < archive.high ? physical_address(archive.low) : NULL,
        .archive_size = archive.high - archive.low,
        .memory = physical_available(PHYSICAL_TABLES),
    };
    bare_main(&boot);
}
