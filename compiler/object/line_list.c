/* Rows of the line table while they are collected. */
#include "object/line_list.h"

#include "object/table.h"

#include <string.h>

static size_t only_text(const struct relocatable *file)
{
    size_t found = 0;
    for (size_t i = 1; i < file->section_count; i++) {
        const Elf64_Shdr *section = &file->sections[i];
        if (!(section->sh_flags & SHF_EXECINSTR) || section->sh_size == 0)
            continue;
        if (found)
            return 0;
        found = i;
    }
    return found;
}

void line_list_open(struct line_list *list, const struct relocatable *file,
                    const struct low_unit *unit, struct arena *arena)
{
    *list = (struct line_list){.arena = arena, .file = file, .text = only_text(file)};
    list->functions = function_index_new(unit);
    list->names = table_file_names(unit, &list->name_count);
    list->is_bad = list->text == 0;
}

uint32_t line_list_file(const struct line_list *list, const char *name)
{
    uint32_t i = 0;
    while (i < list->name_count && strcmp(list->names[i], name) != 0)
        i++;
    return i;
}

static void append(struct line_list *list, struct spin_line row)
{
    if (list->count == list->room) {
        size_t room = list->room ? 2 * list->room : 256;
        struct spin_line *rows = arena_array(list->arena, room, sizeof *rows);
        if (list->count)
            memcpy(rows, list->rows, list->count * sizeof *rows);
        list->rows = rows;
        list->room = room;
    }
    list->rows[list->count++] = row;
}

/* Of several rows for one place the last counts; rows that say the same as the one before go. */
void line_list_add(struct line_list *list, uint64_t offset, uint32_t file, int64_t line)
{
    struct spin_line *last = list->count ? &list->rows[list->count - 1] : NULL;
    uint64_t size = list->file->sections[list->text].sh_size;
    bool is_known = file < list->name_count && line > 0 && line <= SPIN_LINE_MAX;
    struct spin_line row = {(uint32_t)offset, is_known ? file : 0, is_known ? (uint32_t)line : 0};
    if (list->is_bad || offset > size || size > UINT32_MAX || (last && offset < last->offset) ||
        list->count >= SPIN_LINE_ROWS) {
        list->is_bad = true;
        return;
    }
    if (last && last->offset == offset) {
        *last = row;
        return;
    }
    if (offset < size && !(last && last->file == row.file && last->line == row.line))
        append(list, row);
}

/* --- Sections ------------------------------------------------------------------------------------ */

const Elf64_Shdr *line_list_section(const struct line_list *list, const char *name)
{
    for (size_t i = 1; i < list->file->section_count; i++) {
        const Elf64_Shdr *section = &list->file->sections[i];
        if (section->sh_type == SHT_PROGBITS && !(section->sh_flags & SHF_COMPRESSED) &&
            strcmp(relocatable_section_name(list->file, section), name) == 0)
            return section;
    }
    return NULL;
}

const Elf64_Shdr *line_list_relocations(const struct line_list *list, const Elf64_Shdr *section)
{
    size_t target = (size_t)(section - list->file->sections);
    for (size_t i = 1; i < list->file->section_count; i++)
        if (list->file->sections[i].sh_type == SHT_RELA &&
            list->file->sections[i].sh_info == target)
            return &list->file->sections[i];
    return NULL;
}

bool line_list_target(const struct line_list *list, const Elf64_Shdr *relocations, size_t *next,
                      size_t at, uint64_t *offset)
{
    size_t count = relocations ? relocations->sh_size / sizeof(Elf64_Rela) : 0;
    for (; *next < count; ++*next) {
        Elf64_Rela row;
        memcpy(&row, relocatable_bytes(list->file, relocations) + *next * sizeof row, sizeof row);
        if (row.r_offset < at)
            continue;
        uint64_t index = ELF64_R_SYM(row.r_info);
        if (row.r_offset > at || index >= list->file->symbol_count ||
            list->file->symbols[index].st_shndx != list->text)
            return false;
        *offset = list->file->symbols[index].st_value + (uint64_t)row.r_addend;
        return true;
    }
    return false;
}
