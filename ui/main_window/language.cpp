// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window/language.hpp"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace kubemori::ui {

using namespace Qt::StringLiterals;

Language::Language(QObject *parent)
    : QObject(parent)
{
}

Language::~Language()
{
    QCoreApplication::removeTranslator(&m_program);
    QCoreApplication::removeTranslator(&m_qt);
}

QStringList Language::available()
{
    return {u"en"_s, u"ja"_s};
}

QString Language::nativeName(const QString &code)
{
    return code == "ja"_L1 ? u"日本語"_s : u"English"_s;
}

QString Language::ofDesktop()
{
    for (const QString &name : QLocale::system().uiLanguages()) {
        for (const QString &code : available()) {
            if (name.startsWith(code)) {
                return code;
            }
        }
    }
    return u"en"_s;
}

void Language::set(const QString &code)
{
    const QString wanted = available().contains(code) ? code : ofDesktop();
    if (wanted == m_current) {
        return;
    }
    m_current = wanted;
    QCoreApplication::removeTranslator(&m_qt);
    QCoreApplication::removeTranslator(&m_program);
    QLocale::setDefault(QLocale(wanted == "ja"_L1 ? QLocale::Japanese : QLocale::English));
    if (m_qt.load(u"qtbase_"_s + wanted, QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
        QCoreApplication::installTranslator(&m_qt);
    }
    // English has a catalogue too: its plurals.
    if (m_program.load(u":/i18n/kubemori_"_s + wanted + u".qm"_s)) {
        QCoreApplication::installTranslator(&m_program);
    }
    Q_EMIT changed();
}

} // namespace kubemori::ui
