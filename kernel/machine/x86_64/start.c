/*
 * Start of the bare machine: the table of contents, and what the loader handed over.
 */
#include "bare.h"

#include <string.h>

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

static struct bare_boot boot;
static char command_line[BARE_COMMAND_LINE];

static void take_command_line(const char *text)
{
    size_t n = 0;
    while (text[n] != 0 && n < sizeof command_line - 1) {
        command_line[n] = text[n];
        n++;
    }
    boot.command_line = command_line;
}

_Noreturn void bare_start(uintptr_t address)
{
    const struct hvm_start_info *info = (const void *)address;
    bare_console_boot();
    if (info->magic != HVM_MAGIC)
        bare_panic("start", "the loader's information is not that of PVH");
    boot.command_line = command_line;
    if (info->command_line != 0)
        take_command_line((const void *)info->command_line);
    if (info->module_count > 0) {
        const struct hvm_module *module = (const void *)info->modules;
        boot.archive = (const void *)module->address;
        boot.archive_size = module->size;
    }
    bare_main(&boot);
}
