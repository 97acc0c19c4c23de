#!/bin/bash
# shutdown, reboot, poweroff and halt of a mini node: hands the wish to the lab, which takes the node down. Same arguments,
# messages and exit codes as systemd's for what an administrator uses.
set -eu
name=${0##*/}
pipe=/run/lab-node/request

fail() { echo "$name: $*" >&2; exit 1; }
[ "$(id -u)" = 0 ] || { echo "Call to $([ "$name" = reboot ] && echo Reboot || echo PowerOff) failed: Interactive authentication required." >&2; exit 1; }

request() {
  # With a limit: a lab that is gone must not hang the caller.
  timeout 3 tee "$pipe" >/dev/null <<< "$1" || fail "the lab does not listen"
}

case $name in
  reboot) request 'reboot 0'; exit;;
  poweroff|halt) request 'poweroff 0'; exit;;
esac

action=poweroff when='+1'
while [ $# -gt 0 ]; do
  case $1 in
    -r|--reboot) action=reboot;;
    -h|-P|-H|--poweroff|--halt) action=poweroff;;
    -c) request 'cancel 0'; exit;;
    --no-wall|-k) ;;
    -*) echo "shutdown: unrecognized option '$1'" >&2; exit 1;;
    *) when=$1; break;;      # the rest is the wall message
  esac
  shift
done
case $when in
  now|+0) request "$action 0";;
  +[0-9]*)
    request "$action $(( ${when#+} * 60 ))"
    echo "$([ "$action" = reboot ] && echo Reboot || echo Shutdown) scheduled for $(date -d "$when minutes"), use 'shutdown -c' to cancel." >&2;;
  *) echo "Failed to parse time specification: $when" >&2; exit 1;;
esac
