#!/bin/bash
# Proves with plain kubectl and ssh that the lab is what docs/lab.md says. Run it as:
#   packaging/toolchain/root.sh lab tests/lab/selftest.sh
# One line per fact; exit 1 when one does not hold, 77 when there can be no lab.
# shellcheck disable=SC2317,SC2329  # most functions are called by name, through check and within
set -uo pipefail
here=$(dirname "$(readlink -f "$0")")
failures=0 checks=0

note() { printf '%6.1f s  %s\n' "$(( (${EPOCHREALTIME/./} - began) / 100000 ))e-1" "$*"; }
ok() { checks=$((checks + 1)); note "ok    $*"; }
bad() { checks=$((checks + 1)); failures=$((failures + 1)); note "FAIL  $*"; }
check() { local what=$1; shift; if "$@" >"$scratch/out" 2>&1; then ok "$what"; else bad "$what: $(tail -n 3 "$scratch/out")"; fi; }
refuse() { local what=$1; shift; if "$@" >"$scratch/out" 2>&1; then bad "$what: it went through"; else ok "$what"; fi; }
# says PATTERN WHAT CMD...: the output of CMD holds PATTERN
says() { local pattern=$1 what=$2; shift 2; "$@" >"$scratch/out" 2>&1; if grep -qE -- "$pattern" "$scratch/out"; then ok "$what"; else bad "$what: $(tail -n 3 "$scratch/out")"; fi; }
# within SECONDS WHAT CMD...: CMD succeeds in time
within() {
  local limit=$((SECONDS + $1)) what=$2; shift 2
  until "$@" >"$scratch/out" 2>&1; do
    if [ $SECONDS -gt $limit ]; then bad "$what: not in time: $(tail -n 3 "$scratch/out")"; return; fi
    sleep 0.1
  done
  ok "$what"
}

ready() { kubectl get node "$1" -o 'jsonpath={.status.conditions[?(@.type=="Ready")].status}'; }
is_ready() { [ "$(ready "$1")" = "$2" ]; }
api_boot_id() { kubectl get node "$1" -o 'jsonpath={.status.nodeInfo.bootID}'; }
same() { [ "$1" = "$2" ] || { echo "'$1' is not '$2'"; false; }; }
different() { [ "$1" != "$2" ] || { echo "both are '$1'"; false; }; }
boot_ids_agree() { same "$(ssh "$1" cat /proc/sys/kernel/random/boot_id)" "$(api_boot_id "$1")"; }
phase_is() { same "$(lab-ctl node "$1" phase)" "$2"; }
ping_once() { ping -c 1 -W 1 "$1"; }
password_ssh() {
  printf '#!/bin/sh\necho "%s"\n' "$1" > "$scratch/askpass"; chmod +x "$scratch/askpass"; shift
  SSH_ASKPASS=$scratch/askpass SSH_ASKPASS_REQUIRE=force ssh -o PubkeyAuthentication=no -o NumberOfPasswordPrompts=1 -l opspw "$@" < /dev/null
}
sudo_password() { printf '%s\n' "$1" | ssh -l opspw node3 sudo -S -k -p "''" id -un; }
drain() { kubectl drain "$1" --force --ignore-daemonsets --delete-emptydir-data --timeout="$2"; }

basics() {
  same_count() { same "$(kubectl get nodes --no-headers | grep -c ' Ready ')" 4; }
  check "four nodes are Ready" same_count
  check "roles are as Kubespray sets them" same "$(kubectl get nodes -l node-role.kubernetes.io/control-plane -o name | paste -sd' ')" "node/node1 node/node2"
  says '^node2$' "each node has its own host name" ssh node2 hostname
  says 'node3 +Ready' "sudo kubectl works on a control plane" ssh node1 sudo kubectl get nodes
  says '127.0.0.1:6443' "its admin.conf points at the node itself" ssh node2 sudo kubectl config view --minify
  refuse "a worker has no admin.conf" ssh node3 sudo test -e /etc/kubernetes/admin.conf
  says 'is healthy' "etcdctl works on a control plane with the node's own certificates" ssh node1 "sudo ETCDCTL_API=3 etcdctl \
    --endpoints https://10.77.0.11:2379 --cacert /etc/ssl/etcd/ssl/ca.pem --cert /etc/ssl/etcd/ssl/admin-node1.pem --key /etc/ssl/etcd/ssl/admin-node1-key.pem endpoint health"
  check "kubectl works through a control plane's own address" kubectl --server https://10.77.0.12:6443 get --raw /readyz
  check "ICMP needs no privileges" setpriv --no-new-privs --bounding-set=-all --inh-caps=-all --reuid=1234 --regid=1234 --clear-groups ping -c 1 -W 2 10.77.0.14
  local node
  for node in node1 node2 node3 node4; do check "$node: boot id by ssh and by API agree" boot_ids_agree "$node"; done
}

passwords() {
  says '^opspw$' "password login works" password_ssh 'correct horse' node3 id -un
  refuse "a wrong password is refused" password_ssh 'wrong horse' node3 id -un
  says '^root$' "sudo with the right password works" sudo_password 'correct horse'
  refuse "sudo with a wrong password is refused" sudo_password 'wrong horse'
  refuse "sudo without a password is refused for opspw" ssh -l opspw node3 sudo -n id
  refuse "shutdown without root is refused" ssh node3 /usr/sbin/shutdown -r now
  says '^root' "sudo works on a terminal too" ssh -tt node3 sudo id -un
}

budgets() {
  refuse "drain without its flags is refused" kubectl drain node4 --timeout=5s
  kubectl uncordon node4 >/dev/null
  # With every node cordoned an evicted pod finds no new place, so the second eviction has to be refused.
  kubectl cordon node1 node2 node3 node4 >/dev/null
  local nodes first second
  nodes=$(kubectl -n demo get pods -l app=web -o 'jsonpath={range .items[*]}{.spec.nodeName}{"\n"}{end}' | sort -u)
  first=$(sed -n 1p <<< "$nodes") second=$(sed -n 2p <<< "$nodes")
  kubectl -n demo scale deployment web --replicas=3 >/dev/null
  check "the first drain goes through" drain "$first" 60s
  says "violate the pod's disruption budget" "the second one is refused by the PDB" drain "$second" 8s
  check "reset brings everything back" lab-ctl reset
  local node
  for node in node1 node2 node3 node4; do
    check "$node alone can be drained" drain "$node" 60s
    kubectl uncordon "$node" >/dev/null
  done
  check "and reset again" lab-ctl reset
}

reboot() {
  local before after start=$SECONDS
  before=$(ssh node3 cat /proc/sys/kernel/random/boot_id)
  ssh node3 'echo kept > ~/kept; sudo touch /run/lost'
  lab-ctl node node3 set DOWN=10 >/dev/null
  ssh node3 sudo shutdown -r now
  within 10 "node3 stops answering" eval '! ping_once node3'
  within 20 "node3 becomes NotReady by the node controller" is_ready node3 Unknown
  within 30 "node3 answers pings again" ping_once node3
  within 20 "sshd of node3 is back" ssh -o ConnectTimeout=1 node3 true
  after=$(ssh node3 cat /proc/sys/kernel/random/boot_id)
  check "node3 has a new boot id" different "$before" "$after"
  within 20 "node3 is Ready again" is_ready node3 True
  check "the API shows the new boot id" same "$(api_boot_id node3)" "$after"
  says kept "its disk survived" ssh node3 cat kept
  refuse "its /run did not" ssh node3 test -e /run/lost
  note "      reboot of node3 took $((SECONDS - start)) s"
  lab-ctl node node1 set DOWN=2 NET_TO_SSH=0 SSH_TO_AGENT=0.5 >/dev/null
  before=$(api_boot_id node1)
  ssh node1 sudo systemctl reboot
  within 10 "the API of a rebooting control plane is gone" eval '! kubectl --server https://10.77.0.11:6443 --request-timeout=1s get --raw /readyz'
  changed() { different "$(api_boot_id node1)" "$before" && is_ready node1 True; }
  within 30 "node1 is back with a new boot id" changed
  within 10 "and serves the API again" kubectl --server https://10.77.0.11:6443 --request-timeout=1s get --raw /readyz
  before=$(lab-ctl node node2 bootid)
  lab-ctl node node2 set DOWN=1 RETURN=no >/dev/null
  ssh node2 sudo reboot
  within 10 "node2 goes down" phase_is node2 off
  sleep 3
  refuse "and stays down when told not to return" ping_once node2
  check "reset brings it back" lab-ctl reset
  check "with a new boot id" different "$before" "$(lab-ctl node node2 bootid)"
}

knobs() {
  check "freeze sshd" lab-ctl node node4 freeze-sshd
  refuse "a frozen sshd does not answer" timeout 3 ssh node4 true
  check "thaw sshd" lab-ctl node node4 thaw-sshd
  within 10 "it answers again" ssh node4 true
  ssh node4 sleep 60 & local session=$!
  within 10 "a session on node4 runs" ssh node4 pgrep -f "'^sleep 60'"
  check "cut the ssh sessions of node4" lab-ctl node node4 cut-ssh
  within 10 "the session has ended" eval "! kill -0 $session"
  check "and a new one is taken" ssh node4 true
  check "node3 says NotReady" lab-ctl node node3 say-not-ready
  within 10 "the API shows it" is_ready node3 False
  check "node3 says Ready" lab-ctl node node3 say-ready
  within 10 "the API shows that too" is_ready node3 True
  check "new host key" lab-ctl node node4 new-hostkey
  says 'IDENTIFICATION HAS CHANGED' "ssh refuses a changed host key" ssh node4 true
  check "cut the link of node4" lab-ctl node node4 link-down
  refuse "it does not answer" ping_once node4
  check "mend it" lab-ctl node node4 link-up
  within 10 "it answers again" ping_once node4
  says 'scheduled for' "a shutdown can be scheduled" ssh node2 sudo shutdown -r +1
  check "and called off" ssh node2 sudo shutdown -c
  says '^active' "systemctl knows the kubelet" ssh node2 systemctl is-active kubelet
  check "and restarts it" ssh node2 sudo systemctl restart kubelet
  within 10 "which then runs again" ssh node2 pgrep -x kubelet
  check "stop the agent of node4" lab-ctl node node4 stop-agent
  within 20 "its node becomes NotReady while ssh works" is_ready node4 Unknown
  check "crash node3" lab-ctl node node3 crash
  refuse "a crashed node does not answer" ping_once node3
  check "start node3" lab-ctl node node3 start
  check "stop the API server" lab-ctl apiserver stop
  refuse "kubectl gets no answer" kubectl --request-timeout=2s get nodes
  check "start the API server" lab-ctl apiserver start
  check "kubectl gets answers" kubectl get nodes
  check "pause the API server" lab-ctl apiserver pause
  refuse "kubectl hangs" kubectl --request-timeout=2s get nodes
  check "resume the API server" lab-ctl apiserver resume
  check "restart the API server" lab-ctl apiserver restart
  kubectl create namespace strange >/dev/null
  kubectl -n demo run stranger --image=x --annotations=lab.kubemori/stuck=true >/dev/null
  kubectl -n demo scale deployment web --replicas=1 >/dev/null
  kubectl taint node node1 strange=yes:NoSchedule >/dev/null
  check "reset after all that" lab-ctl reset
  check "ssh to node4 works with the original key" ssh node4 true
  refuse "strange pods are gone" kubectl -n demo get pod stranger
  check "a second reset has nothing to do" lab-ctl --within 20 reset
}

version_is() { [ "$(kubectl get node "$1" -o 'jsonpath={.status.nodeInfo.kubeletVersion}')" = "$2" ]; }

versions() {
  check "a node is told its version" lab-ctl node node2 kubelet-version v1.30.4
  within 10 "the API shows it" version_is node2 v1.30.4
  within 10 "and pods of it" kubectl -n kube-system get pod kube-scheduler-node2
  ssh node2 'echo v1.31.4 | sudo tee /var/lib/lab/kubelet-version' >/dev/null
  within 5 "an upgrade is NotReady at first" is_ready node2 False
  within 10 "and Ready then" is_ready node2 True
  check "with the new version" version_is node2 v1.31.4
  within 10 "its API server follows" eval "kubectl -n kube-system get pod kube-apiserver-node2 -o 'jsonpath={.spec.containers[0].image}' | grep -q :v1.31.4"
  check "reset after that" lab-ctl reset
  check "forgets versions" version_is node2 v1.20.2
  within 10 "and the pods" eval '! kubectl -n kube-system get pod kube-scheduler-node2'
}

inside() {
  scratch=$(mktemp -d)
  basics
  passwords
  budgets
  reboot
  knobs
  versions
  rm -rf "$scratch"
  note "$checks checks, $failures failed"
  [ $failures = 0 ]
}

began=${LAB_SELFTEST_BEGAN:-${EPOCHREALTIME/./}}
if [ "${1:-}" = inside ]; then inside; exit; fi

# Outside: what is there before must be there afterwards, and nothing else.
picture() {
  ps -eo args= > "$scratch/processes"      # by itself: in a pipe it would see this script's own forks
  grep -vE '^(ps|\[)' "$scratch/processes" | sort
  ip -br link | awk '{print $1}'
  findmnt -rn -o TARGET | sort
  cat /etc/hosts
  ls /run
}
scratch=$(mktemp -d)
picture > "$scratch/before"
LAB_SELFTEST_BEGAN=$began "$here/lab.sh" run -- "$here/selftest.sh" inside
code=$?
[ $code = 77 ] && exit 77
picture > "$scratch/after"
if diff "$scratch/before" "$scratch/after" > "$scratch/diff"; then note "ok    nothing is left behind"; else note "FAIL  left behind:"; cat "$scratch/diff"; code=1; fi
"$here/lab.sh" run -- sh -c 'exit 42'
passed_on=$?
# shellcheck disable=SC2016  # expanded inside
"$here/lab.sh" run -- bash -c 'trap "exit 9" TERM; : > "$LAB/../lab-selftest"; while :; do sleep 0.1; done' &
lab=$!
for _ in $(seq 600); do if [ -e /run/lab-selftest ]; then break; fi; sleep 0.1; done
rm -f /run/lab-selftest
kill "$lab"
wait "$lab"
signalled=$?
picture > "$scratch/after"
if [ $signalled = 9 ] && diff "$scratch/before" "$scratch/after"; then note "ok    a signal reaches CMD and nothing is left behind"
else note "FAIL  signal to the lab: exit code $signalled"; code=1; fi
if [ $passed_on = 42 ]; then note "ok    the exit code of CMD comes through"; else note "FAIL  exit code of CMD is $passed_on"; code=1; fi
exit $code
