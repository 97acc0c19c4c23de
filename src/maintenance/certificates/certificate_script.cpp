// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/certificates/certificate_look.hpp"

namespace kubemori::maintenance {

namespace {

// Arguments: kubeconfigs to be read instead of all that a node has. Certificates are sent as PEM: their text could hold
// line feeds and pretend to be anything. pem() ends at a private key, so that none leaves the machine.
constexpr auto script = R"sh(PATH=$PATH:/usr/local/bin:/usr/local/sbin:/opt/bin:/usr/sbin:/sbin
export PATH
umask 077
k=/etc/kubernetes
n=0
has() { command -v "$1" >/dev/null 2>&1; }
pem() { head -c 262144 | sed -n '/^-----BEGIN CERTIFICATE-----/,/^-----END CERTIFICATE-----/{/PRIVATE KEY/q;p;}'; }
fine() {
  case $1 in *[!A-Za-z0-9._/@+-]*) return 1;; esac
  [ -f "$1" ] && n=$((n+1)) && [ "$n" -le 300 ]
}
key() {
  if ! has openssl; then echo 'key unknown'; return; fi
  if [ ! -f "$2" ]; then echo 'key none'; return; fi
  a=$(openssl x509 -in "$1" -noout -pubkey 2>/dev/null)
  b=$(openssl pkey -in "$2" -passin pass: -pubout 2>/dev/null)
  if [ -z "$a" ] || [ -z "$b" ]; then echo 'key unreadable'
  elif [ "$a" = "$b" ]; then echo 'key same'
  else echo 'key differs'; fi
}
file() {
  fine "$1" || return 0
  echo "file $1"
  case $1 in
    /etc/c*/certs/cert.crt) key "$1" "${1%cert.crt}key.pem";;
    *.crt) key "$1" "${1%.crt}.key";;
    *-current.pem) key "$1" "$1";;
    *) key "$1" "${1%.pem}-key.pem";;
  esac
  pem < "$1"; echo; echo end
}
conf() {
  fine "$1" || return 0
  echo "kubeconfig $1"
  head -c 262144 "$1" | sed -n 's/^[ -]*client-certificate-data: *//p' | head -n 4 | tr -d "\"' \r" |
    while read -r d || [ -n "$d" ]; do printf '%s' "$d" | base64 -d 2>/dev/null | pem; echo; done
  echo end
}
served() {
  echo "served $1 $2"
  if has openssl; then timeout 5 openssl s_client -connect "$2" -showcerts </dev/null 2>/dev/null | pem; fi
  echo; echo end
}
option() { sed -n "s/^ *- --$1=//p" $k/manifests/kube-apiserver.yaml 2>/dev/null | head -n 1; }
echo 'kubemori-certificates 1'
echo "clock $(date +%s)"
if [ $# -gt 0 ]; then
  for f in "$@"; do conf "$f"; done
  echo done; exit 0
fi
if [ -L $k/pki ]; then pki=; else pki=$k/pki; fi
for d in $k/ssl $pki $k/ssl/etcd ${pki:+$pki/etcd} /etc/ssl/etcd/ssl /etc/calico/certs /etc/cilium/certs; do
  for f in "$d"/*.crt "$d"/*.pem; do
    case $f in *-key.pem|*/key.pem) continue;; esac
    file "$f"
  done
done
for f in kubelet-client-current.pem kubelet-server-current.pem kubelet.crt; do file "/var/lib/kubelet/pki/$f"; done
for f in $k/*.conf /root/.kube/config; do conf "$f"; done
if [ -f $k/manifests/etcd.yaml ] || [ -f /etc/etcd.env ] || ls /etc/ssl/etcd/ssl/member-*.pem >/dev/null 2>&1; then
  served etcd 127.0.0.1:2379
fi
if [ -d /var/lib/kubelet/pki ]; then served kubelet 127.0.0.1:10250; fi
if [ -f $k/manifests/kube-apiserver.yaml ] || [ -f $k/ssl/apiserver.crt ] || [ -f $k/pki/apiserver.crt ]; then
  port=$(option secure-port); case $port in ''|*[!0-9]*) port=6443;; esac
  host=$(option bind-address); case $host in ''|0.0.0.0|*[!0-9.]*) host=127.0.0.1;; esac
  served api "$host:$port"
  echo control-plane
  if has kubeadm; then echo "kubeadm $(kubeadm version -o short 2>/dev/null)"; fi
  for f in $k/kubeadm-images.yaml $k/kubeadm-config.yaml; do if [ -f $f ]; then echo "config $f"; fi; done
  for f in $k/ssl/ca.key $k/pki/ca.key; do if [ -f $f ]; then echo ca-key; fi; done
  for f in $k/manifests/*.yaml; do
    case $f in */kube-apiserver.yaml|*/kube-controller-manager.yaml|*/kube-scheduler.yaml|*/etcd.yaml)
      f=${f##*/}; echo "pod ${f%.yaml}";; esac
  done
  pods='kube-scheduler-*|kube-controller-manager-*|kube-apiserver-*'
  if has docker && [ -n "$(timeout 10 docker ps -q -f name=k8s_POD_kube-apiserver 2>/dev/null)" ]; then echo way docker
  elif has crictl && [ -n "$(timeout 10 crictl pods --namespace kube-system --name "$pods" -q 2>/dev/null)" ]; then
    echo way crictl
  fi
  if has openssl; then
    said=$(printf 'GET /readyz HTTP/1.0\r\n\r\n' | timeout 5 openssl s_client -quiet -connect "$host:$port" 2>/dev/null)
    case $said in HTTP/*\ 200\ *) echo ready;; esac
  fi
  if has systemctl; then
    case $(systemctl is-enabled k8s-certs-renew.timer 2>/dev/null) in
      enabled*) echo timer on;;
      disabled*|masked*|static*) echo timer off;;
      *) echo timer none;;
    esac
  fi
fi
echo done)sh";

} // namespace

QString certificateScript()
{
    return QString::fromLatin1(script);
}

} // namespace kubemori::maintenance
