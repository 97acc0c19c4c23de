// SPDX-License-Identifier: GPL-3.0-or-later
#include "maintenance/certificates/certificate_parser.hpp"

#include <QCryptographicHash>
#include <QRegularExpression>
#include <QSslCertificate>
#include <QSslCertificateExtension>

#include <algorithm>
#include <array>
#include <utility>

namespace kubemori::maintenance {

using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView magic = "kubemori-certificates 1";
constexpr qsizetype longestLine = 4096;
constexpr qsizetype longestPem = qsizetype{64} << 10;
constexpr qsizetype longestText = 1000; ///< of a name in a certificate
constexpr qsizetype mostNames = 200;
constexpr qsizetype mostCertificates = 600;

constexpr QByteArrayView pemBegin = "-----BEGIN CERTIFICATE-----";
constexpr QByteArrayView pemEnd = "-----END CERTIFICATE-----";

QString nameText(const QSslCertificate &certificate, bool issuer)
{
    constexpr std::array keys{"C", "ST", "L", "O", "OU", "CN"};
    QStringList parts;
    for (const char *key : keys) {
        for (const QString &value : issuer ? certificate.issuerInfo(key) : certificate.subjectInfo(key)) {
            parts.append(QLatin1StringView(key) + u'=' + value.left(longestText));
        }
    }
    return parts.join(u", "_s).left(longestText);
}

QStringList namesOf(const QSslCertificate &certificate)
{
    QStringList names;
    const auto alternatives = certificate.subjectAlternativeNames();
    for (auto name = alternatives.cbegin(); name != alternatives.cend() && names.size() < mostNames; ++name) {
        const QLatin1StringView type = name.key() == QSsl::IpAddressEntry ? "IP:"_L1
                                       : name.key() == QSsl::EmailEntry   ? "email:"_L1
                                                                          : "DNS:"_L1;
        names.append(type + name.value().left(longestText));
    }
    names.sort();
    return names;
}

bool isAuthority(const QSslCertificate &certificate)
{
    return std::ranges::any_of(certificate.extensions(), [](const QSslCertificateExtension &extension) {
        return extension.name() == "basicConstraints"_L1 && extension.value().toMap()[u"ca"_s].toBool();
    });
}

/// As the script lets them through, and no other.
bool isPath(const QString &path)
{
    static const QRegularExpression pattern(u"\\A/[A-Za-z0-9._/@+-]{1,511}\\z"_s);
    return pattern.match(path).hasMatch();
}

bool isAddress(const QString &address)
{
    static const QRegularExpression pattern(u"\\A[0-9.]{7,15}:[0-9]{1,5}\\z"_s);
    return pattern.match(address).hasMatch();
}

std::unexpected<Error> notAnAnswer(const QString &why)
{
    return fail(ErrorCode::InvalidData, u"not an answer about certificates: "_s + why);
}

/// Reads the script's lines one by one.
class LookReader
{
public:
    LookReader(NodeCertificates &into, const QDateTime &now)
        : m_into(into)
        , m_now(now)
    {
    }

    [[nodiscard]] bool isDone() const { return m_done; }
    [[nodiscard]] Result<> take(const QByteArray &line);

private:
    [[nodiscard]] Result<> begin(const QByteArray &word, const QString &rest);
    [[nodiscard]] Result<> fact(const QByteArray &word, const QString &rest);
    [[nodiscard]] Result<> inEntry(const QByteArray &line);
    [[nodiscard]] Result<> takeKey(const QByteArray &word);
    void endCertificate();
    void endEntry();
    void add(Certificate certificate);

    NodeCertificates &m_into;
    QDateTime m_now;
    bool m_done = false;
    bool m_inEntry = false;
    QString m_path;
    QString m_server; ///< what serves it: "api", "etcd", "kubelet"
    CertificateSource m_source = CertificateSource::File;
    KeyMatch m_key = KeyMatch::NotLooked;
    int m_count = 0; ///< certificates of the entry so far
    bool m_inPem = false;
    QByteArray m_pem;
};

Result<> LookReader::take(const QByteArray &line)
{
    if (m_done || line.size() > longestLine) {
        return notAnAnswer(u"more than expected"_s);
    }
    if (m_inEntry) {
        return inEntry(line);
    }
    if (line.isEmpty()) {
        return {};
    }
    const qsizetype blank = line.indexOf(' ');
    const QByteArray word = blank < 0 ? line : line.left(blank);
    const QString rest = blank < 0 ? QString() : QString::fromUtf8(line.sliced(blank + 1));
    if (word == "file" || word == "kubeconfig" || word == "served") {
        return begin(word, rest);
    }
    return fact(word, rest);
}

Result<> LookReader::begin(const QByteArray &word, const QString &rest)
{
    m_source = word == "file"         ? CertificateSource::File
               : word == "kubeconfig" ? CertificateSource::Kubeconfig
                                      : CertificateSource::Served;
    m_path = rest;
    m_server.clear();
    if (m_source == CertificateSource::Served) {
        m_server = rest.section(u' ', 0, 0);
        m_path = rest.section(u' ', 1);
        if (!QStringList{u"api"_s, u"etcd"_s, u"kubelet"_s}.contains(m_server) || !isAddress(m_path)) {
            return notAnAnswer(u"no server: "_s + rest.left(80));
        }
    } else if (!isPath(m_path)) {
        return notAnAnswer(u"no path: "_s + rest.left(80));
    }
    m_inEntry = true;
    m_key = KeyMatch::NotLooked;
    m_count = 0;
    m_inPem = false;
    return {};
}

Result<> LookReader::inEntry(const QByteArray &line)
{
    if (m_inPem) {
        m_pem += line + '\n';
        if (m_pem.size() > longestPem) {
            return notAnAnswer(u"a certificate without an end"_s);
        }
        if (line.startsWith(pemEnd)) {
            endCertificate();
        }
        return {};
    }
    if (line.startsWith(pemBegin)) {
        m_inPem = true;
        m_pem = line + '\n';
        return {};
    }
    if (line == "end") {
        endEntry();
        return {};
    }
    if (line.startsWith("key ")) {
        return takeKey(line.sliced(4));
    }
    return line.isEmpty() ? Result<>{} : notAnAnswer(u"within an entry: "_s + QString::fromUtf8(line.left(80)));
}

Result<> LookReader::takeKey(const QByteArray &word)
{
    if (word == "same") {
        m_key = KeyMatch::Same;
    } else if (word == "differs") {
        m_key = KeyMatch::Differs;
    } else if (word == "none") {
        m_key = KeyMatch::None;
    } else if (word == "unreadable") {
        m_key = KeyMatch::Unreadable;
    } else if (word != "unknown") {
        return notAnAnswer(u"of a key: "_s + QString::fromUtf8(word.left(80)));
    }
    return {};
}

void LookReader::endCertificate()
{
    m_inPem = false;
    auto read = readCertificate(m_pem, m_now);
    Certificate certificate = read ? std::move(*read) : Certificate{};
    if (!read) {
        certificate.error = read.error().detail;
    }
    add(std::move(certificate));
    ++m_count;
}

void LookReader::endEntry()
{
    m_inEntry = false;
    if (m_count > 0) {
        return;
    }
    // A kubeconfig may name a file, which is looked at anyway; a kubelet need not serve.
    const bool isExpected = m_source == CertificateSource::Kubeconfig || m_server == u"kubelet";
    if (!isExpected) {
        Certificate empty;
        empty.error = m_source == CertificateSource::Served ? u"no answer, or no certificate in it"_s
                                                            : u"no certificate in this file"_s;
        add(std::move(empty));
    }
}

void LookReader::add(Certificate certificate)
{
    if (m_into.certificates.size() >= mostCertificates) {
        return;
    }
    certificate.node = m_into.node;
    certificate.path = m_path;
    certificate.source = m_source;
    certificate.position = m_count;
    certificate.key = m_count == 0 ? m_key : KeyMatch::NotLooked;
    certificate.family = m_server == u"api"       ? CertificateFamily::ApiServer
                         : m_server == u"etcd"    ? CertificateFamily::EtcdMember
                         : m_server == u"kubelet" ? CertificateFamily::KubeletServing
                                                  : familyOf(m_path, m_source, certificate.isCa);
    if (m_source == CertificateSource::Served && certificate.isCa) {
        certificate.family = CertificateFamily::Authority;
    }
    m_into.certificates.append(std::move(certificate));
}

Result<> LookReader::fact(const QByteArray &word, const QString &rest)
{
    KubeadmFacts &kubeadm = m_into.kubeadm;
    static const QRegularExpression version(u"\\Av[0-9]+\\.[0-9]+\\.[0-9]+[-+.0-9A-Za-z]{0,40}\\z"_s);
    if (word == "done" && rest.isEmpty()) {
        m_done = true;
    } else if (word == "clock") {
        bool isNumber = false;
        const qint64 seconds = rest.toLongLong(&isNumber);
        if (!isNumber || seconds < 0 || seconds > 253402300799) { // the year 9999
            return notAnAnswer(u"of a clock: "_s + rest.left(80));
        }
        m_into.clockAhead = seconds - m_now.toSecsSinceEpoch();
    } else if (word == "control-plane") {
        m_into.controlPlane = true;
    } else if (word == "kubeadm") {
        kubeadm.version = version.match(rest).hasMatch() ? rest : QString();
    } else if (word == "config" &&
               (rest == u"/etc/kubernetes/kubeadm-config.yaml" || rest == u"/etc/kubernetes/kubeadm-images.yaml")) {
        kubeadm.configFile = rest; // the last one is the better one
    } else if (word == "ca-key") {
        kubeadm.hasCaKey = true;
    } else if (word == "ready") {
        kubeadm.isApiReady = true;
    } else if (word == "pod" &&
               QStringList{u"kube-apiserver"_s, u"kube-controller-manager"_s, u"kube-scheduler"_s, u"etcd"_s}.contains(
                   rest)) {
        kubeadm.pods.append(rest);
        kubeadm.pods.removeDuplicates();
    } else if (word == "way" && (rest == u"crictl" || rest == u"docker")) {
        kubeadm.way = rest == u"crictl" ? StaticPodWay::Crictl : StaticPodWay::Docker;
    } else if (word == "timer" && QStringList{u"on"_s, u"off"_s, u"none"_s}.contains(rest)) {
        m_into.timer = rest == u"on" ? RenewTimer::On : rest == u"off" ? RenewTimer::Off : RenewTimer::None;
    } else {
        return notAnAnswer(QString::fromUtf8(word.left(80)));
    }
    return {};
}

} // namespace

Result<NodeCertificates> parseCertificateLook(const QByteArray &output, const QString &node, const QDateTime &now)
{
    // A login script may have said something first.
    const QByteArray first = QByteArray("\n").append(magic).append('\n');
    const QByteArray text = QByteArray("\n").append(output);
    const qsizetype begin = text.indexOf(first);
    if (begin < 0) {
        return notAnAnswer(QString::fromUtf8(output.left(80)));
    }
    NodeCertificates seen;
    seen.node = node;
    LookReader reader(seen, now);
    for (QByteArray line : text.sliced(begin + first.size()).split('\n')) {
        if (line.endsWith('\r')) {
            line.chop(1);
        }
        if (reader.isDone() && line.isEmpty()) {
            continue;
        }
        if (const auto taken = reader.take(line); !taken) {
            return std::unexpected(taken.error().on(node));
        }
    }
    if (!reader.isDone()) {
        return notAnAnswer(u"it was cut off"_s);
    }
    return seen;
}

Result<Certificate> readCertificate(const QByteArray &pem, const QDateTime &now)
{
    const QList<QSslCertificate> read = QSslCertificate::fromData(pem, QSsl::Pem);
    if (read.size() != 1 || read.constFirst().isNull()) {
        return fail(ErrorCode::InvalidData, u"not a certificate"_s);
    }
    const QSslCertificate &given = read.constFirst();
    Certificate certificate;
    certificate.notBefore = given.effectiveDate().toUTC();
    certificate.notAfter = given.expiryDate().toUTC();
    if (!certificate.notBefore.isValid() || !certificate.notAfter.isValid()) {
        return fail(ErrorCode::InvalidData, u"its dates cannot be read"_s);
    }
    certificate.subject = nameText(given, false);
    certificate.issuer = nameText(given, true);
    certificate.serial = QString::fromLatin1(given.serialNumber()).left(longestText);
    certificate.names = namesOf(given);
    certificate.isCa = isAuthority(given);
    certificate.fingerprint = QString::fromLatin1(given.digest(QCryptographicHash::Sha256).toHex());
    const qint64 seconds = now.secsTo(certificate.notAfter);
    certificate.daysLeft = seconds >= 0 ? seconds / 86400 : -((-seconds + 86399) / 86400);
    return certificate;
}

CertificateFamily familyOf(const QString &path, CertificateSource source, bool isCa)
{
    if (source == CertificateSource::Kubeconfig) {
        return CertificateFamily::Kubeconfig;
    }
    const QString name = path.section(u'/', -1);
    if (path.startsWith(u"/etc/calico/"_s) || path.startsWith(u"/etc/cilium/"_s)) {
        return isCa ? CertificateFamily::Authority : CertificateFamily::NetworkCopy;
    }
    if (isCa) {
        return CertificateFamily::Authority;
    }
    if (path.startsWith(u"/var/lib/kubelet/"_s)) {
        return name.startsWith(u"kubelet-client"_s) ? CertificateFamily::KubeletClient
                                                    : CertificateFamily::KubeletServing;
    }
    if (path.startsWith(u"/etc/ssl/etcd/"_s)) {
        return name.startsWith(u"member-"_s)  ? CertificateFamily::EtcdMember
               : name.startsWith(u"admin-"_s) ? CertificateFamily::EtcdAdmin
               : name.startsWith(u"node-"_s)  ? CertificateFamily::EtcdNode
                                              : CertificateFamily::Other;
    }
    if (path.contains(u"/etcd/"_s)) {
        return name == u"server.crt" || name == u"peer.crt" ? CertificateFamily::EtcdMember
               : name == u"healthcheck-client.crt"          ? CertificateFamily::EtcdAdmin
                                                            : CertificateFamily::Other;
    }
    return name == u"apiserver.crt"            ? CertificateFamily::ApiServer
           : name.startsWith(u"apiserver-"_s)  ? CertificateFamily::ApiServerClient
           : name.startsWith(u"front-proxy"_s) ? CertificateFamily::FrontProxy
                                               : CertificateFamily::Other;
}

} // namespace kubemori::maintenance
