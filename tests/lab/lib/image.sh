# shellcheck shell=bash
# What lies on the disk of a mini node: one layer that all share (users, sudo, sshd, stubs), one of its own. Sourced by lab.sh.
# A node's root is an overlay of: own layer over the shared layer over the plain Debian tree ($LOWER).

here_node=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../node

# The shared layer is written through an overlay of its own, so that useradd and chmod see a whole system.
make_image() {
  local image=$LAB/image root=$LAB/image/root
  mkdir -p "$image"/{layer,work,root}
  mount -t overlay lab-image -o "lowerdir=${LOWER:-/run/lower},upperdir=$image/layer,workdir=$image/work" "$root"
  image_users "$root"
  image_services "$root"
  umount "$root"
}

image_users() {
  local root=$1 user
  chmod u+s "$root/usr/bin/sudo"      # an ordinary user's Debian tree is unpacked without setuid bits
  for user in ops opspw; do
    chroot "$root" useradd --create-home --shell /bin/bash "$user"
    chroot "$root" usermod --password '*' "$user"
    image_authorize "$root" "$user" "/home/$user"
  done
  chroot "$root" usermod --password "$(openssl passwd -6 "$LAB_PASSWORD")" opspw
  image_authorize "$root" root /root
  printf 'ops ALL=(ALL:ALL) NOPASSWD: ALL\nopspw ALL=(ALL:ALL) ALL\n' > "$root/etc/sudoers.d/lab"
  chmod 440 "$root/etc/sudoers.d/lab"
}

image_authorize() {
  local root=$1 user=$2 home=$3
  chroot "$root" install -d -m 700 -o "$user" -g "$user" "$home/.ssh"
  cp "$LAB/home/.ssh/id_ed25519.pub" "$root$home/.ssh/authorized_keys"
  chroot "$root" chown "$user:$user" "$home/.ssh/authorized_keys"
  chmod 600 "$root$home/.ssh/authorized_keys"
}

image_services() {
  local root=$1 name
  cp "$here_node/sshd_config" "$root/etc/ssh/sshd_config"
  install -d "$root/usr/local/lib/lab"
  cp "$here_node/../node_agent.py" "$here_node/forward.py" "$root/usr/local/lib/lab/"
  # Removed first: these may be links to a systemd that cannot work in a mini node.
  for name in shutdown reboot poweroff halt; do
    rm -f "$root/usr/sbin/$name"; install -m 755 "$here_node/power.sh" "$root/usr/sbin/$name"
  done
  rm -f "$root/usr/bin/systemctl"; install -m 755 "$here_node/systemctl.sh" "$root/usr/bin/systemctl"
  : > "$root/etc/resolv.conf"         # no resolver here: an unreachable one would cost every lookup 10 s
  { echo '127.0.0.1 localhost'; for name in "${LAB_NODES[@]}"; do echo "$(node_ip "$name") $name"; done; } > "$root/etc/hosts"
}

# The layer of one node. Its content outlives reboots, as a disk does.
make_node_disk() {
  local node=$1 dir=$LAB/$1 disk=$LAB/$1/disk
  mkdir -p "$dir"/{disk,work,root} "$disk"/etc/ssh "$disk"/etc/kubernetes/ssl "$disk"/var/lib/kubelet/pki "$disk"/root
  install -d -m 700 "$dir/ctl"
  mkfifo -m 600 "$dir/ctl/request"
  chmod 700 "$disk/root"
  echo "$node" > "$disk/etc/hostname"
  printf '%s' "$node" | md5sum | cut -c1-32 > "$disk/etc/machine-id"
  ssh-keygen -q -t ed25519 -N '' -C "root@$node" -f "$disk/etc/ssh/ssh_host_ed25519_key"
  cp "$disk"/etc/ssh/ssh_host_ed25519_key* "$dir/"      # the original, for `lab-ctl reset`
  cp "$LAB/pki/ca.crt" "$disk/etc/kubernetes/ssl/ca.crt"
  cp "$LAB/pki/$node.crt" "$disk/var/lib/kubelet/pki/kubelet.crt"
  install -m 600 "$LAB/pki/$node.key" "$disk/var/lib/kubelet/pki/kubelet.key"
  if is_control_plane "$node"; then make_control_plane_disk "$node" "$disk"; fi
}

make_control_plane_disk() {
  local node=$1 disk=$2 name
  install -d -m 700 "$disk/root/.kube" "$disk/etc/ssl/etcd" "$disk/etc/ssl/etcd/ssl"
  install -m 600 "$LAB/pki/admin.conf" "$disk/etc/kubernetes/admin.conf"
  install -m 600 "$LAB/pki/admin.conf" "$disk/root/.kube/config"
  install -m 644 "$LAB/pki/apiserver.crt" "$disk/etc/kubernetes/ssl/apiserver.crt"
  install -m 644 "$LAB/pki/etcd-ca.crt" "$disk/etc/ssl/etcd/ssl/ca.pem"
  for name in member admin; do
    install -m 644 "$LAB/pki/etcd-$name.crt" "$disk/etc/ssl/etcd/ssl/$name-$node.pem"
    install -m 600 "$LAB/pki/etcd-$name.key" "$disk/etc/ssl/etcd/ssl/$name-$node-key.pem"
  done
}
