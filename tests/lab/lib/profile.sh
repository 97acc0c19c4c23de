# shellcheck shell=bash
# The administrator's side of the lab: home folder, ssh, cluster profiles, environment of CMD. Sourced by lab.sh.
# shellcheck disable=SC2154  # lab_dir comes from common.sh

make_ssh_key() {
  install -d -m 700 "$LAB/home" "$LAB/home/.ssh"
  ssh-keygen -q -t ed25519 -N '' -C admin@lab -f "$LAB/home/.ssh/id_ed25519"
}

make_profile() {
  local node
  mkdir -p "$LAB/config/kubemori" "$LAB/pristine"
  install -d -m 700 "$LAB/state" "$LAB/cache" "$LAB/runtime"
  for node in "${LAB_NODES[@]}"; do
    printf '%s,%s %s\n' "$node" "$(node_ip "$node")" "$(cut -d' ' -f1,2 "$LAB/$node/ssh_host_ed25519_key.pub")"
  done > "$LAB/pristine/known_hosts"
  ssh_config > "$LAB/pristine/ssh_config"
  profile lab "hosts: [$(node_ip node1), $(node_ip node2)], user: ops, port: 22, become: true, identity_file: $LAB/home/.ssh/id_ed25519, kubectl: kubectl" \
    lab-kubeconfig "kubeconfig: $LAB/admin.kubeconfig, context: lab" > "$LAB/pristine/clusters.yaml"
  install -m 600 "$LAB/pristine/known_hosts" "$LAB/home/.ssh/known_hosts"
  install -m 600 "$LAB/pristine/ssh_config" "$LAB/home/.ssh/config"
  install -m 600 "$LAB/pristine/clusters.yaml" "$LAB/config/kubemori/clusters.yaml"
}

ssh_config() {
  local node
  for node in "${LAB_NODES[@]}"; do printf 'Host %s\n  HostName %s\n' "$node" "$(node_ip "$node")"; done
  cat <<CONF
Host node* 10.77.0.*
  User ops
  IdentityFile $LAB/home/.ssh/id_ed25519
  UserKnownHostsFile $LAB/home/.ssh/known_hosts
  GlobalKnownHostsFile /dev/null
  StrictHostKeyChecking yes
  ConnectTimeout 5
CONF
}

# profile ID CONTROL_PLANE [ID CONTROL_PLANE]...
profile() {
  printf 'version: 1\nclusters:\n'
  while [ $# -gt 1 ]; do
    cat <<CONF
  - id: $1
    name: $1
    purpose: test
    control_plane: { $2 }
    nodes: { user: ops, become: true, identity_file: $LAB/home/.ssh/id_ed25519, address: internal_ip }
    timeouts: { down: 60, up: 120, ready: 120, drain: 120 }
CONF
    shift 2
  done
}

# OpenSSH looks for ~/.ssh in the home of the password database, not in $HOME; the lab's "/" is a throw-away, so show it there.
enter_home() {
  install -d -m 700 /root/.ssh
  mount --bind "$LAB/home/.ssh" /root/.ssh
  cp /etc/hosts "$LAB/pristine/hosts"
  local node
  for node in "${LAB_NODES[@]}"; do echo "$(node_ip "$node") $node"; done >> /etc/hosts
}

leave_home() {
  if mountpoint -q /root/.ssh; then umount -l /root/.ssh; fi
  if [ -f "$LAB/pristine/hosts" ]; then cat "$LAB/pristine/hosts" > /etc/hosts; fi
}

# The environment that docs/lab.md promises to CMD, as a prefix. Background commands of a script start with SIGINT ignored; CMD is to be
# cancelled like any other program.
with_profile=(env -u SSH_AUTH_SOCK "--default-signal=INT,QUIT" "LAB=$LAB" "KUBEMORI_LAB=$LAB" "HOME=$LAB/home"
  "KUBECONFIG=$LAB/admin.kubeconfig" "XDG_CONFIG_HOME=$LAB/config" "XDG_STATE_HOME=$LAB/state" "XDG_CACHE_HOME=$LAB/cache"
  "XDG_RUNTIME_DIR=$LAB/runtime" "PATH=$lab_dir:$PATH")

in_profile() { "${with_profile[@]}" "$@"; }
