// SPDX-License-Identifier: GPL-3.0-or-later
#include "advice/look/evidence.hpp"

#include "base/shell_quote.hpp"

#include <QRegularExpression>

#include <algorithm>
#include <utility>
#include <vector>

namespace kubemori::advice {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostText = qsizetype{64} << 10;
constexpr qsizetype mostWords = 400;
constexpr Milliseconds longest{std::chrono::seconds{20}};

/// sudo's own path may lack what Kubespray installs.
constexpr auto path = "PATH=\"$PATH:/usr/local/sbin:/usr/local/bin:/usr/sbin:/sbin\"; export PATH\n"_L1;

constexpr auto certificatesScript = R"(for f in /etc/kubernetes/ssl/*.crt /etc/ssl/etcd/ssl/*.pem; do
  case $f in *-key.pem) continue;; esac
  [ -f "$f" ] && echo "$f" && openssl x509 -noout -subject -enddate -in "$f"
done
c=/etc/kubernetes/kubelet.conf
f=$(sed -n 's/^ *client-certificate: *//p' "$c" 2>/dev/null | head -n 1)
d=$(sed -n 's/^ *client-certificate-data: *//p' "$c" 2>/dev/null | head -n 1)
if [ -n "$f" ]; then echo "$c: $f"; openssl x509 -noout -subject -enddate -in "$f"
elif [ -n "$d" ]; then echo "$c"; echo "$d" | base64 -d | openssl x509 -noout -subject -enddate; fi
exit 0)"_L1;

/// Kubespray names the certificates by the node.
constexpr auto etcdScript = R"(d=/etc/ssl/etcd/ssl
c=$d/member-$n.pem
[ -f "$c" ] || c=$(ls "$d"/member-*.pem 2>/dev/null | grep -v -e '-key\.pem$' | head -n 1)
if [ -z "$c" ]; then echo 'no member of etcd here'; exit 0; fi
export ETCDCTL_API=3 ETCDCTL_CACERT=$d/ca.pem ETCDCTL_CERT=$c ETCDCTL_KEY=${c%.pem}-key.pem
export ETCDCTL_ENDPOINTS=${ETCDCTL_ENDPOINTS:-https://127.0.0.1:2379}
etcdctl endpoint status --cluster -w table; code=$?
etcdctl endpoint health --cluster
etcdctl alarm list
exit $code)"_L1;

constexpr auto kernelScript =
    "dmesg -T | grep -iE 'out of memory|oom-kill|killed process|i/o error|hung task|(ext4|xfs|btrfs).*error|"
    "remounting filesystem read-only' | tail -n 100; exit 0"_L1;

struct Look
{
    QString name;
    QString script;
};

std::vector<Look> looksAt(const QString &node)
{
    return {
        {u"kubelet-journal"_s, u"journalctl -u kubelet -n 200 --no-pager -o short-iso"_s},
        {u"containers"_s, u"crictl ps -a | awk 'NR == 1 || !/ Running /'"_s},
        {u"pods"_s, u"crictl pods | awk 'NR == 1 || / NotReady /'"_s},
        {u"etcd"_s, u"n="_s + shellQuote(node) + u'\n' + etcdScript},
        {u"disk"_s, u"df -h -x tmpfs -x overlay; echo; df -i -x tmpfs -x overlay"_s},
        {u"time"_s, u"timedatectl; command -v chronyc >/dev/null && chronyc -n tracking; exit 0"_s},
        {u"certificates"_s, QString(certificatesScript)},
        {u"failed-units"_s, u"systemctl list-units --failed --no-pager --no-legend --plain"_s},
        {u"kernel"_s, QString(kernelScript)},
    };
}

/// The end of what a program prints.
class Tail
{
public:
    void add(QByteArrayView bytes)
    {
        m_bytes.append(bytes);
        if (m_bytes.size() > 2 * mostText) {
            m_bytes.remove(0, m_bytes.size() - mostText);
            m_isCut = true;
        }
    }
    /// Whole lines only when its beginning is missing.
    [[nodiscard]] QByteArray bytes() const
    {
        if (!m_isCut && m_bytes.size() <= mostText) {
            return m_bytes;
        }
        const QByteArray end = m_bytes.right(mostText);
        return end.sliced(end.indexOf('\n') + 1);
    }

private:
    QByteArray m_bytes;
    bool m_isCut = false;
};

/// Nothing in it acts on a terminal or turns a line round.
QString harmless(const QByteArray &bytes)
{
    static const QRegularExpression sequence(u"\x1b(?:\\[[0-?]*[ -/]*[@-~]|\\][^\x07\x1b]*(?:\x07|\x1b\\\\)|.)"_s);
    QString text = QString::fromUtf8(bytes);
    text.replace(u"\r\n"_s, u"\n"_s);
    text.remove(sequence);
    for (QChar &c : text) {
        const bool acts = c.category() == QChar::Other_Control || c.category() == QChar::Other_Format;
        if (acts && c != u'\n' && c != u'\t') {
            c = QChar::ReplacementCharacter;
        }
    }
    return text;
}

/// There is no use in asking this node anything more.
bool concernsAll(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Cancelled:
    case ErrorCode::Unreachable:
    case ErrorCode::Disconnected:
    case ErrorCode::HostKeyUnknown:
    case ErrorCode::HostKeyChanged:
    case ErrorCode::AuthenticationFailed:
    case ErrorCode::BecomeFailed:
    case ErrorCode::Declined:
        return true;
    default:
        return false;
    }
}

Evidence take(const cluster::NodeHost &host, const Look &look, const std::stop_token &stop)
{
    Evidence evidence{.name = look.name, .command = look.script, .text = {}, .error = std::nullopt};
    command::Command command;
    command.argv = {u"sh"_s, u"-c"_s, path + look.script};
    command.become = host.become;
    command.timeout = longest;
    Tail output;
    Tail errors;
    const auto ended = host.runner->run(
        command,
        [&](command::Stream stream, QByteArrayView bytes) {
            (stream == command::Stream::Output ? output : errors).add(bytes);
        },
        stop);
    evidence.text = harmless(output.bytes());
    if (!ended) {
        evidence.error = ended.error();
    } else if (!ended->isSuccess() || (evidence.text.isEmpty() && !errors.bytes().isEmpty())) {
        const QString said = harmless(errors.bytes()).trimmed().right(mostWords);
        evidence.error = Error{.code = ErrorCode::ExitedNonZero,
                               .detail = said.isEmpty() ? u"exit code %1"_s.arg(ended->code) : said,
                               .subject = {},
                               .context = {}};
    }
    return evidence;
}

} // namespace

Result<QList<Evidence>> collectEvidence(const cluster::ClusterAccess &access, const QString &node,
                                        const QString &internalIp, const std::function<void(const QString &)> &say,
                                        std::stop_token stop)
{
    const auto host = access.nodeHost(node, internalIp);
    if (!host) {
        return std::unexpected(host.error().on(node));
    }
    QList<Evidence> all;
    for (const Look &look : looksAt(node)) {
        if (say) {
            say(node + u": "_s + look.name);
        }
        Evidence evidence = take(*host, look, stop);
        const bool isOver = evidence.error && concernsAll(evidence.error->code);
        if (stop.stop_requested()) {
            return fail(ErrorCode::Cancelled, {}, node);
        }
        if (isOver && all.isEmpty()) {
            return std::unexpected(evidence.error->on(node));
        }
        all.append(std::move(evidence));
        if (isOver) {
            break;
        }
    }
    return all;
}

} // namespace kubemori::advice
