// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases.hpp"

#include "diff/edit_script.hpp"

#include <QTest>

#include <algorithm>
#include <numeric>
#include <random>

using namespace kubemori::diff;

namespace {

std::vector<int> applied(const std::vector<int> &from, const std::vector<int> &to, const std::vector<Edit> &edits)
{
    std::vector<int> result;
    int at = 0;
    for (const Edit &edit : edits) {
        result.insert(result.end(), from.begin() + at, from.begin() + edit.oldStart);
        if (static_cast<int>(result.size()) != edit.newStart) {
            return {};
        }
        result.insert(result.end(), to.begin() + edit.newStart, to.begin() + edit.newEnd());
        at = edit.oldEnd();
    }
    result.insert(result.end(), from.begin() + at, from.end());
    return result;
}

int size(const std::vector<Edit> &edits)
{
    int sum = 0;
    for (const Edit &edit : edits) {
        sum += edit.oldCount + edit.newCount;
    }
    return sum;
}

/// The fewest items, by the textbook's table.
int fewest(const std::vector<int> &from, const std::vector<int> &to)
{
    std::vector<std::vector<int>> common(from.size() + 1, std::vector<int>(to.size() + 1));
    for (std::size_t i = from.size(); i-- > 0;) {
        for (std::size_t j = to.size(); j-- > 0;) {
            common[i][j] = from[i] == to[j] ? common[i + 1][j + 1] + 1 : std::max(common[i + 1][j], common[i][j + 1]);
        }
    }
    return static_cast<int>(from.size() + to.size()) - 2 * common[0][0];
}

} // namespace

class EditScriptTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void simple();
    void randomEdits_data();
    void randomEdits();
    void shortOnesAreMinimal();
    void nothingInCommonIsBounded();
    void stopped();
};

void EditScriptTest::simple()
{
    QVERIFY(editScript({}, {}, {}).empty());
    const std::vector<int> one{1, 2, 3};
    QVERIFY(editScript(one, one, {}).empty());
    QCOMPARE(editScript({}, one, {}), std::vector<Edit>({{0, 0, 0, 3}}));
    QCOMPARE(editScript(one, {}, {}), std::vector<Edit>({{0, 3, 0, 0}}));
    const std::vector<int> other{1, 4, 3, 5};
    QCOMPARE(editScript(one, other, {}), std::vector<Edit>({{1, 1, 1, 1}, {3, 0, 3, 1}}));
}

void EditScriptTest::randomEdits_data()
{
    QTest::addColumn<int>("length");
    QTest::addColumn<int>("alphabet");
    QTest::addColumn<int>("edits");
    QTest::addColumn<int>("rounds");
    QTest::newRow("short, few kinds") << 12 << 3 << 6 << 3000;
    QTest::newRow("medium") << 200 << 40 << 30 << 300;
    QTest::newRow("two kinds") << 300 << 2 << 100 << 200;
    QTest::newRow("long, all different") << 5000 << 100000 << 200 << 20;
    QTest::newRow("long, much changed") << 5000 << 20 << 4000 << 5;
}

void EditScriptTest::randomEdits()
{
    QFETCH(int, length);
    QFETCH(int, alphabet);
    QFETCH(int, edits);
    QFETCH(int, rounds);
    std::mt19937 random(20260727U + static_cast<unsigned>(length));
    const auto below = [&random](int limit) { return static_cast<int>(random() % static_cast<unsigned>(limit)); };
    for (int round = 0; round < rounds; ++round) {
        std::vector<int> from(static_cast<std::size_t>(below(length + 1)));
        std::ranges::generate(from, [&] { return below(alphabet); });
        std::vector<int> to = from;
        for (int i = below(edits + 1); i > 0; --i) {
            const int kind = below(3);
            const int place = below(static_cast<int>(to.size()) + 1);
            if (kind == 0 || to.empty()) {
                to.insert(to.begin() + place, below(alphabet));
            } else if (kind == 1) {
                to.erase(to.begin() + place % static_cast<int>(to.size()));
            } else {
                to[static_cast<std::size_t>(place) % to.size()] = below(alphabet);
            }
        }
        const std::vector<Edit> script = editScript(from, to, {});
        QCOMPARE(applied(from, to, script), to);
        for (std::size_t i = 0; i < script.size(); ++i) {
            QVERIFY(script[i].oldCount + script[i].newCount > 0);
            // Between two edits there is something equal.
            QVERIFY(i == 0 || script[i].oldStart > script[i - 1].oldEnd());
        }
    }
}

void EditScriptTest::shortOnesAreMinimal()
{
    std::mt19937 random(7);
    for (int round = 0; round < 2000; ++round) {
        std::vector<int> from(random() % 30);
        std::vector<int> to(random() % 30);
        const unsigned kinds = 2 + random() % 8;
        std::ranges::generate(from, [&] { return static_cast<int>(random() % kinds); });
        std::ranges::generate(to, [&] { return static_cast<int>(random() % kinds); });
        QCOMPARE(size(editScript(from, to, {})), fewest(from, to));
    }
}

void EditScriptTest::nothingInCommonIsBounded()
{
    // The same items in another order: the worst case, for which the full search would take minutes.
    std::vector<int> from(60000);
    std::iota(from.begin(), from.end(), 0);
    std::vector<int> to = from;
    std::mt19937 random(11);
    std::ranges::shuffle(to, random);
    QCOMPARE(applied(from, to, editScript(from, to, {})), to);
}

void EditScriptTest::stopped()
{
    std::stop_source source;
    source.request_stop();
    const std::vector<int> from{1, 2, 3, 4};
    const std::vector<int> to{4, 3, 2, 1};
    QCOMPARE(applied(from, to, editScript(from, to, source.get_token())), to);
}

std::unique_ptr<QObject> makeEditScriptTest()
{
    return std::make_unique<EditScriptTest>();
}

#include "edit_script_test.moc"
