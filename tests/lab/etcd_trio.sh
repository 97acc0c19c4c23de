#!/bin/bash
# An etcd of three members beside the lab's own: on node1, node2 and the workstation, port 12379, with the lab's certificates.
#   etcd_trio.sh start | stop      stop is also right when there is none
#   etcd_trio.sh leader            prints the leader's name: node1, node2 or here
#   etcd_trio.sh lead NAME         makes this member the leader
#   etcd_trio.sh kill NAME         ends one member
# Needs the environment of the lab (see docs/lab.md).
set -euo pipefail

declare -A address=([node1]=10.77.0.11 [node2]=10.77.0.12 [here]=10.77.0.1)
names=(node1 node2 here)
folder=/tmp/etcd-trio

fail() { echo "etcd_trio: $*" >&2; exit 1; }

on() {
  local name=$1; shift
  # shellcheck disable=SC2029  # the words are one script for the other side
  if [ "$name" = here ]; then bash -c "$*"; else ssh "root@${address[$name]}" "$*"; fi
}

ctl() {
  local name=$1; shift
  etcdctl --endpoints="https://${address[$name]}:12379" --cacert="$LAB/pki/etcd-ca.crt" --cert="$LAB/pki/etcd-admin.crt" \
    --key="$LAB/pki/etcd-admin.key" "$@"
}

member() {
  local name=$1 ip=${address[$1]} cert key ca=/etc/ssl/etcd/ssl/ca.pem cluster='' each
  cert=/etc/ssl/etcd/ssl/member-$name.pem key=/etc/ssl/etcd/ssl/member-$name-key.pem
  if [ "$name" = here ]; then cert=$LAB/pki/etcd-member.crt key=$LAB/pki/etcd-member.key ca=$LAB/pki/etcd-ca.crt; fi
  for each in "${names[@]}"; do cluster+="$each=https://${address[$each]}:12380,"; done
  echo "mkdir -p $folder && { setsid etcd --name=$name --data-dir=$folder/data --listen-client-urls=https://$ip:12379,https://127.0.0.1:12379" \
    "--advertise-client-urls=https://$ip:12379 --listen-peer-urls=https://$ip:12380 --initial-advertise-peer-urls=https://$ip:12380" \
    "--initial-cluster=${cluster%,} --initial-cluster-token=trio --cert-file=$cert --key-file=$key --trusted-ca-file=$ca" \
    "--client-cert-auth=true --peer-cert-file=$cert --peer-key-file=$key --peer-trusted-ca-file=$ca --peer-client-cert-auth=true" \
    "--unsafe-no-fsync=true </dev/null >$folder/log 2>&1 & echo \$! > $folder/pid; }"
}

leader() {
  local name status
  for name in "${names[@]}"; do
    status=$(ctl "$name" endpoint status --write-out=fields 2>/dev/null) || continue
    if [ "$(sed -n 's/^"MemberID" : //p' <<< "$status")" = "$(sed -n 's/^"Leader" : //p' <<< "$status")" ]; then
      echo "$name"
      return
    fi
  done
  return 1
}

start() {
  local name deadline=$((SECONDS + 30))
  for name in "${names[@]}"; do on "$name" "$(member "$name")"; done
  until ctl node1 endpoint health --cluster >/dev/null 2>&1 && leader >/dev/null; do
    [ $SECONDS -lt $deadline ] || fail "not healthy within 30 s"
    sleep 0.3
  done
}

end() { on "$1" "[ ! -f $folder/pid ] || { kill -9 \$(cat $folder/pid); rm -rf $folder; } 2>/dev/null; true"; }

lead() {
  local now id
  now=$(leader) || fail "there is no leader"
  [ "$now" = "$1" ] && return
  id=$(ctl "$1" endpoint status --write-out=fields | sed -n 's/^"MemberID" : //p')
  ctl "$now" move-leader "$(printf '%x' "$id")" >/dev/null
}

case ${1:-} in
  start) start;;
  stop) for name in "${names[@]}"; do end "$name"; done;;
  leader) leader || fail "there is no leader";;
  lead) lead "$2";;
  kill) end "$2";;
  *) fail "usage: etcd_trio.sh start|stop|leader|lead NAME|kill NAME";;
esac
