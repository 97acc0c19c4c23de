// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/certificates/renew_scripts.hpp"

#include "base/shell_quote.hpp"
#include "base/version.hpp"

#include <QStringList>

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;

namespace {

/// What is saved, a line each: where it is, and what it is called in the backup. pki is a link to ssl where Kubespray
/// made it.
constexpr auto places = R"sh(each() {
  if [ -d /etc/kubernetes/ssl ]; then "$1" /etc/kubernetes/ssl ssl; else "$1" /etc/kubernetes/pki ssl; fi
  for f in /etc/kubernetes/*.conf "$d"/*.conf; do
    case $f in */\*.conf) continue;; esac
    "$1" "/etc/kubernetes/${f##*/}" "${f##*/}"
  done
  "$1" /root/.kube/config root-kubeconfig
  "$1" /var/lib/kubelet/pki kubelet-pki
}
)sh";

QString folderLine(const QString &folder)
{
    return u"d="_s + shellQuote(folder) + u'\n';
}

} // namespace

QString backupFolder(const QString &operation)
{
    return u"/var/lib/kubemori/certificates-"_s + operation;
}

QString scriptPreface()
{
    return u"PATH=$PATH:/usr/local/bin:/usr/local/sbin:/opt/bin; export PATH; set -eu; umask 077\n"_s;
}

QString backupScript(const QString &folder)
{
    // A folder that is there by its name is complete.
    return folderLine(folder) + QString::fromLatin1(places) +
           uR"sh(copy() { if [ -e "$1" ]; then cp -a "$1" "$d.part/$2"; fi; }
if [ ! -d "$d" ]; then
  rm -rf "$d.part"; mkdir -p -m 0700 "$d.part"
  each copy
  [ -d "$d.part/ssl" ]
  sync; mv "$d.part" "$d"
fi)sh"_s;
}

QString compareScript(const QString &folder)
{
    // kubelets renew their own meanwhile: theirs are not compared.
    return folderLine(folder) + QString::fromLatin1(places) + uR"sh(same=1
compare() {
  case $2 in kubelet-pki) return 0;; esac
  if [ -e "$d/$2" ] && ! diff -rq "$1" "$d/$2" >/dev/null 2>&1; then same=; fi
}
if [ ! -d "$d/ssl" ]; then echo none; exit 0; fi
each compare
if [ -n "$same" ]; then echo same; else echo other; fi)sh"_s;
}

QString restoreScript(const QString &folder)
{
    return folderLine(folder) + QString::fromLatin1(places) + uR"sh([ -d "$d/ssl" ]
restore() {
  # A kubelet that has one works with it, whatever its kubeconfig was.
  if [ "$2" = kubelet-pki ] && [ -e "$1/kubelet-client-current.pem" ]; then return 0; fi
  if [ -d "$d/$2" ]; then cp -a "$d/$2/." "$1/"
  elif [ -e "$d/$2" ]; then cp -a "$d/$2" "$1.kubemori"; mv -f "$1.kubemori" "$1"; fi
}
each restore
sync)sh"_s;
}

Result<QString> renewScript(const KubeadmFacts &facts, const QString &kubelet, const QString &folder)
{
    const auto version = Version::parse(facts.version);
    if (!version) {
        return fail(ErrorCode::ProgramMissing, u"kubeadm"_s);
    }
    if (*version < Version{1, 15, 0, {}}) {
        return fail(ErrorCode::InvalidInput, u"kubeadm %1 cannot renew them all; 1.15 can"_s.arg(facts.version));
    }
    if (!facts.hasCaKey) {
        return fail(ErrorCode::NotFound, u"the authority's key ca.key is not on this node: kubeadm cannot sign"_s);
    }
    const QString alpha = *version < Version{1, 20, 0, {}} ? u"alpha "_s : QString();
    // Without a file kubeadm asks the API, which an expired certificate keeps from answering; and its own usual
    // settings would want certificates of an etcd that Kubespray does not let it make.
    const QString config = facts.configFile.isEmpty() ? QString() : u" --config "_s + shellQuote(facts.configFile);
    QString script = u"kubeadm %1certs renew all%2\n"_s.arg(alpha, config);
    if (!kubelet.isEmpty()) {
        // It left alpha some releases later than certs did. --config came with 1.19.
        const bool isOld = *version < Version{1, 19, 0, {}};
        script += u"d="_s + shellQuote(folder) + u"\nk='kubeadm alpha kubeconfig'\n"_s;
        if (!isOld) {
            script += u"if kubeadm kubeconfig user --help >/dev/null 2>&1; then k='kubeadm kubeconfig'; fi\n"_s;
        }
        script += u"$k user --org system:nodes --client-name %1%2 > \"$d/new-kubelet-kubeconfig\"\n"
                  "grep -q client-certificate-data \"$d/new-kubelet-kubeconfig\"\n"
                  "cp \"$d/new-kubelet-kubeconfig\" /etc/kubernetes/kubelet.conf\n"
                  "rm -f /var/lib/kubelet/pki/kubelet-client*\n"_s.arg(shellQuote(u"system:node:"_s + kubelet),
                                                                       isOld ? QString() : config);
    }
    return script + uR"sh(mkdir -p -m 0700 /root/.kube
if [ ! /etc/kubernetes/admin.conf -ef /root/.kube/config ]; then
  cp /etc/kubernetes/admin.conf /root/.kube/config.kubemori; mv -f /root/.kube/config.kubemori /root/.kube/config
fi)sh"_s;
}

QString restartScript(const KubeadmFacts &facts, bool kubelet, const QString &operation)
{
    const QString first = kubelet ? u"systemctl restart kubelet\n"_s : QString();
    if (facts.way == StaticPodWay::Crictl) {
        return first +
               u"crictl pods --namespace kube-system --name "
               "'kube-scheduler-*|kube-controller-manager-*|kube-apiserver-*|etcd-*' -q | xargs -r crictl rmp -f"_s;
    }
    if (facts.way == StaticPodWay::Docker) {
        return first +
               u"docker ps -aq -f 'name=k8s_POD_(kube-apiserver|kube-controller-manager|kube-scheduler|etcd)-*' "
               "| xargs -r docker rm -f"_s;
    }
    // The kubelet looks into the folder every 20 s. Whatever happens, the files go back.
    return first + u"h="_s + shellQuote(u"/etc/kubernetes/kubemori-"_s + operation) + uR"sh(
m=/etc/kubernetes/manifests
back() { if [ -d "$h" ]; then for f in "$h"/*.yaml; do if [ -f "$f" ]; then mv -f "$f" $m/; fi; done; rmdir "$h"; fi; }
back
trap back EXIT; trap 'exit 1' HUP INT TERM
mkdir -m 0700 "$h"
for p in kube-scheduler kube-controller-manager kube-apiserver etcd; do
  if [ -f $m/$p.yaml ]; then mv $m/$p.yaml "$h/"; fi
done
i=0
while [ $i -lt 45 ] && pgrep -x kube-apiserver >/dev/null; do sleep 2; i=$((i+1)); done
sleep 10)sh"_s;
}

QString leaseScript()
{
    return uR"sh(command -v kubectl >/dev/null 2>&1 || exit 127
kubectl --kubeconfig /etc/kubernetes/admin.conf --request-timeout=10s -n kube-system get lease \
  kube-controller-manager kube-scheduler --ignore-not-found \
  -o 'jsonpath={range .items[*]}{.metadata.name} {.spec.renewTime}{"\n"}{end}')sh"_s;
}

QString readyScript()
{
    // Anonymous by default; a server that refuses that is asked as what it shows to kubelets.
    return uR"sh(s=/etc/kubernetes/ssl; [ -d $s ] || s=/etc/kubernetes/pki
a=127.0.0.1:$(sed -n 's/^ *- --secure-port=//p' /etc/kubernetes/manifests/kube-apiserver.yaml 2>/dev/null | head -n 1)
b=$(sed -n 's/^ *- --bind-address=//p' /etc/kubernetes/manifests/kube-apiserver.yaml 2>/dev/null | head -n 1)
case $a in *:) a=${a}6443;; esac
case $b in ''|0.0.0.0|*[!0-9.]*) ;; *) a=$b:${a##*:};; esac
ask() { printf 'GET /readyz HTTP/1.0\r\n\r\n' | timeout 10 openssl s_client -quiet -connect "$a" "$@" 2>/dev/null || true; }
case $(ask) in
  HTTP/*\ 200\ *) echo ready; exit 0;;
  '') echo 'no answer'; exit 0;;
  HTTP/*\ 40[13]\ *) ;;
  *) echo 'not ready'; exit 0;;
esac
case $(ask -cert $s/apiserver-kubelet-client.crt -key $s/apiserver-kubelet-client.key) in
  HTTP/*\ 200\ *) echo ready;;
  *) echo 'not ready';;
esac)sh"_s;
}

} // namespace kubemori::maintenance
