// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

class QFormLayout;
class QLabel;
class QWidget;

namespace kubemori::ui {

/// The rows of a settings page: a label for each field, headings and hints between them. Labels are buddies of their
/// fields, and their text is the field's accessible name.
class Form
{
public:
    /// Lays itself out in `page`.
    explicit Form(QWidget *page);

    /// A field with its label; texts come by setLabel().
    void addField(QWidget *field);
    /// A line over what follows.
    [[nodiscard]] QLabel *addHeading(const QString &objectName);
    /// Quiet text about what is above it.
    [[nodiscard]] QLabel *addHint(const QString &objectName);
    void addWide(QWidget *widget);
    /// The last row takes the room that is left.
    void addStretch();

    /// `text` with its mnemonic.
    static void setLabel(QWidget *field, const QString &text);

private:
    QWidget *m_page;
    QFormLayout *m_layout;
};

} // namespace kubemori::ui
