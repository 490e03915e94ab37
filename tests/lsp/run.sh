#!/bin/bash
# The language server, driven by a client that is a script: what it publishes, what it offers, and that it
# outlives messages that make no sense.
# shellcheck disable=SC2016 source=tests/expect.sh # conditions are evaluated by expect
cd "$(dirname "$0")/../.." || exit 2
bin=${SPINDLE_BIN:?}
export LC_ALL=C    # lengths are of bytes
shopt -s lastpipe # session sets $status
. tests/expect.sh
export TMPDIR=$world/scratch
mkdir "$TMPDIR" "$world/project" "$world/more"
echo 'int shape_area(int side);' >"$world/project/shape.h"
echo '#define SIDE 4' >"$world/more/side.h"

message() { printf 'Content-Length: %d\r\n\r\n%s' "${#1}" "$1"; }
request() { message "{\"jsonrpc\":\"2.0\",\"id\":$1,\"method\":\"$2\",\"params\":${3:-null}}"; }
notify() { message "{\"jsonrpc\":\"2.0\",\"method\":\"$1\",\"params\":${2:-null}}"; }
open() { notify textDocument/didOpen "{\"textDocument\":{\"uri\":\"$1\",\"languageId\":\"c\",\"version\":1,\"text\":\"$2\"}}"; }
change() { notify textDocument/didChange "{\"textDocument\":{\"uri\":\"$1\",\"version\":2},\"contentChanges\":[{\"text\":\"$2\"}]}"; }
begin() { request 1 initialize '{"processId":null,"rootUri":null,"capabilities":{}}' && notify initialized '{}'; }
end() { request 99 shutdown && notify exit; }

# A session: the client's messages from standard input; each answer is a line of $world/out.
session() {
    timeout 60 "$bin/spinc" --lsp "$@" 2>"$world/err" >"$world/raw"
    status=$?
    sed 's/Content-Length: [0-9]*\r$//' "$world/raw" | tr -d '\r' | sed 's/Content-Length: [0-9]*$//' |
        grep . >"$world/out"
}
answers() { [ "$(grep -c . "$world/out")" = "$1" ]; }
line() { sed -n "$1p" "$world/out"; }
on_line() { line "$1" | grep -qF -- "$2"; }

file=file://$world/project/main.c
bad='int f() { return 1; }\nint *g(void) { int x; return \u00e9; }\n'
{ begin && end; } | session
expect 'initialize, shutdown, exit' 'exits 0' 'answers 2' 'on_line 1 "\"capabilities\"" ' \
    'on_line 1 "\"id\":1"' 'on_line 2 "\"result\":null"' '[ ! -s "$world/err" ]'
{ begin && notify exit; } | session
expect 'exit without shutdown' 'exits 1'
begin | session
expect 'the client goes away' 'exits 1' 'answers 1'

{
    begin
    open "$file" 'int f() { return 1; }\n'
    request 2 textDocument/codeAction "{\"textDocument\":{\"uri\":\"$file\"},\"range\":{\"start\":{\"line\":0,\"character\":0},\"end\":{\"line\":0,\"character\":9}},\"context\":{\"diagnostics\":[]}}"
    request 3 textDocument/codeAction "{\"textDocument\":{\"uri\":\"$file\"},\"range\":{\"start\":{\"line\":7,\"character\":0},\"end\":{\"line\":9,\"character\":9}}}"
    change "$file" 'int f(void) { return 1; }\n'
    request 4 textDocument/codeAction "{\"textDocument\":{\"uri\":\"$file\"},\"range\":{\"start\":{\"line\":0,\"character\":0},\"end\":{\"line\":0,\"character\":9}}}"
    notify textDocument/didClose "{\"textDocument\":{\"uri\":\"$file\"}}"
    end
} | session
expect 'a diagnostic, its edit, and the corrected text' 'exits 0' 'answers 8' \
    'on_line 2 "textDocument/publishDiagnostics"' 'on_line 2 "\"code\":\"FUN-02\""' 'on_line 2 "\"severity\":1"' \
    'on_line 2 "\"start\":{\"line\":0,\"character\":4},\"end\":{\"line\":0,\"character\":5}"' \
    'on_line 3 "\"newText\":\"void\""' 'on_line 3 "\"kind\":\"quickfix\""' \
    'on_line 3 "\"start\":{\"line\":0,\"character\":6},\"end\":{\"line\":0,\"character\":6}"' \
    'on_line 4 "\"result\":[]"' 'on_line 5 "\"diagnostics\":[]"' 'on_line 6 "\"result\":[]"' \
    'on_line 7 "\"diagnostics\":[]"' 'on_line 8 "\"id\":99"' '[ -z "$(ls "$TMPDIR")" ]'

{
    begin
    open "$file" '#include \"shape.h\"\n#include <side.h>\nint main(void) { return shape_area(SIDE * SCALE); }\n'
    end
} | session -I "$world/more" -DSCALE=2
expect 'headers beside the source and of -I; -D' 'answers 3' 'on_line 2 "\"code\":\"MOD-12\""' \
    '! on_line 2 "LEX-10"' '! on_line 2 "C-01"'

printf '#include <spin/safe.h>\nmodule(pair);\nint twice(int n);\nextern int calls;\n' >"$world/project/pair.h"
{
    begin
    open "$file" '#include \"pair.h\"\nint one(void) { return twice(calls); }\n'
    change "$file" '#include \"pair.h\"\nint two(void) { return thrice(calls); }\n'
    end
} | session
expect 'one source of a module: the others may define what a private header declares' 'answers 4' \
    'on_line 2 "\"diagnostics\":[]"' 'on_line 3 "C-01"'

{
    begin
    open "$file" 'static int n; /* \u00e9\ud83d\ude00 */ int f(int *p) { return p[1] + n; }\n'
    end
} | session
expect 'columns count UTF-16 units' 'on_line 2 "\"code\":\"PTR-02\""' \
    'on_line 2 "\"start\":{\"line\":0,\"character\":48}"' 'on_line 2 "relatedInformation\":[{"'

{
    begin
    request 2 textDocument/hover '{}'
    request 3 shape/none
    notify shape/none '{}'
    message '{"jsonrpc":"2.0","id":4,"result":{}}'
    open untitled:x 'int f() {'
    open "$file.h" 'int f() {'
    open 'file:///a%00b.c' 'int f() {'
    open 'file:///%zz.c' 'int f() {'
    open 'file://' ''
    notify textDocument/didClose '{"textDocument":{"uri":"file:///nobody.c"}}'
    request 5 textDocument/codeAction '{"textDocument":{"uri":"file:///nobody.c"},"range":{"start":{"line":0,"character":0},"end":{"line":0,"character":9}}}'
    request 6 initialize '{}'
    end
} | session
expect 'methods and documents that are not known' 'exits 0' 'answers 7' 'on_line 2 "-32601"' 'on_line 3 "-32601"' \
    'on_line 4 "\"diagnostics\":[]"' 'on_line 5 "\"result\":[]"' 'on_line 6 "-32600"' 'on_line 7 "\"result\":null"'

{
    request 1 textDocument/codeAction '{}'
    notify textDocument/didOpen '{"textDocument":{"uri":"'"$file"'","text":"int f() {"}}'
    begin
    request 2 textDocument/codeAction '{"textDocument":7,"range":[]}'
    request 3 textDocument/codeAction '[]'
    request 4 textDocument/codeAction 'null'
    notify textDocument/didOpen '{"textDocument":{"uri":7,"text":"x"}}'
    notify textDocument/didOpen '{"textDocument":{"uri":"'"$file"'"}}'
    notify textDocument/didChange '{"textDocument":{"uri":"'"$file"'"},"contentChanges":[]}'
    notify textDocument/didChange '{"textDocument":{"uri":"'"$file"'"},"contentChanges":7}'
    notify textDocument/didClose '7'
    message '7'
    message '[]'
    message '{"id":{},"method":"initialize"}'
    message '{"id":8,"method":9}'
    message '{}'
    end
} | session
expect 'messages of the wrong form' 'exits 0' 'on_line 1 "-32002"' 'on_line 2 "\"capabilities\""' \
    '[ "$(grep -c -- -32602 "$world/out")" = 3 ]' '[ "$(grep -c -- -32600 "$world/out")" = 4 ]' 'on_line 6 "-32700"' \
    'on_line 11 "\"id\":99"' 'answers 11'

deep=$(printf '[%.0s' {1..100000})
{
    begin
    message '{"id":2,'
    message 'nonsense'
    message ''
    message "$deep"
    message $'{"id":2,"method":"\xff\xfe"}'
    message '{"id":2,"method":"a\u0000b"}'
    printf 'Content-Length: 99999999999999999999\r\n\r\n{}'
    printf 'Content-Length: 999999999\r\n\r\n'
    printf 'Content-Length: -4\r\n\r\n'
    printf 'Content-Length: x\r\n\r\n'
    printf 'Content-Length:\r\n'
    printf 'X-Header: %070000d\r\n\r\n' 7
    head -c 20000 /dev/zero
    printf 'content-length: 2\r\nContent-Type: application/vscode-jsonrpc; charset=utf-8\r\n\r\n{}'
    open "$file" 'int f() { return 1; }\n'
    end
} | session
expect 'frames, JSON and text that make no sense' 'exits 0' '[ "$(grep -c -- -32700 "$world/out")" -ge 9 ]' \
    'says FUN-02' 'says "\"id\":99"' '[ -z "$(ls "$TMPDIR")" ]'
{ begin && printf 'Content-Length: 100\r\n\r\n{"id":'; } | session
expect 'a message that is cut off' 'exits 1' 'answers 1'

nots=$(printf '!%.0s' {1..20000})
{
    begin
    open "$file" "int f(int x) { return ${nots}x; }"
    change "$file" 'a\u0000b'
    change "$file" ''
    change "$file" '\u0001\ufeff'
    change "$file" "$bad"
    change "$file" 'int f() { return 1; }\n'
    end
} | session
expect 'sources that break the front end, or are none' 'exits 0' 'says INP-02' 'says INP-03' 'says LEX-0' 'says FUN-02' \
    'says "\"id\":99"' '[ -z "$(ls "$TMPDIR")" ]'

run "$bin/spinc" --lsp "$world/project/shape.h"
expect 'no file beside it' 'exits 2'
finish
