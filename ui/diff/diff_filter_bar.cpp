// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/diff/diff_filter_bar.hpp"

#include "ui/widgets/icons.hpp"
#include "ui/widgets/plain_text.hpp"

#include <QCheckBox>
#include <QEvent>
#include <QLineEdit>
#include <QVBoxLayout>

namespace kubemori::ui {

using namespace Qt::StringLiterals;

DiffFilterBar::DiffFilterBar(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"diffFilterBar"_s);
    const auto field = [this](const QString &name) {
        auto *result = new QLineEdit(this);
        result->setObjectName(name);
        result->setClearButtonEnabled(true);
        return result;
    };
    m_path = field(u"diffPathFilter"_s);
    m_path->addAction(icons::action(u"search"_s), QLineEdit::LeadingPosition);
    m_text = field(u"diffTextFilter"_s);
    m_text->addAction(icons::action(u"log"_s), QLineEdit::LeadingPosition);
    m_inventory = new QCheckBox(this);
    m_inventory->setObjectName(u"diffOnlyInventory"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 6, 8, 6);
    column->setSpacing(4);
    column->addWidget(m_path);
    column->addWidget(m_text);
    column->addWidget(m_inventory);
    connect(m_path, &QLineEdit::textChanged, this, &DiffFilterBar::pathChanged);
    connect(m_text, &QLineEdit::textChanged, this, &DiffFilterBar::textChanged);
    connect(m_inventory, &QCheckBox::toggled, this, &DiffFilterBar::inventoryChanged);
    setInventory({}, false);
}

QStringList DiffFilterBar::pathWords() const
{
    return m_path->text().split(u' ', Qt::SkipEmptyParts);
}

QString DiffFilterBar::text() const
{
    return m_text->text();
}

bool DiffFilterBar::isOnlyInventory() const
{
    return m_inventory->isChecked() && m_inventory->isEnabled();
}

void DiffFilterBar::setOnlyInventory(bool only)
{
    m_inventory->setChecked(only);
}

void DiffFilterBar::setInventory(const QString &path, bool isSample)
{
    m_folder = path;
    m_isSample = isSample;
    m_inventory->setEnabled(!path.isEmpty());
    retranslateUi();
}

void DiffFilterBar::focusPath()
{
    m_path->setFocus(Qt::ShortcutFocusReason);
    m_path->selectAll();
}

void DiffFilterBar::retranslateUi()
{
    m_path->setPlaceholderText(tr("Filter by path"));
    m_path->setAccessibleName(tr("Filter by path"));
    m_path->setToolTip(tr("Words that must occur in the old or new path"));
    m_text->setPlaceholderText(tr("Filter by changed text"));
    m_text->setAccessibleName(tr("Filter by changed text"));
    m_text->setToolTip(tr("Only files with this text in a line that came or went"));
    m_inventory->setText(tr("Only my inventory"));
    m_inventory->setToolTip(
        m_folder.isEmpty() ? tr("No inventory is set for this cluster.")
        : m_isSample ? plainToolTip(tr("Your inventory is in neither version; what changed in the sample that it was "
                                       "made from is shown: %1")
                                        .arg(m_folder))
                     : plainToolTip(tr("Only files in %1").arg(m_folder)));
}

void DiffFilterBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslateUi();
    }
    QWidget::changeEvent(event);
}

} // namespace kubemori::ui
