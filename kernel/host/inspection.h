/* What `spindle inspect` knows of an object, and the forms it is shown in. */
#pragma once

#include <spin/abi.h>

#include "runtime/seal.h"

#include <stdio.h>

enum inspection_trust { TRUST_UNKNOWN, TRUST_TRUSTED, TRUST_REVOKED };

struct inspection {
    const char *file;
    const struct spin_module *module; /* checked, not trusted */
    struct spin_seal seal;            /* whole: it fits the file */
    enum inspection_trust trust;      /* what the key rings say of its key */
    char key_name[SEAL_NAME];         /* "" when they do not know it */
};

/* "trusted", "revoked", "not trusted". */
const char *inspection_trust(const struct inspection *inspection);

/* The words of effects, of a type's origin, of a fault's kind; "unknown" for what does not exist. */
const char *inspection_effect(uint32_t bit);
const char *inspection_origin(uint32_t origin);
const char *inspection_fault(uint32_t kind);

/* The procedure of that index, or of a name; "" and NULL when it does not exist. */
const char *inspection_procedure(const struct spin_module *module, int32_t index);

/* A fingerprint in 64 digits. */
void inspection_hex(const struct spin_fingerprint *fingerprint, char text[static SEAL_HEX + 1]);

void inspection_print_text(const struct inspection *inspection, FILE *out);

/* False when there is no memory; what `out` could not take shows in ferror(). */
bool inspection_print_json(const struct inspection *inspection, FILE *out);
