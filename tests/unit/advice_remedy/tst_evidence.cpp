// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/scripted_runner.hpp"

#include "advice/look/evidence.hpp"

#include <QTest>

#include <algorithm>

using namespace kubemori;
using namespace Qt::StringLiterals;
using test::ScriptedAnswer;

namespace {

class OneRunner final : public command::RunnerFactory
{
public:
    [[nodiscard]] std::shared_ptr<command::Runner> local() override { return runner; }
    [[nodiscard]] std::shared_ptr<command::Runner> ssh(const command::SshTarget &) override { return runner; }

    std::shared_ptr<test::ScriptedRunner> runner = std::make_shared<test::ScriptedRunner>();
};

struct Asked
{
    explicit Asked(OneRunner &hosts, std::stop_token stop = {})
    {
        cluster::Profile profile;
        profile.id = u"lab"_s;
        const cluster::ClusterAccess access(profile, hosts);
        result = advice::collectEvidence(
            access, u"node1"_s, u"10.0.0.5"_s, [this](const QString &line) { said.append(line); }, stop);
    }
    [[nodiscard]] advice::Evidence of(const QString &name) const
    {
        const auto found = std::ranges::find(*result, name, &advice::Evidence::name);
        return found == result->end() ? advice::Evidence() : *found;
    }

    QStringList said;
    Result<QList<advice::Evidence>> result;
};

ScriptedAnswer failed(ErrorCode code)
{
    return {.output = {},
            .errors = {},
            .exit = {},
            .error = Error{.code = code, .detail = {}, .subject = {}, .context = {}}};
}

} // namespace

class EvidenceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksForEachPieceOnce();
    void goesOnWithoutWhatFails();
    void keepsTheEnd();
    void makesControlCharactersHarmless();
    void endsWhereTheNodeIsAway();
    void ends();
};

void EvidenceTest::asksForEachPieceOnce()
{
    OneRunner hosts;
    hosts.runner->on(QString(), {.output = "text\n", .errors = {}, .exit = {}, .error = {}});
    const Asked asked(hosts);
    QVERIFY(asked.result.has_value());
    QStringList names;
    for (const advice::Evidence &evidence : *asked.result) {
        names.append(evidence.name);
        QCOMPARE(evidence.text, u"text\n"_s);
        QVERIFY(!evidence.command.isEmpty() && !evidence.error);
    }
    QCOMPARE(names, (QStringList{u"kubelet-journal"_s, u"containers"_s, u"pods"_s, u"etcd"_s, u"disk"_s, u"time"_s,
                                 u"certificates"_s, u"failed-units"_s, u"kernel"_s}));
    QCOMPARE(hosts.runner->commands().size(), names.size());
    QCOMPARE(asked.said.size(), names.size());
    QVERIFY(std::ranges::all_of(hosts.runner->commands(), [](const QString &c) { return c.contains("sudo"_L1); }));
    QVERIFY(asked.of(u"etcd"_s).command.contains("n=node1"_L1));
}

void EvidenceTest::goesOnWithoutWhatFails()
{
    OneRunner hosts;
    hosts.runner->on(QString(), {.output = "text\n", .errors = {}, .exit = {}, .error = {}});
    hosts.runner->on(u"journalctl"_s, failed(ErrorCode::TimedOut));
    hosts.runner->on(u"crictl pods"_s, {.output = {}, .errors = "no socket\n", .exit = {.code = 1}, .error = {}});
    const Asked asked(hosts);
    QVERIFY(asked.result.has_value());
    QVERIFY(asked.of(u"kubelet-journal"_s).error.value_or(Error{}).code == ErrorCode::TimedOut);
    QCOMPARE(asked.of(u"pods"_s).error.value_or(Error{}).detail, u"no socket"_s);
    QCOMPARE(asked.of(u"kernel"_s).text, u"text\n"_s);
}

void EvidenceTest::keepsTheEnd()
{
    OneRunner hosts;
    QByteArray lines;
    for (int i = 0; i < 40000; ++i) {
        lines += "line " + QByteArray::number(i) + '\n';
    }
    hosts.runner->on(QString(), {.output = lines, .errors = {}, .exit = {}, .error = {}});
    const Asked asked(hosts);
    const QString text = asked.of(u"disk"_s).text;
    QVERIFY(text.size() <= 65536 && text.size() > 65000);
    QVERIFY(text.startsWith("line "_L1) && text.endsWith("line 39999\n"_L1));
}

void EvidenceTest::makesControlCharactersHarmless()
{
    OneRunner hosts;
    hosts.runner->on(QString(), {.output = "\x1b[31mred\x1b[0m \x1b]0;title\x07"
                                           "a\x08"
                                           "b\ttab\r\n\xe2\x80\xae"
                                           "end\n",
                                 .errors = {},
                                 .exit = {},
                                 .error = {}});
    const Asked asked(hosts);
    QCOMPARE(asked.of(u"kernel"_s).text, u"red a\ufffdb\ttab\n\ufffdend\n"_s);
}

void EvidenceTest::endsWhereTheNodeIsAway()
{
    OneRunner away;
    away.runner->on(QString(), failed(ErrorCode::Unreachable));
    const Asked nothing(away);
    QVERIFY(!nothing.result.has_value());
    QVERIFY(nothing.result.error().code == ErrorCode::Unreachable);
    QCOMPARE(nothing.result.error().subject, u"node1"_s);
    QCOMPARE(away.runner->commands().size(), 1);

    OneRunner lost; // what it said before is kept
    lost.runner->on(QString(), {.output = "text\n", .errors = {}, .exit = {}, .error = {}});
    lost.runner->on(u"crictl ps"_s, failed(ErrorCode::Disconnected));
    const Asked some(lost);
    QVERIFY(some.result.has_value());
    QCOMPARE(some.result->size(), 2);
    QVERIFY(some.result->constLast().error.value_or(Error{}).code == ErrorCode::Disconnected);
}

void EvidenceTest::ends()
{
    OneRunner hosts;
    std::stop_source stop;
    hosts.runner->on(QString(), [&stop](const command::Command &, const std::stop_token &) {
        stop.request_stop();
        return ScriptedAnswer{};
    });
    const Asked asked(hosts, stop.get_token());
    QVERIFY(!asked.result.has_value());
    QVERIFY(asked.result.error().code == ErrorCode::Cancelled);
    QCOMPARE(hosts.runner->commands().size(), 1);
}

QTEST_GUILESS_MAIN(EvidenceTest)
#include "tst_evidence.moc"
