// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/demo_certificate.hpp"

#include <QCryptographicHash>

namespace kubemori::demo {

using namespace Qt::StringLiterals;

namespace {

enum Tag : unsigned char {
    Boolean = 0x01,
    Integer = 0x02,
    BitString = 0x03,
    OctetString = 0x04,
    Utf8 = 0x0c,
    GeneralizedTime = 0x18,
    Sequence = 0x30,
    Set = 0x31,
    DnsName = 0x82,
    Version = 0xa0,
    Extensions = 0xa3,
};

QByteArray der(Tag tag, const QByteArray &content)
{
    QByteArray out(1, static_cast<char>(tag));
    const auto size = content.size();
    if (size >= 256) {
        out.append('\x82').append(static_cast<char>(size >> 8)).append(static_cast<char>(size & 0xff));
    } else if (size >= 128) {
        out.append('\x81').append(static_cast<char>(size));
    } else {
        out.append(static_cast<char>(size));
    }
    return out + content;
}

/// Object identifiers, encoded.
QByteArray oid(const char *hex)
{
    return QByteArray::fromHex(hex);
}

QByteArray attribute(const char *type, const QString &value)
{
    return der(Set, der(Sequence, oid(type) + der(Utf8, value.toUtf8())));
}

QByteArray name(const QString &organisation, const QString &commonName)
{
    QByteArray parts = organisation.isEmpty() ? QByteArray() : attribute("060355040a", organisation);
    parts += attribute("0603550403", commonName);
    return der(Sequence, parts);
}

QByteArray time(const QDateTime &at)
{
    return der(GeneralizedTime, at.toUTC().toString(u"yyyyMMddHHmmss'Z'"_s).toLatin1());
}

/// A point of P-256 that everybody knows.
QByteArray publicKey()
{
    const QByteArray point = QByteArray::fromHex("046b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296"
                                                 "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5");
    const QByteArray algorithm = der(Sequence, oid("06072a8648ce3d0201") + oid("06082a8648ce3d030107"));
    return der(Sequence, algorithm + der(BitString, QByteArray(1, '\0') + point));
}

QByteArray extensions(const CertificateWords &words)
{
    const QByteArray yes = der(Boolean, QByteArray(1, '\xff'));
    QByteArray list =
        der(Sequence, oid("0603551d13") + yes + der(OctetString, der(Sequence, words.isCa ? yes : QByteArray())));
    QByteArray names;
    for (const QString &host : words.names) {
        names += der(DnsName, host.toLatin1());
    }
    if (!names.isEmpty()) {
        list += der(Sequence, oid("0603551d11") + der(OctetString, der(Sequence, names)));
    }
    return der(Extensions, der(Sequence, list));
}

} // namespace

QByteArray demoCertificate(const CertificateWords &words)
{
    const QByteArray signature = der(Sequence, oid("06082a8648ce3d040302"));
    const QByteArray identity =
        (words.subject + words.notAfter.toString(Qt::ISODate) + words.names.join(u' ')).toUtf8();
    QByteArray serial = QCryptographicHash::hash(identity, QCryptographicHash::Sha256).left(8);
    serial[0] = static_cast<char>((serial[0] & 0x3f) | 0x40); // positive, without a leading zero
    const QByteArray body =
        der(Sequence, der(Version, der(Integer, QByteArray(1, '\x02'))) + der(Integer, serial) + signature +
                          name({}, words.issuer) + der(Sequence, time(words.notBefore) + time(words.notAfter)) +
                          name(words.organisation, words.subject) + publicKey() + extensions(words));
    const QByteArray nobody = der(Sequence, der(Integer, QByteArray(1, '\x01')) + der(Integer, QByteArray(1, '\x01')));
    const QByteArray whole = der(Sequence, body + signature + der(BitString, QByteArray(1, '\0') + nobody));
    QByteArray pem = "-----BEGIN CERTIFICATE-----\n";
    const QByteArray base64 = whole.toBase64();
    for (qsizetype at = 0; at < base64.size(); at += 64) {
        pem += base64.mid(at, 64) + '\n';
    }
    return pem + "-----END CERTIFICATE-----\n";
}

} // namespace kubemori::demo
