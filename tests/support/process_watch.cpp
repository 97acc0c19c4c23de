// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/process_watch.hpp"

#include "base/clock.hpp"

#include <QDir>
#include <QFile>

#include <unistd.h>

namespace kubemori::test {

using namespace Qt::StringLiterals;

ProcessWatch::ProcessWatch()
    : m_thread([this](const std::stop_token &stop) { main(stop); })
{
}

ProcessWatch::~ProcessWatch()
{
    m_thread.request_stop();
    m_thread.join();
}

QByteArrayList ProcessWatch::seen() const
{
    const std::scoped_lock lock(m_mutex);
    return {m_seen.begin(), m_seen.end()};
}

void ProcessWatch::main(const std::stop_token &stop)
{
    SystemClock clock;
    const QString self = QString::number(::getpid());
    do {
        for (const QString &name : QDir(u"/proc"_s).entryList({u"[0-9]*"_s}, QDir::Dirs)) {
            for (const QString &part : {u"cmdline"_s, u"environ"_s}) {
                QFile file(u"/proc/%1/%2"_s.arg(name, part));
                if (name != self && file.open(QIODevice::ReadOnly)) {
                    const QByteArray content = file.readAll();
                    const std::scoped_lock lock(m_mutex);
                    m_seen.insert(content);
                }
            }
        }
    } while (clock.sleepFor(Milliseconds{2}, stop));
}

} // namespace kubemori::test
