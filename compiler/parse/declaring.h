/* Which header declares a name that was not declared. */
#pragma once

/* The header of C or of the package, as one includes it; NULL when the name is nobody's. */
const char *header_declaring(const char *name);
