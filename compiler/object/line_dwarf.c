/* The line program of DWARF 4 (section 6.2 of its standard), as clang -gdwarf-4 writes it: one unit,
 * one operation per instruction. Directories and files are named in its head. */
#include "object/line_list.h"

#include <string.h>

enum { FILES_MAX = 4096, STANDARD_MAX = 64 };

/* Numbers as the standard has them. */
enum {
    EXTENDED,
    COPY,
    ADVANCE_PC,
    ADVANCE_LINE,
    SET_FILE,
    CONST_ADD_PC = 8,
    FIXED_ADVANCE_PC,
    END_SEQUENCE = 1,
    SET_ADDRESS,
};

struct reader {
    struct line_list *list;
    const uint8_t *bytes; /* of the section */
    size_t at, end;
    size_t next_relocation;
    const Elf64_Shdr *relocations;
    const char *directories[FILES_MAX + 1]; /* from 1 on */
    uint32_t files[FILES_MAX + 1];          /* their numbers in the list; from 1 on */
    size_t file_count;
    int8_t line_base;
    uint8_t line_range, opcode_base;
    uint8_t operands[STANDARD_MAX];
    uint64_t address, file;
    int64_t line;
};

/* --- Bytes: what lies behind the end reads as 0 and makes the list bad --------------------------- */

static uint64_t take(struct reader *r, size_t size)
{
    uint64_t value = 0;
    if (size > r->end - r->at) {
        r->list->is_bad = true;
        r->at = r->end;
        return 0;
    }
    memcpy(&value, r->bytes + r->at, size);
    r->at += size;
    return value;
}

static uint64_t take_unsigned(struct reader *r)
{
    uint64_t value = 0, byte;
    unsigned shift = 0;
    do {
        byte = take(r, 1);
        if (shift < 64)
            value |= (byte & 0x7f) << shift;
        shift += 7;
    } while (byte & 0x80);
    return value;
}

static int64_t take_signed(struct reader *r)
{
    uint64_t value = 0, byte;
    unsigned shift = 0;
    do {
        byte = take(r, 1);
        if (shift < 64)
            value |= (byte & 0x7f) << shift;
        shift += 7;
    } while (byte & 0x80);
    return (int64_t)(shift < 64 && byte & 0x40 ? value | UINT64_MAX << shift : value);
}

static const char *take_text(struct reader *r)
{
    const char *text = (const char *)r->bytes + r->at;
    size_t n = strnlen(text, r->end - r->at);
    if (n == r->end - r->at) {
        r->list->is_bad = true;
        r->at = r->end;
        return "";
    }
    r->at += n + 1;
    return text;
}

/* --- The head ------------------------------------------------------------------------------------ */

static bool take_directories(struct reader *r)
{
    for (size_t n = 1; n <= FILES_MAX; n++) {
        r->directories[n] = take_text(r);
        if (!r->directories[n][0])
            return true;
    }
    return false;
}

static bool take_files(struct reader *r)
{
    for (size_t n = 1; n <= FILES_MAX; n++) {
        const char *name = take_text(r);
        if (!name[0]) {
            r->file_count = n;
            return true;
        }
        uint64_t directory = take_unsigned(r);
        take_unsigned(r); /* time */
        take_unsigned(r); /* size */
        if (directory > FILES_MAX || (directory && !r->directories[directory]))
            return false;
        if (directory)
            name = arena_printf(r->list->arena, "%s/%s", r->directories[directory], name);
        r->files[n] = line_list_file(r->list, name);
    }
    return false;
}

static bool take_head(struct reader *r)
{
    uint64_t length = take(r, 4);
    if (length > r->end - r->at)
        return false;
    r->end = r->at + length;
    uint64_t version = take(r, 2), head = take(r, 4);
    size_t program = r->at + head;
    if (version != 4 || head > r->end - r->at)
        return false;
    uint64_t instruction = take(r, 1), operations = take(r, 1);
    take(r, 1); /* whether rows are statements */
    r->line_base = (int8_t)take(r, 1);
    r->line_range = (uint8_t)take(r, 1);
    r->opcode_base = (uint8_t)take(r, 1);
    if (instruction != 1 || operations != 1 || r->line_range == 0 ||
        r->opcode_base <= FIXED_ADVANCE_PC || r->opcode_base > STANDARD_MAX)
        return false;
    for (size_t i = 1; i < r->opcode_base; i++)
        r->operands[i] = (uint8_t)take(r, 1);
    return take_directories(r) && take_files(r) && r->at == program;
}

/* --- The program --------------------------------------------------------------------------------- */

static void restart(struct reader *r)
{
    r->address = 0;
    r->file = r->line = 1;
}

/* Line 0 is code that belongs to no line of its own: it stays with the line before. */
static void add_row(struct reader *r)
{
    if (r->line != 0)
        line_list_add(r->list, r->address, r->file < r->file_count ? r->files[r->file] : UINT32_MAX,
                      r->line);
}

static bool take_extended(struct reader *r)
{
    uint64_t size = take_unsigned(r);
    if (size == 0 || size > r->end - r->at)
        return false;
    size_t next = r->at + size;
    uint64_t opcode = take(r, 1);
    if (opcode == END_SEQUENCE) {
        line_list_add(r->list, r->address, UINT32_MAX, 0);
        restart(r);
    } else if (opcode == SET_ADDRESS &&
               (size != 9 || !line_list_target(r->list, r->relocations, &r->next_relocation, r->at,
                                               &r->address))) {
        return false;
    }
    r->at = next;
    return true;
}

static void take_special(struct reader *r, unsigned opcode)
{
    unsigned step = opcode - r->opcode_base;
    r->address += step / r->line_range;
    r->line += r->line_base + (int)(step % r->line_range);
    add_row(r);
}

static bool take_step(struct reader *r)
{
    unsigned opcode = (unsigned)take(r, 1);
    if (opcode >= r->opcode_base) {
        take_special(r, opcode);
        return true;
    }
    switch (opcode) {
    case EXTENDED: return take_extended(r);
    case COPY: add_row(r); break;
    case ADVANCE_PC: r->address += take_unsigned(r); break;
    case ADVANCE_LINE: r->line = (int64_t)((uint64_t)r->line + (uint64_t)take_signed(r)); break;
    case SET_FILE: r->file = take_unsigned(r); break;
    case CONST_ADD_PC: r->address += (255u - r->opcode_base) / r->line_range; break;
    case FIXED_ADVANCE_PC: r->address += take(r, 2); break;
    default: /* says nothing about lines */
        for (unsigned i = 0; i < r->operands[opcode]; i++)
            take_unsigned(r);
    }
    return true;
}

void line_read_dwarf(struct line_list *list)
{
    const Elf64_Shdr *section = line_list_section(list, ".debug_line");
    if (!section)
        return;
    struct reader *r = ARENA_NEW(list->arena, struct reader);
    r->list = list;
    r->bytes = relocatable_bytes(list->file, section);
    r->end = section->sh_size;
    r->relocations = line_list_relocations(list, section);
    restart(r);
    bool good = take_head(r);
    while (good && !list->is_bad && r->at < r->end)
        good = take_step(r);
    list->is_bad |= !good || r->end != section->sh_size;
}
