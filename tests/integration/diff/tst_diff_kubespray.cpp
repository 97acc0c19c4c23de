// SPDX-License-Identifier: GPL-3.0-or-later
// Two releases of the real Kubespray, where a checkout of it is at hand.
#include "command/local_runner.hpp"
#include "diff/comparison.hpp"
#include "diff/diff_rows.hpp"
#include "diff/word_diff.hpp"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::diff;

class DiffKubesprayTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void sameCountsAsGit();
    void everyFile();
    void followsTheMoves();

private:
    [[nodiscard]] std::shared_ptr<const Comparison> compare(const QString &from, const QString &to) const;

    QString m_checkout;
    std::shared_ptr<command::LocalRunner> m_here = std::make_shared<command::LocalRunner>();
};

void DiffKubesprayTest::initTestCase()
{
    m_checkout = qEnvironmentVariable("KUBEMORI_KUBESPRAY");
    if (m_checkout.isEmpty()) {
        QSKIP("KUBEMORI_KUBESPRAY names no checkout of Kubespray with its tags");
    }
}

std::shared_ptr<const Comparison> DiffKubesprayTest::compare(const QString &from, const QString &to) const
{
    const auto comparison = Comparison::begin(m_here, m_checkout, *DiffSource::parse(from), *DiffSource::parse(to), {});
    if (!comparison) {
        qFatal("%s", qPrintable(toLogLine(comparison.error())));
    }
    return *comparison;
}

void DiffKubesprayTest::sameCountsAsGit()
{
    const auto files = compare(u"v2.26.0"_s, u"v2.27.0"_s)->files({}, {});
    QVERIFY(files.has_value());
    const auto stat =
        kubespray::Git(m_here, m_checkout).read({u"diff"_s, u"--shortstat"_s, u"-M"_s, u"v2.26.0"_s, u"v2.27.0"_s}, {});
    QVERIFY(stat.has_value());
    QCOMPARE(QString::fromUtf8(stat->trimmed()),
             u"%1 files changed, %2 insertions(+), %3 deletions(-)"_s.arg(files->files.size())
                 .arg(files->added())
                 .arg(files->removed()));
}

void DiffKubesprayTest::everyFile()
{
    const auto comparison = compare(u"v2.26.0"_s, u"v2.27.0"_s);
    const auto files = comparison->files({}, {});
    QVERIFY(files.has_value());
    qint64 ours = 0;
    for (const FileChange &file : files->files) {
        const auto opened = comparison->file(file, {}, {});
        QVERIFY2(opened.has_value(), qPrintable(file.path()));
        // The change applied to the old text is the new one.
        QByteArrayList lines;
        int at = 0;
        int added = 0;
        for (const LineChange &change : opened->changes) {
            for (; at < change.lines.oldStart; ++at) {
                lines.append(opened->oldText.bytes(at).toByteArray());
            }
            for (int line = change.lines.newStart; line < change.lines.newEnd(); ++line) {
                lines.append(opened->newText.bytes(line).toByteArray());
            }
            at = change.lines.oldEnd();
            added += change.lines.newCount;
        }
        for (; at < opened->oldText.lineCount(); ++at) {
            lines.append(opened->oldText.bytes(at).toByteArray());
        }
        QCOMPARE(lines.size(), opened->newText.lineCount());
        for (int line = 0; line < lines.size(); ++line) {
            QCOMPARE(lines.at(line), opened->newText.bytes(line));
        }
        ours += added;
        // Never more than git's own search finds, but for what its shortcuts miss.
        if (!file.isBinary()) {
            QVERIFY2(added <= *file.added,
                     qPrintable(u"%1: %2, git %3"_s.arg(file.path()).arg(added).arg(*file.added)));
        }
        for (const LinePair &pair : opened->pairs) {
            if (pair.isSimilar) {
                (void)wordChanges(opened->oldText.text(pair.oldLine), opened->newText.text(pair.newLine));
            }
        }
        const DiffRows rows(std::make_shared<const FileDiff>(*opened), Layout::Unified);
        QCOMPARE(rows.changes().size(), opened->changes.size());
    }
    qInfo("%lld lines added, git counts %d", static_cast<long long>(ours), files->added());
}

void DiffKubesprayTest::followsTheMoves()
{
    // k8s-cluster became k8s_cluster in v2.16.
    const auto files = compare(u"v2.15.0"_s, u"v2.16.0"_s)->files({}, {});
    QVERIFY(files.has_value());
    const auto moved = std::ranges::find_if(files->files, [](const FileChange &file) {
        return file.now.path == u"inventory/sample/group_vars/k8s_cluster/k8s-cluster.yml"_s;
    });
    QVERIFY(moved != files->files.cend());
    QCOMPARE(letterOf(moved->status), 'R');
    QCOMPARE(moved->old.path, u"inventory/sample/group_vars/k8s-cluster/k8s-cluster.yml"_s);
}

QTEST_GUILESS_MAIN(DiffKubesprayTest)

#include "tst_diff_kubespray.moc"
