#!/bin/bash
# The few verbs of systemctl that are used on a Kubernetes node, for a mini node without systemd.
set -eu
words=()
for word in "$@"; do case $word in -*) ;; *) words+=("$word");; esac; done
verb=${words[0]:-} unit=${words[1]:-}
unit=${unit%.service}

running() {
  case $unit in
    kubelet) pgrep -x kubelet >/dev/null;;
    ssh|sshd) pgrep -x sshd >/dev/null;;
    *) return 1;;
  esac
}
request() { timeout 3 tee /run/lab-node/request >/dev/null <<< "$1"; }
as_root() { [ "$(id -u)" = 0 ] || { echo "Failed to $verb ${unit:-system}: Interactive authentication required." >&2; exit 1; }; }

case $verb in
  reboot|poweroff|halt) as_root; exec "/usr/sbin/$verb";;
  is-active) if running; then echo active; else echo inactive; exit 3; fi;;
  is-system-running) echo running;;
  start|stop|restart)
    as_root
    case $unit in
      kubelet) request "kubelet-$verb 0";;
      *) echo "Failed to $verb $unit.service: Unit $unit.service not found." >&2; exit 5;;
    esac;;
  *) echo "systemctl: '$verb' is not there in a lab node" >&2; exit 1;;
esac
