# shellcheck shell=bash disable=SC2034 # for who reads this file in
# The board that QEMU plays, the same when its device tree is written and when it boots.
# Emulated, not virtualised: it is an arm64 processor also where the host is none, and needs no rights.
machine=(
  qemu-system-aarch64 -M virt -cpu cortex-a72 -accel "tcg,thread=multi" -smp 2 -m 2048
  -nographic -monitor none -nodefaults -no-reboot -nic none
)
