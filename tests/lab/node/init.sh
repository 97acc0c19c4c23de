#!/bin/bash
# First process of a mini node's boot: makes its mounts and brings the network up, then stays as pid 1 and reaps.
# Started in fresh pid, uts, mount, net and ipc namespaces: init.sh ROOT NAME IP BOOT_ID_FILE CONTROL_FOLDER
set -euo pipefail
root=$1 name=$2 ip=$3 boot_id=$4 control=$5

mount -t proc proc "$root/proc"
mount -t sysfs sysfs "$root/sys" 2>/dev/null || mount --rbind /sys "$root/sys"
mount -t tmpfs -o mode=755 run "$root/run"
mount -t tmpfs -o mode=1777 tmp "$root/tmp"
mkdir -p "$root/run/sshd" "$root/run/lock"
mkdir -m 700 "$root/run/lab-node"
mount --bind "$control" "$root/run/lab-node"
install -m 444 "$boot_id" "$root/run/.boot_id"
mount --bind "$root/run/.boot_id" "$root/proc/sys/kernel/random/boot_id"

# A /dev of its own: with the outer one, terminals could not be handed to users in a user namespace.
mount -t tmpfs -o mode=755 dev "$root/dev"
for device in null zero full random urandom tty; do
  : > "$root/dev/$device"
  mount --bind "/dev/$device" "$root/dev/$device"
done
mkdir "$root/dev/pts" "$root/dev/shm"
mount -t devpts -o newinstance,ptmxmode=0666,mode=0620,gid=5 devpts "$root/dev/pts"
mount -t tmpfs -o mode=1777 shm "$root/dev/shm"
ln -s pts/ptmx "$root/dev/ptmx"
ln -s /proc/self/fd "$root/dev/fd"
for pair in 0:stdin 1:stdout 2:stderr; do ln -s "/proc/self/fd/${pair%%:*}" "$root/dev/${pair##*:}"; done

hostname "$name"
for _ in $(seq 200); do
  ip link show eth0 >/dev/null 2>&1 && break
  sleep 0.02
done
ip link set lo up
ip addr add "$ip/24" dev eth0
ip link set eth0 up
ip route add default via 10.77.0.1
echo '0 65535' > /proc/sys/net/ipv4/ping_group_range

cd "$root"
mkdir -p .oldroot
pivot_root . .oldroot
# bash as pid 1 reaps whatever is left to it; the endless sleep is what it waits for. The empty environment keeps the lab's own out of the node.
exec env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin chroot . /bin/bash -c '
  umount -l /.oldroot && rmdir /.oldroot
  echo up > /run/lab-node/booted
  while :; do sleep infinity & wait $!; done'
