// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleet/certificates.hpp"

#include <QLocale>
#include <QTimeZone>

#include <utility>

namespace kubemori::fleet {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestAnswer = qsizetype{1} << 20;

// Each certificate is two lines: its path, and what openssl says. /etc/kubernetes/pki is a link to ssl where Kubespray
// made it, hence the check for a file seen before. Names with line feeds are none of Kubernetes' making.
constexpr auto script = R"sh(command -v openssl >/dev/null 2>&1 || exit 43
say() { if end=$(openssl x509 -enddate -noout 2>/dev/null); then printf '%s\n%s\n' "$1" "$end"; fi; }
if [ -L /etc/kubernetes/pki ]; then pki=; else pki=/etc/kubernetes/pki; fi
for d in /etc/kubernetes/ssl $pki /etc/kubernetes/ssl/etcd ${pki:+$pki/etcd} /etc/ssl/etcd/ssl; do
  for f in "$d"/*.crt "$d"/*.pem; do
    case $f in *-key.pem) continue;; esac
    if [ -f "$f" ]; then say "$f" < "$f"; fi
  done
done
for f in /etc/kubernetes/*.conf; do
  if [ -f "$f" ]; then
    sed -n 's/^ *client-certificate-data: *//p' "$f" | head -n 1 | base64 -d 2>/dev/null | say "$f"
  fi
done
f=/var/lib/kubelet/pki/kubelet-client-current.pem
if [ -f "$f" ]; then say "$f" < "$f"; fi
exit 0)sh";

} // namespace

QDateTime endDate(const QByteArray &line)
{
    constexpr QByteArrayView key = "notAfter=";
    const QByteArray text = line.trimmed();
    if (!text.startsWith(key) || !text.endsWith(" GMT")) {
        return {};
    }
    const QByteArray time = text.sliced(key.size()).chopped(4).simplified();
    QDateTime end = QLocale::c().toDateTime(QString::fromLatin1(time), u"MMM d HH:mm:ss yyyy"_s);
    end.setTimeZone(QTimeZone::utc());
    return end;
}

Result<QList<Certificate>> certificatesOn(command::Runner &runner, bool become, Milliseconds timeout,
                                          std::stop_token stop)
{
    command::Command look;
    look.argv = {u"sh"_s, u"-c"_s, QString::fromLatin1(script)};
    look.environment = {{u"LC_ALL"_s, u"C"_s}};
    look.become = become;
    look.timeout = timeout;
    const auto captured = command::capture(runner, look, std::move(stop), longestAnswer);
    if (!captured) {
        return std::unexpected(captured.error().on(runner.location()));
    }
    constexpr int noOpenssl = 43;
    if (captured->exit.code == noOpenssl) {
        return fail(ErrorCode::ProgramMissing, u"openssl"_s, runner.location());
    }
    if (!captured->exit.isSuccess()) {
        return fail(ErrorCode::ExitedNonZero, QString::fromUtf8(captured->errors.trimmed().right(1000)),
                    runner.location());
    }
    QList<Certificate> certificates;
    const QList<QByteArray> lines = captured->output.split('\n');
    for (qsizetype i = 0; i + 1 < lines.size(); i += 2) {
        const QDateTime end = endDate(lines.at(i + 1));
        if (end.isValid()) {
            certificates.append({.path = QString::fromUtf8(lines.at(i)), .notAfter = end});
        }
    }
    return certificates;
}

} // namespace kubemori::fleet
