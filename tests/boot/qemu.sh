# To be sourced: boots an image on the emulated machine.

emulator=qemu-system-x86_64

# What every kind of machine gets: no acceleration, no network, the device that ends it.
common=(-accel tcg -cpu max -m 256 -display none -serial stdio -monitor none -no-reboot -nodefaults
    -device isa-debug-exit,iobase=0xf4,iosize=1)

# boot MACHINE IMAGE [ARGUMENT...]: the console on standard output and from BOOT_INPUT; MACHINE is microvm, exact,
# coarse or pc.
# Returns the kernel's status; 125: the emulator ended without one (its own failure, or a reset).
boot() {
    local machine=$1 image=$2 options status
    shift 2
    options=(-M "microvm,acpi=off,pit=off,pic=off,rtc=off" -global virtio-mmio.force-legacy=false)
    case $machine in
        exact) options+=(-icount "shift=0,sleep=off") ;;  # one instruction, one nanosecond
        coarse) options+=(-icount "shift=2,sleep=off") ;; # four: what waits for time to pass, waits less
        pc) options=(-M pc) ;;
    esac
    timeout "${BOOT_TIMEOUT:-60}" "$emulator" "${options[@]}" "${common[@]}" -kernel "$image" "$@" <"${BOOT_INPUT:-/dev/null}"
    status=$?
    # An emulator that was ended by machine_stop() returns 2 * (16 + status) + 1.
    [ $((status % 2)) = 1 ] && [ "$status" -ge 33 ] || return 125
    return $(((status - 33) / 2))
}
