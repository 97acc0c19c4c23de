// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/resolver.hpp"

#include <array>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <netdb.h>
#include <optional>
#include <thread>
#include <utility>

namespace kubemori::ssh {

using namespace Qt::StringLiterals;

namespace {

/// What the waiting side and the looking side share; the one that leaves last frees it.
struct Lookup
{
    std::mutex mutex;
    std::condition_variable_any done;
    std::optional<Result<QList<Address>>> answer;
};

Result<QList<Address>> lookUp(const QByteArray &host, const QByteArray &port, int flags)
{
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = flags | AI_NUMERICSERV;
    addrinfo *found = nullptr;
    const int error = ::getaddrinfo(host.constData(), port.constData(), &hints, &found);
    if (error != 0) {
        return fail(ErrorCode::Unreachable,
                    QString::fromUtf8(host) + u": "_s + QString::fromLocal8Bit(::gai_strerror(error)));
    }
    const std::unique_ptr<addrinfo, decltype(&::freeaddrinfo)> owner(found, &::freeaddrinfo);
    QList<Address> list;
    for (const addrinfo *entry = found; entry != nullptr; entry = entry->ai_next) {
        Address address;
        address.length = entry->ai_addrlen;
        std::memcpy(&address.storage, entry->ai_addr, entry->ai_addrlen);
        list.append(address);
    }
    return list;
}

} // namespace

QString Address::toString() const
{
    std::array<char, NI_MAXHOST> host{};
    if (::getnameinfo(reinterpret_cast<const sockaddr *>(&storage), length, host.data(), host.size(), nullptr, 0,
                      NI_NUMERICHOST) != 0) {
        return u"?"_s;
    }
    return QString::fromLatin1(host.data());
}

Result<QList<Address>> resolve(const QString &host, int port, const Limits &limits, SteadyTime until)
{
    const QByteArray name = host.toUtf8();
    const QByteArray service = QByteArray::number(port);
    if (auto numeric = lookUp(name, service, AI_NUMERICHOST)) {
        return numeric;
    }
    const auto lookup = std::make_shared<Lookup>();
    std::jthread([lookup, name, service] {
        auto answer = lookUp(name, service, AI_ADDRCONFIG);
        const std::scoped_lock lock(lookup->mutex);
        lookup->answer = std::move(answer);
        lookup->done.notify_all();
    }).detach(); // house: getaddrinfo cannot be stopped; the thread owns all it uses and may outlive the wait
    std::unique_lock lock(lookup->mutex);
    lookup->done.wait_until(lock, limits.stop, std::min(until, limits.deadline),
                            [&lookup] { return lookup->answer.has_value(); });
    if (lookup->answer) {
        return *lookup->answer;
    }
    if (auto within = limits.check(); !within) {
        return std::unexpected(within.error().during(u"looking up "_s + host));
    }
    return fail(ErrorCode::Unreachable, host + u": the name service does not answer"_s);
}

} // namespace kubemori::ssh
