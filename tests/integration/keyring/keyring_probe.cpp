// SPDX-License-Identifier: GPL-3.0-or-later
// A program that uses the keyring as a subcommand does: without an event loop on its main thread. Reads a word and its
// arguments from each line of standard input and answers with one line.
#include "base/awaited.hpp"
#include "keyring/keyring_store.hpp"

#include <QCoreApplication>

#include <iostream>
#include <string>
#include <thread>

using namespace kubemori;
using namespace Qt::StringLiterals;

namespace {

QByteArray said(const Error &error)
{
    return (toString(error.code) + u": "_s + error.detail).toUtf8();
}

QByteArray said(const Result<> &result)
{
    return result ? "ok"_ba : said(result.error());
}

QByteArray said(const Result<Secret> &result)
{
    return result ? "ok "_ba + result->bytes() : said(result.error());
}

/// The call is stopped after a while; the answer says how soon it came back.
QByteArray stopped(keyring::KeyringStore &store, const command::SecretKey &key)
{
    std::stop_source stop;
    std::jthread stopper([&stop] {
        SystemClock clock;
        clock.sleepFor(Milliseconds{300}, {});
        stop.request_stop();
    });
    const auto begun = std::chrono::steady_clock::now();
    const auto result = store.lookUp(key, stop.get_token());
    const auto took = std::chrono::steady_clock::now() - begun;
    return said(result) + (took < std::chrono::seconds{2} ? " at once" : " late");
}

QByteArray kept(keyring::KeyringStore &store)
{
    const auto keys = store.kept();
    if (!keys) {
        return said(keys.error());
    }
    QStringList names;
    for (const command::SecretKey &key : *keys) {
        names.append(command::accountName(key));
    }
    return "ok "_ba + names.join(u' ').toUtf8();
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    keyring::KeyringStore store(keyring::AccountIndex::defaultPath(), std::chrono::seconds{3});
    std::string line;
    while (std::getline(std::cin, line)) {
        const QByteArrayList words = QByteArray::fromStdString(line).split(' ');
        const auto key = command::secretKeyOf(QString::fromUtf8(words.value(1))).value_or(command::SecretKey());
        const QByteArray rest = words.mid(2).join(' ');
        QByteArray answer;
        if (words.first() == "available") {
            answer = said(store.availability({}));
        } else if (words.first() == "keep") {
            answer = said(store.keep(key, Secret(QByteArray::fromPercentEncoding(rest)), {}));
        } else if (words.first() == "get") {
            answer = said(store.lookUp(key, {}));
        } else if (words.first() == "get-stopped") {
            answer = stopped(store, key);
        } else if (words.first() == "forget") {
            answer = said(store.forget(key, {}));
        } else {
            answer = kept(store);
        }
        std::cout << answer.constData() << std::endl;
    }
    return 0;
}
