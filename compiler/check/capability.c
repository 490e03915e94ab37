/* CAP: an interface's opaque struct is completed by the module that implements the interface, and
 * by no other (R17). Whoever could complete it could make one, or read and write another's. */
#include "check/rules.h"
#include "check/tree.h"
#include "check/walk.h"

/* --- Which interface names a struct first ----------------------------------------------------- */

struct mention {
    struct interface *interface;
};

static bool mention_part(struct type_visit *visit, struct type *type, unsigned depth)
{
    const struct mention *mention = visit->state;
    struct tag *tag = type->kind == TYPE_STRUCT || type->kind == TYPE_UNION ? type->tag : NULL;
    (void)depth;
    if (tag && !tag->declared_in_interface) {
        tag->interface = mention->interface; /* NULL: the prelude's own */
        tag->declared_in_interface = true;
    }
    return true;
}

static void mention_type(struct interface *interface, struct type *type)
{
    struct mention mention = {interface};
    struct type_visit visit = {mention_part, &mention};
    type_visit_parts(&visit, type);
}

static struct interface *interface_of_file(const struct unit *unit, uint32_t file)
{
    struct interface *interface = unit->interfaces;
    while (interface && interface->file != file)
        interface = interface->next;
    return interface;
}

static void mention_tag(struct unit *unit, struct tag *tag)
{
    struct interface *interface = interface_of_file(unit, tag->file);
    if (!interface || tag->declared_in_interface)
        return;
    tag->interface = interface;
    tag->declared_in_interface = true;
}

static void mention_fields(const struct tag *tag)
{
    for (size_t i = 0; tag->interface && i < tag->field_count; i++)
        mention_type(tag->interface, tag->fields[i].type);
}

/* What the prelude mentions is its own, then structs complete in a header belong to it; what headers
 * only mention belongs to the first. */
static void mention_all(struct unit *unit)
{
    for (size_t i = 0; i < unit->decl_count; i++)
        if (walk_is_prelude(unit, unit->decls[i]->where))
            mention_type(NULL, unit->decls[i]->type);
    for (size_t i = 0; i < unit->tag_count; i++)
        mention_tag(unit, unit->tags[i]);
    for (size_t i = 0; i < unit->decl_count; i++) {
        struct interface *interface = interface_of_file(unit, unit->decls[i]->where.file);
        if (interface)
            mention_type(interface, unit->decls[i]->type);
    }
    for (size_t i = 0; i < unit->tag_count; i++)
        if (interface_of_file(unit, unit->tags[i]->file))
            mention_fields(unit->tags[i]);
}

/* --- The rule --------------------------------------------------------------------------------- */

/* Whether the struct is complete where its owner is declared, for everybody to see. */
static bool is_at_home(const struct checker *c, const struct tag *tag)
{
    if (tag->interface)
        return tag->file == tag->interface->file;
    return source_get(c->unit->sources, tag->file)->kind == SOURCE_PRELUDE;
}

/* CAP-20 */
static void capability_tag(struct checker *c, const struct tag *tag)
{
    bool is_revealed = tag->declared_in_interface && tag->is_complete && tag->kind != TYPE_ENUM &&
                       !is_at_home(c, tag);
    const struct interface *interface = tag->interface;
    const char *name = interface ? interface->name : "spin/safe";
    if (is_revealed && !(interface && interface->is_implemented))
        refuse(c, CHECK_reveal_foreign, tag->where, tag_text(c, tag), name);
}

void rules_capability(struct checker *c)
{
    mention_all(c->unit);
    for (size_t i = 0; i < c->unit->tag_count; i++)
        capability_tag(c, c->unit->tags[i]);
}
