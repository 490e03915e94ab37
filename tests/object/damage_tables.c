/* Damage to the tables of a module. */
#include "damage.h"

#define ROWS(type, field)                                                                          \
    ((struct type *)victim_rows(victim, offsetof(struct spin_module, field)))

DAMAGE(module_magic)
{
    victim_module(victim)->magic = 1;
}

DAMAGE(module_version)
{
    victim_module(victim)->abi_version = SPIN_ABI_VERSION + 1;
}

DAMAGE(module_name_forged)
{
    victim_relocation(victim, ".spin.module")->r_info =
        ELF64_R_INFO(ELF64_R_SYM(victim_relocation(victim, ".spin.module")->r_info), R_X86_64_64);
    victim_relocation(victim, ".spin.module")->r_offset = offsetof(struct spin_module, initialiser) - 4;
}

DAMAGE(too_many_imports)
{
    victim_module(victim)->import_count = 0xffffffff;
}

DAMAGE(one_import_more)
{
    victim_module(victim)->import_count += 1000;
}

DAMAGE(too_many_sites)
{
    victim_module(victim)->site_count = 100000;
}

DAMAGE(main_is_no_procedure)
{
    victim_module(victim)->main = 1000;
}

DAMAGE(initialiser_below_none)
{
    victim_module(victim)->initialiser = -2;
}

DAMAGE(pointer_forged)
{
    ROWS(spin_import, imports)->member_count = 50000;
}

DAMAGE(interface_with_another_fingerprint)
{
    ROWS(spin_interface, interfaces)->fingerprint.bytes[31] ^= 1;
}

DAMAGE(interface_with_another_text)
{
    *(char *)victim_follow(victim, &ROWS(spin_interface, interfaces)->text) = '?';
}

DAMAGE(interface_text_with_control)
{
    *(char *)victim_follow(victim, &ROWS(spin_interface, interfaces)->text) = '\a';
}

DAMAGE(interface_implemented_twice)
{
    ROWS(spin_interface, interfaces)->implemented = 2;
}

/* The result and the parameters of the first import. */
static struct spin_member *members(struct victim *victim)
{
    return victim_follow(victim, &ROWS(spin_import, imports)->members);
}

DAMAGE(parameter_of_unknown_kind)
{
    members(victim)[1].kind = SPIN_KIND_VARIADIC + 1;
}

DAMAGE(parameter_with_unknown_flags)
{
    members(victim)[1].flags = 1u << 20;
}

DAMAGE(result_that_is_variadic)
{
    members(victim)[0].kind = SPIN_KIND_VARIADIC;
}

DAMAGE(bound_of_nothing)
{
    /* Any text: a value has no bound. */
    struct spin_member *member = members(victim);
    Elf64_Rela bound = *victim_relocation_of(victim, &member[1].declaration);
    victim_relocation_of(victim, &member[1].bound)->r_addend = bound.r_addend;
    victim_relocation_of(victim, &member[1].bound)->r_info = bound.r_info;
}

DAMAGE(declaration_with_control)
{
    *(char *)victim_follow(victim, &members(victim)[1].declaration) = '\033';
}

DAMAGE(field_outside_its_type)
{
    struct spin_member *field = victim_follow(victim, &ROWS(spin_type, types)->members);
    field->offset = ROWS(spin_type, types)->size;
}

DAMAGE(type_of_size_zero)
{
    ROWS(spin_type, types)->size = 0;
}

DAMAGE(type_with_wild_reference)
{
    ROWS(spin_type, types)->size = 4;
}

/* Its only reference lies at 0, where the elements would. */
DAMAGE(type_with_elements_over_a_reference)
{
    ROWS(spin_type, types)->flexible_size = 4;
}

DAMAGE(type_with_elements_behind_itself)
{
    ROWS(spin_type, types)->flexible_offset = 24;
    ROWS(spin_type, types)->flexible_size = 4;
}

/* The module has one such object of static data, which has no elements. */
DAMAGE(static_object_with_a_flexible_member)
{
    ROWS(spin_type, types)->flexible_offset = 8;
    ROWS(spin_type, types)->flexible_size = 4;
}

DAMAGE(builtin_with_a_flexible_member)
{
    ROWS(spin_type, types)[1].flexible_offset = 1;
    ROWS(spin_type, types)[1].flexible_size = 1;
}

DAMAGE(type_of_unknown_origin)
{
    ROWS(spin_type, types)->origin = 9;
}

DAMAGE(type_based_on_nothing)
{
    ROWS(spin_type, types)->base = 77;
}

DAMAGE(type_based_on_itself)
{
    ROWS(spin_type, types)->base = 0;
}

DAMAGE(builtin_of_another_shape)
{
    ROWS(spin_type, types)[1].builtin = SPIN_TYPE_ANY;
}

DAMAGE(builtin_of_a_free_id)
{
    ROWS(spin_type, types)[1].builtin = SPIN_TYPE_FIRST + 2;
}

DAMAGE(depth_below_the_frame)
{
    ROWS(spin_procedure, procedures)->frame = 32;
    ROWS(spin_procedure, procedures)->depth = 24;
}

DAMAGE(effects_unknown)
{
    ROWS(spin_procedure, procedures)->effects = 1u << 30;
}

DAMAGE(frame_too_large)
{
    ROWS(spin_procedure, procedures)->frame = SPIN_FRAME_MAX + 1;
}

DAMAGE(object_of_no_type)
{
    ROWS(spin_object, objects)->type = 99;
}

DAMAGE(object_count_lies)
{
    ROWS(spin_object, objects)->count = 1u << 31;
}

DAMAGE(object_size_lies)
{
    ROWS(spin_object, objects)->size = 7;
}

DAMAGE(fixup_of_no_object)
{
    ROWS(spin_fixup, fixups)->object = 12;
}

DAMAGE(fixup_of_no_kind)
{
    ROWS(spin_fixup, fixups)->kind = 12;
}

DAMAGE(root_of_no_type)
{
    ROWS(spin_root, roots)->type = 12;
}

DAMAGE(root_too_long)
{
    ROWS(spin_root, roots)->count = 1u << 24;
}

DAMAGE(site_of_no_kind)
{
    ROWS(spin_site, sites)->kind = 99;
}

DAMAGE(site_of_no_procedure)
{
    ROWS(spin_site, sites)->procedure = 9999;
}

DAMAGE(site_text_behind_the_end)
{
    ROWS(spin_site, sites)->expression = victim_module(victim)->site_text_size;
}

DAMAGE(site_text_too_long)
{
    victim_module(victim)->site_text_size = UINT32_MAX;
}

DAMAGE(site_text_without_an_end)
{
    victim_module(victim)->site_text_size--;
}

DAMAGE(site_text_of_no_bytes)
{
    victim_module(victim)->site_text_size = 0;
}

DAMAGE(too_many_lines)
{
    victim_module(victim)->line_count = SPIN_LINE_ROWS + 1;
}

DAMAGE(lines_beyond_count)
{
    victim_module(victim)->line_count = UINT32_MAX;
}

DAMAGE(files_behind_the_end)
{
    victim_module(victim)->file_count = 1u << 16;
}

DAMAGE(line_outside_text)
{
    ROWS(spin_line, lines)[2].offset = 1u << 30;
}

DAMAGE(lines_out_of_order)
{
    ROWS(spin_line, lines)[2].offset = 1;
}

DAMAGE(line_of_no_file)
{
    ROWS(spin_line, lines)[0].file = 1;
}

DAMAGE(lines_without_files)
{
    victim_module(victim)->file_count = 0;
}

DAMAGE(install_on_no_event)
{
    ROWS(spin_install, installs)->event = 50;
}

DAMAGE(install_of_no_handler)
{
    ROWS(spin_install, installs)->handler = 5000;
}

DAMAGE(install_of_no_guard)
{
    ROWS(spin_install, installs)->guard = -5;
}

DAMAGE(install_of_no_closure)
{
    ROWS(spin_install, installs)->closure = 40;
}

DAMAGE(authorises_an_import)
{
    ROWS(spin_install, installs)->is_authoriser = 1;
}

static const struct damage rows[] = {
    CASE(module_magic, "no module table"),
    CASE(module_version, "another version"),
    CASE(module_name_forged, "not a valid object"),
    CASE(too_many_imports, "'imports': rows outside"),
    CASE(one_import_more, "'imports'"),
    CASE(too_many_sites, "'sites': rows outside"),
    CASE(main_is_no_procedure, "initialiser or main"),
    CASE(initialiser_below_none, "initialiser or main"),
    CASE(pointer_forged, "rows outside"),
    CASE(interface_with_another_fingerprint, "interface 0: fingerprint"),
    CASE(interface_with_another_text, "interface 0: fingerprint"),
    CASE(interface_text_with_control, "interface 0: text"),
    CASE(interface_implemented_twice, "interface 0: neither"),
    CASE(parameter_of_unknown_kind, "import 0: result or parameter"),
    CASE(parameter_with_unknown_flags, "import 0: result or parameter"),
    CASE(result_that_is_variadic, "import 0: result or parameter"),
    CASE(bound_of_nothing, "import 0: result or parameter"),
    CASE(declaration_with_control, "import 0: result or parameter"),
    CASE(field_outside_its_type, "type 0: fields"),
    CASE(type_of_size_zero, "size or alignment"),
    CASE(type_with_wild_reference, "references"),
    CASE(type_with_elements_over_a_reference, "flexible member"),
    CASE(type_with_elements_behind_itself, "flexible member"),
    CASE(static_object_with_a_flexible_member, "object 1: type"),
    CASE(builtin_with_a_flexible_member, "flexible member"),
    CASE(type_of_unknown_origin, "origin"),
    CASE(type_based_on_nothing, "base"),
    CASE(type_based_on_itself, "chain of bases"),
    CASE(builtin_of_another_shape, "built-in type"),
    CASE(builtin_of_a_free_id, "built-in type"),
    CASE(depth_below_the_frame, "depth"),
    CASE(effects_unknown, "effects"),
    CASE(frame_too_large, "frame"),
    CASE(object_of_no_type, "object 0: type"),
    CASE(object_count_lies, "object 0: size"),
    CASE(object_size_lies, "object 0: size"),
    CASE(fixup_of_no_object, "fixup 0"),
    CASE(fixup_of_no_kind, "fixup 0"),
    CASE(root_of_no_type, "root 0"),
    CASE(root_too_long, "root 0"),
    CASE(site_of_no_kind, "site 0: kind"),
    CASE(site_of_no_procedure, "site 0: procedure"),
    CASE(site_text_behind_the_end, "site 0: text"),
    CASE(site_text_too_long, "'site text'"),
    CASE(site_text_without_an_end, "'site text'"),
    CASE(site_text_of_no_bytes, "'site text'"),
    CASE(too_many_lines, "'lines': rows outside"),
    CASE(lines_beyond_count, "'lines': rows outside"),
    CASE(files_behind_the_end, "'files'"),
    CASE(line_outside_text, "line 2: outside text"),
    CASE(lines_out_of_order, "line 2: not behind"),
    CASE(line_of_no_file, "line 0: file"),
    CASE(lines_without_files, "line 0: file"),
    CASE(install_on_no_event, "install 0: event"),
    CASE(install_of_no_handler, "install 0: handler"),
    CASE(install_of_no_guard, "install 0: handler or guard"),
    CASE(install_of_no_closure, "install 0: closure"),
    CASE(authorises_an_import, "another module"),
};
const struct damage_list damages_of_tables = {rows, sizeof rows / sizeof *rows};
