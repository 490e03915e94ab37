# Sourced by run.sh: keys are made, trusted and revoked; the kernel does as the rings say.
# shellcheck shell=bash disable=SC2016,SC2154
export XDG_CONFIG_HOME=$world/alices
ring=$XDG_CONFIG_HOME/spindle/keyring secret=$XDG_CONFIG_HOME/spindle/secret
hello=samples/01-hello/hello.c
mode() { stat -c %a "$1"; }

run "$bin/spindle" key new alice
expect 'key new: a secret and a ring for the user alone' 'exits 0' 'prints alice' \
    '[ "$(mode "$secret")" = 600 ]' '[ "$(mode "$ring")" = 600 ]' '[ "$(mode "${ring%/*}")" = 700 ]'
alice=$(cut -d' ' -f1 "$world/out")
cp "$secret" "$world/secret.old"
run "$bin/spindle" key new again
expect 'key new: the old one stays' 'exits 1' 'says "there already"' 'cmp -s "$secret" "$world/secret.old"'
run "$bin/spindle" key list
expect 'key list: development and own keys' 'exits 0' 'prints development' 'prints "trusted $alice alice"'

run "$bin/spinc" --backend=tcc --key "$secret" -o "$world/alice.o" $hello
run "$bin/spindle" run "$world/alice.o"
expect 'an object of a trusted key runs' 'exits 0' 'prints hello'
mv "$ring" "$world/ring"
run "$bin/spindle" run "$world/alice.o"
expect 'an object of an unknown key is refused' 'exits 1' 'says alice.o' 'says "not trusted"' '! prints hello'
run "$bin/spindle" inspect "$world/alice.o"
expect 'and can be inspected all the same' 'exits 0' 'prints "not trusted"' 'prints console_print'
run "$bin/spindle" key trust "$alice" bob
run "$bin/spindle" run "$world/alice.o"
expect 'key trust' 'exits 0' 'prints hello' 'grep -q "^trust $alice bob$" "$ring"'
echo '# kept' >>"$ring"
run "$bin/spindle" key revoke bob
expect 'key revoke: by name; the rest of the ring stays' 'exits 0' 'grep -q "^revoke $alice bob$" "$ring"' \
    'grep -q "^# kept$" "$ring"' '[ "$(mode "$ring")" = 600 ]'
run "$bin/spindle" run "$world/alice.o"
expect 'an object of a revoked key is refused, and the key is named' 'exits 1' 'says revoked' 'says bob' '! prints hello'
run "$bin/spindle" key trust "$alice" bob
run "$bin/spindle" run "$world/alice.o"
expect 'a key once revoked stays revoked' 'exits 1' 'says revoked'
run "$bin/spindle" inspect "$world/alice.o"
expect 'inspect says that it is revoked' 'exits 0' 'prints revoked'

run "$bin/spindle" key revoke nobody
expect 'key revoke: no such key' 'exits 1' 'says nobody'
run "$bin/spindle" key trust 1234 carol
expect 'key trust: not a key' 'exits 2' 'says 1234'
run "$bin/spindle" key trust "$alice" 'two words'
expect 'key trust: not a name' 'exits 2'
run "$bin/spindle" key
expect 'key without a command' 'exits 2' 'says usage'
run "$bin/spindle" key melt
expect 'key: unknown command' 'exits 2' 'says melt'
run "$bin/spindle" key new --directory "$world/text.o/keys"
expect 'key new: a directory that cannot be' 'exits 0' '[ -e "$world/text.o/keys/secret" ]'
run "$bin/spindle" key new --directory /dev/null/keys
expect 'key new: no directory' 'exits 1' 'says /dev/null'

chmod 622 "$ring"
run "$bin/spindle" run $hello
expect 'a ring that others may write is refused' 'exits 1' 'says keyring' 'says chmod' '! prints hello'
chmod 600 "$ring"
echo 'trust me' >>"$ring"
run "$bin/spindle" run $hello
expect 'a ring that is malformed is refused' 'exits 1' 'says keyring' 'says "line "'
run "$bin/spindle" key trust "$alice" dora
expect 'and is not changed' 'exits 1' '! grep -q dora "$ring"'
chmod 644 "$secret"
run "$bin/spinc" --key "$secret" -o "$world/alice.o" $hello
expect 'a secret key that others may read is refused' 'exits 1' 'says secret' 'says chmod'
unset XDG_CONFIG_HOME
