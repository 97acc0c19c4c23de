// SPDX-License-Identifier: GPL-3.0-or-later
#include "private_network.hpp"

#include <QByteArray>
#include <QFile>

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include <fcntl.h>
#include <net/if.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace kubemori::test {

namespace {

QString &reason()
{
    static QString text = u"not tried"_s;
    return text;
}

/// The network in which echo sockets are allowed, and a second one that has the kernel's default, where they are not:
/// the group range could not be narrowed again, as it takes only groups that are mapped.
int &openNetwork()
{
    static int fd = -1;
    return fd;
}

int &strictNetwork()
{
    static int fd = -1;
    return fd;
}

int currentNetwork()
{
    return ::open("/proc/self/ns/net", O_RDONLY | O_CLOEXEC);
}

bool writeFile(const char *path, const QByteArray &text)
{
    QFile file(QString::fromLatin1(path));
    return file.open(QIODevice::WriteOnly | QIODevice::Unbuffered) && file.write(text) == text.size();
}

bool makeStrictNetwork()
{
    if (::unshare(CLONE_NEWNET) != 0) {
        return false;
    }
    strictNetwork() = currentNetwork();
    return strictNetwork() >= 0 && ::unshare(CLONE_NEWNET) == 0;
}

bool bringLoopbackUp()
{
    const int fd = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    ifreq request{};
    std::strncpy(request.ifr_name, "lo", sizeof request.ifr_name - 1);
    request.ifr_flags = IFF_UP | IFF_RUNNING;
    const bool good = ::ioctl(fd, SIOCSIFFLAGS, &request) == 0;
    ::close(fd);
    return good;
}

} // namespace

QString enterPrivateNetwork()
{
    const QByteArray user = QByteArray::number(::geteuid());
    const QByteArray group = QByteArray::number(::getegid());
    if (::unshare(CLONE_NEWUSER | CLONE_NEWNET) != 0) {
        reason() = u"unshare: "_s + QString::fromLocal8Bit(std::strerror(errno));
    } else if (!writeFile("/proc/self/setgroups", "deny") || !writeFile("/proc/self/uid_map", "0 " + user + " 1") ||
               !writeFile("/proc/self/gid_map", "0 " + group + " 1")) {
        reason() = u"no user namespace mapping"_s;
    } else if (!makeStrictNetwork()) {
        reason() = u"no second network"_s;
    } else if (!bringLoopbackUp()) {
        reason() = u"loopback does not come up"_s;
    } else if (std::system("ip route add 10.98.0.0/24 dev lo") != 0) {
        reason() = u"ip route failed"_s;
    } else if (!writeFile("/proc/sys/net/ipv4/ping_group_range", "0 0")) {
        reason() = u"ping_group_range cannot be written"_s;
    } else if (openNetwork() = currentNetwork(); openNetwork() < 0) {
        reason() = u"no handle on the network"_s;
    } else {
        reason().clear();
    }
    return reason();
}

QString whyNoPrivateNetwork()
{
    return reason();
}

bool allowEchoSockets(bool allowed)
{
    return ::setns(allowed ? openNetwork() : strictNetwork(), CLONE_NEWNET) == 0;
}

} // namespace kubemori::test
