// SPDX-License-Identifier: GPL-3.0-or-later
#include "kube/kubectl.hpp"

#include "base/line_splitter.hpp"
#include "base/linked_stop.hpp"
#include "kube/drain_parser.hpp"
#include "kube/kubectl_error.hpp"
#include "kube/kubectl_hosts.hpp"
#include "kube/names.hpp"
#include "kube/node_parser.hpp"

#include <utility>

namespace kubemori::kube {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestAnswer = qsizetype{256} << 20;
const QString unpacked = u"--disable-compression"_s;
constexpr qsizetype keptErrors = qsizetype{64} << 10;

/// The end of what a program wrote to standard error.
class ErrorTail
{
public:
    void add(QByteArrayView bytes)
    {
        m_bytes.append(bytes);
        if (m_bytes.size() > 2 * keptErrors) {
            m_bytes.remove(0, m_bytes.size() - keptErrors);
        }
    }
    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }

private:
    QByteArray m_bytes;
};

} // namespace

Kubectl::Kubectl(QList<cluster::ControlPlaneHost> hosts, Milliseconds commandTimeout)
    : m_hosts(std::make_shared<KubectlHosts>(std::move(hosts)))
    , m_timeout(commandTimeout)
{
}

Kubectl::~Kubectl() = default;
Kubectl::Kubectl(const Kubectl &) = default;
Kubectl::Kubectl(Kubectl &&) noexcept = default;
Kubectl &Kubectl::operator=(const Kubectl &) = default;
Kubectl &Kubectl::operator=(Kubectl &&) noexcept = default;

Kubectl Kubectl::observed(CallObserver observer) const
{
    Kubectl copy = *this;
    copy.m_observer = std::move(observer);
    return copy;
}

qsizetype Kubectl::firstHost() const
{
    return m_hosts->order().first();
}

QString Kubectl::host() const
{
    return m_hosts->at(firstHost()).host;
}

QString Kubectl::location() const
{
    return m_hosts->at(firstHost()).runner->location();
}

void Kubectl::avoid(const QStringList &aliases)
{
    m_hosts->setAvoided(aliases, true);
}

void Kubectl::allow(const QStringList &aliases)
{
    m_hosts->setAvoided(aliases, false);
}

command::Command Kubectl::makeCommand(qsizetype host, const QStringList &arguments, Milliseconds timeout) const
{
    const cluster::ControlPlaneHost &place = m_hosts->at(host);
    command::Command command;
    command.argv = QStringList{place.kubectl} + place.kubectlArguments + arguments;
    command.become = place.become;
    command.timeout = timeout;
    return command;
}

Result<command::Exit> Kubectl::run(qsizetype host, const command::Command &command, const command::OutputSink &sink,
                                   const std::stop_token &stop) const
{
    command::Runner &runner = *m_hosts->at(host).runner;
    if (m_observer.started) {
        m_observer.started(command, runner.location());
    }
    auto ended = runner.run(command, sink, stop);
    if (m_observer.finished) {
        m_observer.finished(ended);
    }
    if (!ended) {
        return std::unexpected(ended.error().on(runner.location()));
    }
    return ended;
}

Result<QByteArray> Kubectl::query(qsizetype host, const QStringList &arguments, const std::stop_token &stop) const
{
    QByteArray output;
    ErrorTail errors;
    bool tooLong = false;
    LinkedStop linked(stop);
    const auto sink = [&](command::Stream stream, QByteArrayView bytes) {
        if (stream == command::Stream::Error) {
            errors.add(bytes);
        } else if (output.size() + bytes.size() > longestAnswer) {
            tooLong = true;
            linked.source().request_stop();
        } else {
            output.append(bytes);
        }
    };
    const auto ended = run(host, makeCommand(host, arguments, m_timeout), sink, linked.token());
    if (tooLong) {
        return fail(ErrorCode::InvalidData, u"the answer is longer than %1 MiB"_s.arg(longestAnswer >> 20), location());
    }
    if (!ended) {
        return std::unexpected(ended.error());
    }
    if (!ended->isSuccess()) {
        return std::unexpected(
            kubectlError(*ended, errors.bytes()).during(u"kubectl on "_s + m_hosts->at(host).runner->location()));
    }
    output.reserve(output.size() + NodeParser::padding);
    return output;
}

Result<> Kubectl::runLines(qsizetype host, const command::Command &command,
                           const std::function<void(QByteArrayView)> &sink, const std::stop_token &stop) const
{
    ErrorTail errors;
    const auto splitter = [&](command::Stream stream) {
        return LineSplitter([&, stream](QByteArrayView line) {
            if (m_observer.output) {
                m_observer.output(stream, line);
            }
            if (sink) {
                sink(line);
            }
        });
    };
    LineSplitter output = splitter(command::Stream::Output);
    LineSplitter complaints = splitter(command::Stream::Error);
    const auto ended = run(
        host, command,
        [&](command::Stream stream, QByteArrayView bytes) {
            if (stream == command::Stream::Error) {
                errors.add(bytes);
                complaints.feed(bytes);
            } else {
                output.feed(bytes);
            }
        },
        stop);
    output.finish();
    complaints.finish();
    if (!ended) {
        return std::unexpected(ended.error());
    }
    if (!ended->isSuccess()) {
        return std::unexpected(
            kubectlError(*ended, errors.bytes()).during(u"kubectl on "_s + m_hosts->at(host).runner->location()));
    }
    return {};
}

Result<QByteArray> Kubectl::getRaw(const QString &path, std::stop_token stop) const
{
    return onHosts(
        *m_hosts, stop, [&](qsizetype host) { return query(host, {u"get"_s, u"--raw"_s, path}, stop); },
        isWorthAnotherHost);
}

QStringList Kubectl::listArguments(qsizetype host, const QString &path) const
{
    QStringList arguments{u"get"_s, u"--raw"_s, path};
    // On a control plane the answer does not leave the machine: packing it is a third of the API server's work for
    // nothing.
    if (!m_hosts->at(host).host.isEmpty() && !m_hosts->isOld(host)) {
        arguments.append(unpacked);
    }
    return arguments;
}

bool Kubectl::isTooOld(qsizetype host, const Error &error) const
{
    const bool old = error.detail.contains(u"unknown flag: "_s + unpacked); // before kubectl 1.26
    if (old) {
        m_hosts->setOld(host);
    }
    return old;
}

Result<QByteArray> Kubectl::getPage(const QString &path, const std::stop_token &stop) const
{
    const auto onHost = [&](qsizetype host) {
        auto answer = query(host, listArguments(host, path), stop);
        if (!answer && isTooOld(host, answer.error())) {
            answer = query(host, listArguments(host, path), stop);
        }
        return answer;
    };
    return onHosts(*m_hosts, stop, onHost, isWorthAnotherHost);
}

Result<> Kubectl::streamRaw(const QString &path, Milliseconds timeout, const std::function<void(QByteArrayView)> &sink,
                            std::stop_token stop) const
{
    return stream([&path](qsizetype) { return QStringList{u"get"_s, u"--raw"_s, path}; }, timeout, sink, stop);
}

Result<> Kubectl::stream(const std::function<QStringList(qsizetype)> &arguments, Milliseconds timeout,
                         const std::function<void(QByteArrayView)> &sink, const std::stop_token &stop) const
{
    bool received = false;
    Result<> result;
    for (const qsizetype host : m_hosts->order()) {
        ErrorTail errors;
        const LinkedStop linked(stop);
        const int id = m_hosts->addStream(host, linked.source());
        const auto ended = run(
            host, makeCommand(host, arguments(host), timeout),
            [&](command::Stream stream, QByteArrayView bytes) {
                if (stream == command::Stream::Error) {
                    errors.add(bytes);
                    return;
                }
                if (bytes.isEmpty()) {
                    return;
                }
                if (!std::exchange(received, true)) {
                    m_hosts->succeeded(host);
                }
                sink(bytes);
            },
            linked.token());
        m_hosts->removeStream(id);
        if (linked.token().stop_requested() && !stop.stop_requested()) {
            return fail(ErrorCode::Disconnected, u"the host is not to be used any more"_s,
                        m_hosts->at(host).runner->location());
        }
        if (ended && ended->isSuccess()) {
            m_hosts->succeeded(host);
            return {};
        }
        result = std::unexpected(ended ? kubectlError(*ended, errors.bytes()).on(m_hosts->at(host).runner->location())
                                       : ended.error());
        if (stop.stop_requested() || !isWorthAnotherHost(result.error())) {
            return result;
        }
        m_hosts->failed(host);
        if (received) {
            return result;
        }
    }
    return result;
}

} // namespace kubemori::kube
