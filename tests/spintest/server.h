/* A compiler that stays: `spinc --serve`, which loads its front end once for many compiles. */
#pragma once

#include "process.h"

#include <sys/types.h>

struct server {
    pid_t pid;  /* 0: there is none */
    int socket; /* requests and answers */
    int err;    /* memory file of what it prints */
};

void server_start(struct server *server, const char *program);

/* Ends it; `pid` is waited for. */
void server_stop(struct server *server);

/* It has ended and was waited for. */
void server_forget(struct server *server);

/* Runs argv as process_run() does, without input: by the server if there is one and it answers, else as a
 * process of its own. What it prints is all in outcome->err then. */
void server_run(const struct server *server, struct outcome *outcome, const char *const argv[],
                unsigned limit_ms);
