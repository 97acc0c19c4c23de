// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>
#include <QTranslator>

namespace kubemori::ui {

/// The language of the window. Switching installs other translators; widgets hear of it by QEvent::LanguageChange.
class Language final : public QObject
{
    Q_OBJECT
public:
    explicit Language(QObject *parent = nullptr);
    ~Language() override;

    /// "en" or "ja"; anything else, also an empty text, means the desktop's language.
    void set(const QString &code);
    [[nodiscard]] const QString &current() const { return m_current; }
    [[nodiscard]] static QStringList available();
    /// The language's own name: "English", "日本語".
    [[nodiscard]] static QString nativeName(const QString &code);
    [[nodiscard]] static QString ofDesktop();

Q_SIGNALS:
    void changed();

private:
    QString m_current;
    QTranslator m_program;
    QTranslator m_qt;
};

} // namespace kubemori::ui
