/* The compiler's version, as --version prints it and objects record it. */
#pragma once

#define SPINC_VERSION "0.1.0"
