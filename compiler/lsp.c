/* Requests and notifications of the Language Server Protocol: a table of methods. */
#include "lsp.h"

#include "version.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>

enum error {
    PARSE_ERROR = -32700,
    INVALID_REQUEST = -32600,
    METHOD_NOT_FOUND = -32601,
    INVALID_PARAMS = -32602,
    NOT_INITIALIZED = -32002,
};

struct server {
    const struct compile_options *options;
    bool is_initialized, is_shut_down, is_over;
};

/* What a method makes of its parameters: the result of a request, new; NULL: they make no sense. A
 * notification has none. */
typedef json_t *method(struct server *server, json_t *params);

/* --- Answers ----------------------------------------------------------------------------------------- */

static void send(struct server *server, json_t *message)
{
    if (!message_write(message))
        server->is_over = true; /* nobody reads any more */
}

static void send_error(struct server *server, json_t *id, enum error code, const char *text)
{
    json_t *error = json_pack("{s:i, s:s}", "code", (int)code, "message", text);
    send(server, json_pack("{s:O, s:o}", "id", id, "error", error));
}

static void publish(struct server *server, const char *uri, json_t *diagnostics)
{
    json_t *params = json_pack("{s:s, s:o}", "uri", uri, "diagnostics", diagnostics);
    if (params)
        send(server, json_pack("{s:s, s:o}", "method", "textDocument/publishDiagnostics", "params",
                               params));
}

/* --- Methods ----------------------------------------------------------------------------------------- */

static json_t *initialize(struct server *server, json_t *params)
{
    (void)params;
    server->is_initialized = true;
    return json_pack("{s:{s:s, s:{s:b, s:i}, s:{s:[s]}}, s:{s:s, s:s}}", "capabilities",
                     "positionEncoding", "utf-16", "textDocumentSync", "openClose", 1, "change", 1,
                     "codeActionProvider", "codeActionKinds", "quickfix", "serverInfo", "name",
                     "spinc", "version", SPINC_VERSION);
}

static json_t *shutdown_server(struct server *server, json_t *params)
{
    (void)params;
    server->is_shut_down = true;
    return json_null();
}

static json_t *exit_server(struct server *server, json_t *params)
{
    (void)params;
    server->is_over = true;
    return NULL;
}

static json_t *ignore(struct server *server, json_t *params)
{
    (void)server;
    (void)params;
    return NULL;
}

static void set_text(struct server *server, const char *uri, const char *text)
{
    json_t *diagnostics = document_set(uri, text) ? document_check(server->options, uri) : NULL;
    if (diagnostics)
        publish(server, uri, diagnostics);
}

static json_t *did_open(struct server *server, json_t *params)
{
    const char *uri, *text;
    if (json_unpack(params, "{s:{s:s, s:s}}", "textDocument", "uri", &uri, "text", &text) == 0)
        set_text(server, uri, text);
    return NULL;
}

/* The last of the changes is the whole text. */
static json_t *did_change(struct server *server, json_t *params)
{
    const char *uri, *text;
    json_t *changes;
    if (json_unpack(params, "{s:{s:s}, s:o}", "textDocument", "uri", &uri, "contentChanges",
                    &changes) == 0 &&
        json_unpack(json_array_get(changes, json_array_size(changes) - 1), "{s:s}", "text",
                    &text) == 0)
        set_text(server, uri, text);
    return NULL;
}

static json_t *did_close(struct server *server, json_t *params)
{
    const char *uri;
    if (json_unpack(params, "{s:{s:s}}", "textDocument", "uri", &uri) != 0)
        return NULL;
    document_close(uri);
    publish(server, uri, json_array());
    return NULL;
}

static json_t *code_action(struct server *server, json_t *params)
{
    const char *uri;
    json_int_t first, last;
    (void)server;
    if (json_unpack(params, "{s:{s:s}, s:{s:{s:I}, s:{s:I}}}", "textDocument", "uri", &uri, "range",
                    "start", "line", &first, "end", "line", &last) != 0)
        return NULL;
    return document_actions(uri, first, last);
}

static const struct {
    const char *name;
    method *run;
} methods[] = {
    {"initialize", initialize},
    {"initialized", ignore},
    {"shutdown", shutdown_server},
    {"exit", exit_server},
    {"textDocument/didOpen", did_open},
    {"textDocument/didChange", did_change},
    {"textDocument/didClose", did_close},
    {"textDocument/didSave", ignore},
    {"textDocument/codeAction", code_action},
};

/* --- Dispatch ---------------------------------------------------------------------------------------- */

static method *find_method(const char *name)
{
    for (size_t i = 0; i < sizeof methods / sizeof *methods; i++)
        if (strcmp(methods[i].name, name) == 0)
            return methods[i].run;
    return NULL;
}

/* Before initialize and after shutdown there is little to ask for. */
static enum error state_flaw(const struct server *server, method *run)
{
    if (server->is_shut_down && run != exit_server)
        return INVALID_REQUEST;
    if (!server->is_initialized && run != initialize && run != exit_server)
        return NOT_INITIALIZED;
    return server->is_initialized && run == initialize ? INVALID_REQUEST : 0;
}

static void request(struct server *server, method *run, json_t *id, json_t *params)
{
    enum error flaw = state_flaw(server, run);
    if (flaw) {
        send_error(server, id, flaw, "not now");
    } else if (!run) {
        send_error(server, id, METHOD_NOT_FOUND, "no such method");
    } else {
        json_t *result = run(server, params);
        if (result)
            send(server, json_pack("{s:O, s:o}", "id", id, "result", result));
        else
            send_error(server, id, INVALID_PARAMS, "the parameters make no sense");
    }
}

static void dispatch(struct server *server, json_t *message)
{
    json_t *id = json_object_get(message, "id");
    json_t *params = json_object_get(message, "params");
    const char *name = json_string_value(json_object_get(message, "method"));
    bool is_answer = json_object_get(message, "result") || json_object_get(message, "error");
    if (!name && is_answer)
        return;
    if (!name || (id && !json_is_string(id) && !json_is_integer(id))) {
        send_error(server, json_null(), INVALID_REQUEST, "this is no request");
        return;
    }
    method *run = find_method(name);
    if (id)
        request(server, run, id, params);
    else if (run && !state_flaw(server, run))
        json_decref(run(server, params));
}

int lsp_serve(const struct compile_options *options)
{
    struct server server = {.options = options};
    json_t *message;
    const char *why;
    enum message kind;
    signal(SIGPIPE, SIG_IGN);
    while (!server.is_over && (kind = message_read(&message, &why)) != MESSAGE_END) {
        if (kind == MESSAGE_BAD) {
            send_error(&server, json_null(), PARSE_ERROR, why);
            continue;
        }
        dispatch(&server, message);
        json_decref(message);
    }
    documents_end();
    return server.is_shut_down ? 0 : 1;
}
