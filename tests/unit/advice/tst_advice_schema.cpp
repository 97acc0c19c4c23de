// SPDX-License-Identifier: GPL-3.0-or-later
// resources/known-issues/schema.json tells editors what the reader reads: the same keys, tests and words.
#include "advice/issue_format.hpp"
#include "kubespray/hop_rule.hpp"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace kubemori;
using namespace kubemori::advice;

namespace {

QSet<QString> setOf(const format::Words &words)
{
    return {words.cbegin(), words.cend()};
}

QSet<QString> setOf(const QJsonArray &array)
{
    QSet<QString> words;
    for (const QJsonValue &value : array) {
        words.insert(value.toString());
    }
    return words;
}

QSet<QString> setOf(const QStringList &words)
{
    return {words.cbegin(), words.cend()};
}

} // namespace

class TestAdviceSchema : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void keysOfAFile();
    void subjects();
    void joints();
    void everyTestIsOfASubject();
    void steps();
    void examples();
    void words();
    void nothingElseIsAllowed();

private:
    /// "$defs/subjects/setting"
    [[nodiscard]] QJsonObject at(const QString &path) const
    {
        QJsonObject object = m_schema;
        for (const QString &key : path.split(u'/')) {
            object = object.value(key).toObject();
        }
        return object;
    }
    [[nodiscard]] QSet<QString> keysOf(const QString &path) const { return setOf(at(path + u"/properties"_s).keys()); }

    QJsonObject m_schema;
};

void TestAdviceSchema::initTestCase()
{
    QFile file(QStringLiteral(KUBEMORI_SOURCE_DIR "/resources/known-issues/schema.json"));
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.errorString()));
    QJsonParseError error;
    m_schema = QJsonDocument::fromJson(file.readAll(), &error).object();
    QCOMPARE(error.error, QJsonParseError::NoError);
    QCOMPARE(m_schema.value(u"$schema"_s).toString(), u"https://json-schema.org/draft/2020-12/schema"_s);
}

void TestAdviceSchema::keysOfAFile()
{
    QCOMPARE(setOf(m_schema.value(u"properties"_s).toObject().keys()), setOf(format::issueKeys()));
    QSet<QString> severities;
    for (const auto severity : {kubespray::Severity::Block, kubespray::Severity::Warn, kubespray::Severity::Info}) {
        severities.insert(toString(severity));
    }
    QCOMPARE(setOf(at(u"properties/severity"_s).value(u"enum"_s).toArray()), severities);
    QCOMPARE(keysOf(u"$defs/clue"_s), setOf(format::clueKeys()));
    QCOMPARE(keysOf(u"$defs/query"_s), setOf(format::queryKeys()));
    QCOMPARE(keysOf(u"$defs/localText"_s), (QSet<QString>{u"en"_s, u"ja"_s}));
}

void TestAdviceSchema::subjects()
{
    QSet<QString> names;
    for (const format::Subject &subject : format::subjects()) {
        names.insert(subject.word);
        QCOMPARE(keysOf(u"$defs/subjects/"_s + subject.word),
                 setOf(subject.tests) | setOf(subject.extras) | QSet<QString>{subject.word});
    }
    QCOMPARE(setOf(at(u"$defs/subjects"_s).keys()), names);
}

void TestAdviceSchema::joints()
{
    QCOMPARE(setOf(at(u"$defs/joints"_s).keys()), setOf(format::joints()));
    QSet<QString> alternatives;
    for (const QJsonValue &value : at(u"$defs/condition"_s).value(u"oneOf"_s).toArray()) {
        alternatives.insert(value.toObject().value(u"$ref"_s).toString().section(u'/', -1));
    }
    QCOMPARE(alternatives, setOf(at(u"$defs/joints"_s).keys()) | setOf(at(u"$defs/subjects"_s).keys()));
}

void TestAdviceSchema::everyTestIsOfASubject()
{
    QSet<QString> words;
    for (const format::TestWord &test : format::tests()) {
        words.insert(test.word);
    }
    QSet<QString> used;
    for (const format::Subject &subject : format::subjects()) {
        used |= setOf(subject.tests);
    }
    QCOMPARE(used, words);
}

void TestAdviceSchema::steps()
{
    QSet<QString> names;
    for (const format::StepWord &step : format::steps()) {
        names.insert(step.word);
        QCOMPARE(keysOf(u"$defs/steps/"_s + step.word), setOf(step.keys) | QSet<QString>{step.word});
    }
    QCOMPARE(setOf(at(u"$defs/steps"_s).keys()), names);
}

void TestAdviceSchema::examples()
{
    QCOMPARE(keysOf(u"$defs/examples/picture"_s), setOf(format::pictureExampleKeys()));
    QCOMPARE(keysOf(u"$defs/examples/log"_s), setOf(format::logExampleKeys()));
}

void TestAdviceSchema::words()
{
    QSet<QString> programs;
    for (const format::SourceWord &source : format::sources()) {
        programs.insert(source.word);
    }
    QCOMPARE(setOf(at(u"$defs/clue/properties/from/items"_s).value(u"enum"_s).toArray()), programs);
    QCOMPARE(setOf(at(u"$defs/examples/log/properties/from"_s).value(u"enum"_s).toArray()),
             programs - QSet<QString>{u"any"_s});
    QSet<QString> places;
    for (const NodeScope scope : {NodeScope::All, NodeScope::ControlPlane, NodeScope::FirstControlPlane,
                                  NodeScope::Etcd, NodeScope::Here, NodeScope::Deployer}) {
        places.insert(toString(scope));
    }
    QCOMPARE(setOf(at(u"$defs/steps/command/properties/on"_s).value(u"enum"_s).toArray()), places);
    QCOMPARE(setOf(at(u"$defs/subjects/node/properties/on"_s).value(u"enum"_s).toArray()),
             (QSet<QString>{u"all"_s, u"control-plane"_s, u"etcd"_s}));
}

void TestAdviceSchema::nothingElseIsAllowed()
{
    const auto isClosed = [](const QJsonObject &object) {
        return object.value(u"additionalProperties"_s) == QJsonValue(false);
    };
    QVERIFY(isClosed(m_schema));
    for (const QString &folder : {u"$defs/subjects"_s, u"$defs/joints"_s, u"$defs/steps"_s, u"$defs/examples"_s}) {
        const QJsonObject all = at(folder);
        for (auto one = all.constBegin(); one != all.constEnd(); ++one) {
            QVERIFY2(isClosed(one->toObject()), qPrintable(one.key()));
        }
    }
    for (const QString &path : {u"$defs/clue"_s, u"$defs/query"_s, u"$defs/localText"_s}) {
        QVERIFY2(isClosed(at(path)), qPrintable(path));
    }
}

QTEST_GUILESS_MAIN(TestAdviceSchema)

#include "tst_advice_schema.moc"
